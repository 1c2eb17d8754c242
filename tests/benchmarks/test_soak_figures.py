"""What a soak tells: how a process grew, and its database."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.table_sizes import Size, free_bytes, grown, on_disk, sizes
from benchmarks.watching import Sight, growth, too_much


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An SQLite file with two tables, one with an index and rows."""
    place = tmp_path / "some.db"
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("CREATE TABLE full (number INTEGER PRIMARY KEY, text TEXT)")
        connection.execute("CREATE INDEX ix_full_text ON full (text)")
        connection.execute("CREATE TABLE none (number INTEGER PRIMARY KEY)")
        rows = [(number, "x" * 100) for number in range(100)]
        connection.executemany("INSERT INTO full VALUES (?, ?)", rows)
        connection.commit()
    return place


def test_a_table_is_as_large_as_its_indexes_too(file: Path) -> None:
    """Rows are counted, and pages of the table and its index together."""
    found = sizes(file)
    assert found["full"].rows == 100
    assert found["full"].bytes >= 2 * 100 * 100
    assert found["none"].rows == 0
    assert on_disk(file)["file"] == sum(size.bytes for size in found.values()) + 4096  # the schema
    assert on_disk(file)["log"] == 0


def test_what_is_removed_is_free_to_be_used_again(file: Path) -> None:
    """The file stays as large; its pages are free."""
    before = on_disk(file)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DELETE FROM full")
        connection.commit()
    assert on_disk(file) == before
    assert free_bytes(file) > 0


def test_growth_is_told_of_what_changed() -> None:
    """The table that grew most comes first, one that did not is left out."""
    before = {"a": Size(1, 10), "b": Size(1, 10), "c": Size(1, 10)}
    after = {"a": Size(2, 20), "b": Size(1, 10), "c": Size(9, 90)}
    assert grown(before, after) == {"c": Size(8, 80), "a": Size(1, 10)}
    assert list(grown(before, after)) == ["c", "a"]


def test_a_process_is_compared_after_its_warm_up() -> None:
    """The medians of the first and the last tenth count, and the CPU in between."""
    sights = [
        Sight(at=float(at), megabytes=100 + at, files=5, threads=3, tasks=9, objects=7, cpu=at / 10)
        for at in range(0, 400, 10)
    ]
    figures = growth(sights, warm_up=200)
    assert figures["megabytes"] == {"first": 305, "last": 485}
    assert figures["files"] == {"first": 5, "last": 5}
    assert figures["cpu_of_a_core"] == pytest.approx(0.1)
    assert too_much(figures) == ["megabytes: from 305.0 to 485.0"]


def test_a_process_may_grow_a_little() -> None:
    """Five megabytes more are borne, and as many tasks as may be on their way; one file is not."""
    figures: dict[str, dict[str, float]] = {
        "megabytes": {"first": 117.0, "last": 122.0},
        "files": {"first": 37, "last": 37},
        "tasks": {"first": 45, "last": 61},
    }
    assert too_much(figures) == []
    more = {what: {**figure, "last": figure["last"] + 1} for what, figure in figures.items()}
    assert [line.partition(":")[0] for line in too_much(more)] == ["megabytes", "files", "tasks"]
