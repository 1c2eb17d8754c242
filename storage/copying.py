"""Copying all that Hospes keeps into an empty database, and comparing the two row by row.

A backup, a restore and a move are this one copy, in any direction between the two engines.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Result,
    Row,
    Select,
    Table,
    Text,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from bot.errors import CopyError, StartupError
from storage.engine import file_of, writing_engine
from storage.locking import FileLock, make_file
from storage.schema import migrate
from storage.tables import Base
from storage.tables.prompts import PromptRun

TABLES = Base.metadata.sorted_tables
_HARMLESS = {"host", "port", "user", "dbname", "sslmode"}  # libpq; others may be secrets
_PIECEMEAL = {"yield_per": 500}  # rows in memory at once
_open_seals = select(func.count()).where(
    PromptRun.seal_key.is_not(None), PromptRun.__table__.c.state != "closed"
)


@dataclass(frozen=True)
class Copied:
    """A table that was copied, and found to be the same on both sides."""

    table: str
    rows: int


Tell = Callable[[Copied], None]


def copy(source: Connection, target: Connection, tell: Tell) -> None:
    """Copy every table and compare every row; both connections are in a transaction.

    Args:
        source: one snapshot, however long it takes.
        target: has all tables, and nothing in them.
        tell: hears of each table that is done.

    Raises:
        CopyError: a table was not taken, or is not the same; nothing may be committed.
    """
    for table in TABLES:
        try:
            rows = _write(table, source, target)
            _compare(table, source, target)
        except DBAPIError as error:
            raise CopyError(
                f"The table {table.name} could not be copied ({_reason(error)})."
            ) from error
        tell(Copied(table.name, rows))


@contextmanager
def filling(url: URL) -> Iterator[Connection]:
    """Open an empty database for a copy: all of it is there afterwards, or nothing.

    Nobody else writes to it meanwhile.

    Raises:
        CopyError: there is something in it, or it did not take the copy.
        DatabaseInUse: another process works on it.
        StartupError: it cannot be opened.
    """
    file = file_of(url)
    lock = FileLock(file).acquire() if file else None
    engine = writing_engine(url)
    try:
        if file:
            make_file(file)
        with opening():
            migrate(engine)
        with engine.begin() as connection:
            _alone(connection)
            yield connection
    except DBAPIError as error:
        raise CopyError(f"{shown(url)} did not take the copy ({_reason(error)}).") from error
    finally:
        engine.dispose()
        if lock:
            lock.release()


def must_exist(url: URL) -> None:
    """Keep SQLite from making a file where there should be one.

    Raises:
        CopyError: there is none.
    """
    file = file_of(url)
    with suppress(PermissionError):  # whoever opens it says so in better words
        if file is not None and not file.is_file():
            raise CopyError(f"There is no file {file}.")


def shown(url: URL) -> str:
    """Write an address without a password, wherever in it that is."""
    query = {name: value for name, value in url.query.items() if name in _HARMLESS}
    return url.set(drivername=url.get_backend_name(), query=query).render_as_string()


@contextmanager
def opening() -> Iterator[None]:
    """Say in a sentence why a database cannot be opened.

    Raises:
        StartupError: it cannot.
    """
    try:
        yield
    except DBAPIError as error:
        raise StartupError(f"The database cannot be opened: {error.orig}") from error


def open_seals(connection: Connection) -> int:
    """Count the anonymous prompts whose key is still there: a copy tells who answered what."""
    return int(connection.execute(_open_seals).scalar() or 0)


def _alone(connection: Connection) -> None:
    """Keep others from writing until the commit, and make sure that nobody has."""
    if connection.dialect.name == "postgresql":  # SQLite has one writer anyway
        names = ", ".join(table.name for table in TABLES)
        connection.execute(text(f"LOCK TABLE {names} IN EXCLUSIVE MODE"))
    for table in TABLES:
        if connection.execute(select(table).limit(1)).first() is not None:
            raise CopyError(
                f"There is something in {shown(connection.engine.url)} already: the table "
                f"{table.name} has rows. Nothing was changed. "
                "Hospes copies into an empty database only; name another one."
            )


def _write(table: Table, source: Connection, target: Connection) -> int:
    written = 0
    with _all(table, source) as rows:
        for batch in rows.partitions():
            target.execute(insert(table), [row._asdict() for row in batch])
            written += len(batch)
    return written


def _compare(table: Table, source: Connection, target: Connection) -> None:
    with _all(table, source) as mine, _all(table, target) as theirs:
        same = all(_whole(one) == _whole(other) for one, other in zip_longest(mine, theirs))
    if not same:
        raise CopyError(f"The table {table.name} is not the same after copying.")


def _whole(row: Row[Any] | None) -> str:
    """Write a row out: then 1, 1.0 and True are three things, and an instant is not its text."""
    return "" if row is None else repr(tuple(row))  # a row's own repr cuts long values


def _all(table: Table, connection: Connection) -> Result[Any]:
    return connection.execute(_in_order(table, connection), execution_options=_PIECEMEAL)


def _in_order(table: Table, connection: Connection) -> Select[Any]:
    """Select all rows in an order that is the same on both engines: that of the bytes."""
    keys: list[ColumnElement[Any]] = list(table.primary_key)
    if connection.dialect.name == "postgresql":
        keys = [key.collate("C") if isinstance(key.type, Text) else key for key in keys]
    return select(table).order_by(*keys)


def _reason(error: DBAPIError) -> str:
    """Say what a database complains of, without the values that it may quote."""
    state = getattr(error.orig, "sqlstate", "")
    return f"{type(error.orig).__name__} {state}".strip() if state else str(error.orig)
