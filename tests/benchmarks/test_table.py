"""The table in docs/benchmarks.md, and the figures kept for it."""

from pathlib import Path

import pytest

from benchmarks.figures import TIMES, Goal, measured
from benchmarks.kept import figures, keep, load
from benchmarks.table import BEGIN, END, PAGE, renewed

POLLING = measured(
    "updates",
    "polling",
    3100,
    "updates/s",
    ratio=2.1,
    beside="echo: 1480",
    goals=[Goal.at_least(2)],
)
BARE = measured("cold_start", "interpreter", 0.0121, "s")


def test_figures_are_kept_by_benchmark(tmp_path: Path) -> None:
    """A later run takes the place of the same benchmark's figures and leaves the others."""
    place = tmp_path / "results.json"
    keep([POLLING], place)
    keep([BARE], place)
    better = measured("updates", "polling", 4000, "updates/s", ratio=3)
    keep([better], place)
    assert figures(load(place)) == [better, BARE]


def test_the_table_is_renewed_and_the_prose_stays(tmp_path: Path) -> None:
    """Between the marks stands a row for each figure; around them nothing changes."""
    place = tmp_path / "results.json"
    keep([POLLING], place)
    keep([BARE], place)
    page = renewed(f"Before\n{BEGIN}\nold\n{END}\nAfter\n", load(place))
    lines = page.splitlines()
    assert lines[:2] == ["Before", BEGIN]
    assert lines[-2:] == [END, "After"]
    assert "old" not in lines
    assert any(
        line.startswith(
            "| polling | `python -m benchmarks updates` | 3100 updates/s | echo: 1480 "
            f"| 2.1 {TIMES} | ≥ 2 {TIMES} | yes |"
        )
        for line in lines
    )
    assert renewed(page, load(place)) == page


def test_a_page_without_marks_is_refused() -> None:
    """Nothing is written where nobody said that the table goes."""
    with pytest.raises(ValueError, match="table"):
        renewed("no marks", {})


def test_the_page_shows_what_is_kept() -> None:
    """docs/benchmarks.md is as `--write` left it."""
    page = PAGE.read_text(encoding="utf-8")
    assert renewed(page, load()) == page
