"""Reading and writing whole tables past everything, on the driver: millions of rows in seconds."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from typing import Protocol

import psycopg
from psycopg import sql
from sqlalchemy import make_url

Field = str | int | bytes | float | None
Row = Sequence[Field]


class Tables(Protocol):
    """A database's tables; a row is as the driver gives it, or as text."""

    def names(self) -> list[str]:
        """Name all tables."""
        ...

    def rows(self, name: str) -> list[Row]:
        """Give all rows of one."""
        ...

    def write(self, name: str, rows: Iterable[Row]) -> None:
        """Write more rows into it."""
        ...

    def seen(self, number: int) -> Iterator[Row]:
        """Give so many rows of `seen_updates`, of another channel."""
        ...


def bulk(url: str) -> AbstractContextManager[Tables]:
    """Open a database that nobody else uses; commit and close it at the end."""
    return _postgresql(url) if url.startswith("postgresql") else _sqlite(url)


@contextmanager
def _sqlite(url: str) -> Iterator[Tables]:
    connection = sqlite3.connect(make_url(url).database or "")
    connection.execute("PRAGMA synchronous=OFF")
    with connection:
        yield _Sqlite(connection)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


@contextmanager
def _postgresql(url: str) -> Iterator[Tables]:
    address = url.replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(address) as connection:
        yield _Postgresql(connection)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")  # as autovacuum would have by then


class _Sqlite:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def names(self) -> list[str]:
        found = self._connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return [name for (name,) in found]

    def rows(self, name: str) -> list[Row]:
        return self._connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - ours

    def write(self, name: str, rows: Iterable[Row]) -> None:
        columns = len(self._connection.execute(f'PRAGMA table_info("{name}")').fetchall())
        places = ", ".join("?" * columns)
        self._connection.executemany(f'INSERT INTO "{name}" VALUES ({places})', rows)  # noqa: S608

    @staticmethod
    def seen(number: int) -> Iterator[Row]:
        now = datetime.now(UTC).replace(tzinfo=None).isoformat(" ")
        return (("past", update, now) for update in range(number))


class _Postgresql:
    def __init__(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        self._connection = connection

    def names(self) -> list[str]:
        found = self._connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        )
        return [str(name) for (name,) in found]

    def rows(self, name: str) -> list[Row]:
        copied = sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(name))
        with self._connection.cursor().copy(copied) as lines:
            text = b"".join(bytes(line) for line in lines).decode()
        return [line.split("\t") for line in text.splitlines()]

    def write(self, name: str, rows: Iterable[Row]) -> None:
        copied = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(name))
        with self._connection.cursor().copy(copied) as lines:
            for row in rows:
                lines.write("\t".join(map(str, row)) + "\n")

    @staticmethod
    def seen(number: int) -> Iterator[Row]:
        now = datetime.now(UTC).replace(tzinfo=None).isoformat(" ")
        return (("past", str(update), now) for update in range(number))
