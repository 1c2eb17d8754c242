"""The table in docs/benchmarks.md, made from the kept figures; the prose around it stays."""

from collections.abc import Iterable

from benchmarks.figures import TIMES, Figure
from benchmarks.kept import Kept
from benchmarks.processes import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"
BEGIN = "<!-- the table: python -m benchmarks --write -->"
END = "<!-- end of the table -->"
NONE = "\N{EN DASH}"
_HEAD = [
    "| figure | command | measured | beside it | ratio | goal | reached | on |",
    "|---|---|---|---|---|---|---|---|",
]


def write(kept: Kept) -> None:
    """Renew the table."""
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8"), kept), encoding="utf-8")


def renewed(page: str, kept: Kept) -> str:
    """Give the page with the table of all kept figures made anew.

    Raises:
        ValueError: a mark is missing.
    """
    return between(page, BEGIN, rows(kept))


def between(page: str, begin: str, lines: Iterable[str]) -> str:
    """Give a page with these lines between a mark and the end of the table.

    Raises:
        ValueError: a mark is missing.
    """
    before, found, rest = page.partition(begin)
    _, found_end, after = rest.partition(END)
    if not (found and found_end):
        raise ValueError(f"no {begin} and {END}")
    return "\n".join([before + begin, "", *lines, "", END + after])


def rows(kept: Kept) -> list[str]:
    """Write the table, line by line."""
    return _HEAD + [
        _row(Figure(**figure), f"{entry['date']}, {entry['machine']}")
        for entry in kept.values()
        for figure in entry["figures"]
    ]


def _row(figure: Figure, on: str) -> str:
    cells = [
        figure.figure,
        f"`python -m benchmarks {figure.benchmark}`",
        f"{figure.value:g} {figure.unit}",
        figure.beside or NONE,
        NONE if figure.ratio is None else f"{figure.ratio:g} {TIMES}",
        figure.goal or NONE,
        {True: "yes", False: "**no**", None: NONE}[figure.met],
        on,
    ]
    return f"| {' | '.join(cells)} |"
