"""What a file of tables is made of, in finished words."""

from dataclasses import dataclass
from datetime import datetime

Cell = str | int | float | datetime | None
"""A text, a number, a time on the clock of the file (without a zone), or nothing."""


@dataclass(frozen=True)
class Column:
    """What stands above a column; shares are numbers from 0 to 1, shown as percents."""

    title: str
    share: bool = False
    wide: bool = False  # texts of several lines


@dataclass(frozen=True)
class Table:
    """Rows under a head of columns, each row as long as the head."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Book:
    """Tables that belong together, with what a reader should know about them."""

    title: str
    about: str
    made_at: datetime
    tables: tuple[Table, ...]
