"""How many rows each table of an SQLite file has, and how many bytes, indexes included."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_NAMES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
_BYTES = """
    SELECT owner.tbl_name, sum(page.pgsize)
    FROM dbstat('main', 1) AS page JOIN sqlite_master AS owner ON owner.name = page.name
    GROUP BY owner.tbl_name
"""


@dataclass(frozen=True)
class Size:
    """What a table holds."""

    rows: int
    bytes: int


Sizes = Mapping[str, Size]


def sizes(file: Path) -> Sizes:
    """Measure all tables."""
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as connection:
        held = dict(connection.execute(_BYTES).fetchall())
        names = [name for (name,) in connection.execute(_NAMES)]
        return {name: Size(_count(connection, name), held.get(name, 0)) for name in names}


def free_bytes(file: Path) -> int:
    """Give the bytes of the file that are free to be used again."""
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as connection:
        pages = connection.execute("PRAGMA freelist_count").fetchone()[0]
        return int(pages) * int(connection.execute("PRAGMA page_size").fetchone()[0])


def on_disk(file: Path) -> dict[str, int]:
    """Give the bytes of the file, and of its write-ahead log."""
    log = file.with_name(f"{file.name}-wal")
    return {"file": file.stat().st_size, "log": log.stat().st_size if log.exists() else 0}


def grown(before: Sizes, after: Sizes) -> dict[str, Size]:
    """Give what each table that changed has more, the largest first."""
    more = {
        name: Size(size.rows - before[name].rows, size.bytes - before[name].bytes)
        for name, size in after.items()
        if size != before[name]
    }
    return dict(sorted(more.items(), key=lambda item: -item[1].bytes))


def _count(connection: sqlite3.Connection, name: str) -> int:
    found = connection.execute(f'SELECT count(*) FROM "{name}"')  # noqa: S608 - a name of our own
    return int(found.fetchone()[0])
