"""A database with rows in every table, with values that two engines may keep differently."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Integer,
    LargeBinary,
    Text,
    insert,
    select,
)
from sqlalchemy.engine import URL

from storage.copying import TABLES
from storage.engine import reading_engine
from storage.tables.base import UtcDateTime
from storage.work import Work

_NOON = datetime(2027, 4, 20, 12, 0, 0, 123456, tzinfo=UTC)
_WORDS = "Zoë \N{GRINNING FACE} ''\"\\\n\t%s :x ."
_VALUES: dict[type, Callable[[int], object]] = {
    UtcDateTime: lambda number: _NOON + timedelta(microseconds=number),
    Boolean: lambda number: number % 2 == 0,
    JSON: lambda number: {
        "long": "x" * 1000,
        "b": [1, 1.0, True, None, "\0é"],
        "a": {"number": number, "empty": {}},
        "z": "y" * 1000,
    },
    LargeBinary: lambda number: bytes([0, 255, number]),
    Text: lambda number: f"{_WORDS}{'aBä_'[number]}",
    Integer: lambda number: 2**62 + number,
}


def fill(work: Work) -> None:
    """Write four rows into each table; what may be missing is so in every second."""
    for table in TABLES:
        rows = [{c.name: _value(c, number) for c in table.columns} for number in range(4)]
        work.connection.execute(insert(table), rows)


def _value(column: Column[Any], number: int) -> object:
    if column.nullable and number % 2:
        return None
    return next(make(number) for kind, make in _VALUES.items() if isinstance(column.type, kind))


def content(url: URL) -> dict[str, list[str]]:
    """Give every row of a database, written out, by table."""
    engine = reading_engine(url, 1)
    with engine.begin() as connection:
        found = {
            t.name: sorted(repr(tuple(row)) for row in connection.execute(select(t)))
            for t in TABLES
        }
    engine.dispose()
    return found
