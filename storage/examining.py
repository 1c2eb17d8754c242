"""Looking at a database as it is: nothing is migrated, and nothing is written for good."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from storage.engine import file_of, reading_engine, writing_engine
from storage.schema import revision

_CHECKED = 500_000_000  # bytes: beyond that looking at every page takes too long
# Nothing is changed, but whoever may not write may not do this either.
_TOUCH = text("UPDATE heartbeats SET part = part WHERE 1 = 0")


@dataclass(frozen=True)
class Look:
    """What a database is.

    Attributes:
        engine: its name and version.
        size: bytes.
        log_size: bytes of SQLite's write-ahead log.
        encoding: of texts; must be UTF8.
        damage: what SQLite finds wrong with the file; empty: nothing, or it is too large to look.
        revision: of its tables; empty: it has none.
        ahead: by how much our clock is ahead of a server's.
    """

    engine: str
    size: int
    log_size: int
    encoding: str
    damage: str
    revision: str
    ahead: timedelta


@contextmanager
def connected(url: URL) -> Iterator[Connection]:
    """Open one snapshot, of whatever version the tables are.

    Raises:
        DBAPIError: the database cannot be opened.
    """
    engine = reading_engine(url, 1)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def look_at(connection: Connection) -> Look:
    """Look at a database."""
    file = file_of(connection.engine.url)
    return _server(connection) if file is None else _file(connection, file)


def why_not_writable(url: URL) -> str:
    """Say why a database with tables does not take anything; empty if it does."""
    engine = writing_engine(url)
    try:
        with engine.connect() as connection:
            connection.execute(_TOUCH)
            connection.rollback()
    except DBAPIError as error:
        return str(error.orig)
    finally:
        engine.dispose()
    return ""


def _server(connection: Connection) -> Look:
    row = connection.execute(
        text(
            "SELECT current_setting('server_version'), pg_database_size(current_database()),"
            " current_setting('server_encoding'), clock_timestamp()"
        )
    ).one()
    ahead = datetime.now(UTC) - row[3]
    return Look(f"PostgreSQL {row[0]}", row[1], 0, row[2], "", revision(connection), ahead)


def _file(connection: Connection, file: Path) -> Look:
    def ask(question: str) -> str:
        return str(connection.exec_driver_sql(question).scalar())

    size = file.stat().st_size
    log = file.with_name(f"{file.name}-wal")
    damage = ask("PRAGMA quick_check(1)") if size <= _CHECKED else "ok"
    return Look(
        engine=f"SQLite {ask('SELECT sqlite_version()')}",
        size=size,
        log_size=log.stat().st_size if log.exists() else 0,
        encoding=ask("PRAGMA encoding").replace("-", ""),
        damage="" if damage == "ok" else damage,
        revision=revision(connection),
        ahead=timedelta(),
    )
