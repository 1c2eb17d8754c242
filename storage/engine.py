"""Engines: how SQLite and PostgreSQL are opened, for writing and for reading."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool, QueuePool

from bot.errors import StartupError

BUSY_TIMEOUT = 5000  # milliseconds
# A server that is gone without a word is noticed, in seconds and milliseconds as libpq has them;
# an address that says otherwise wins.
_NETWORK = {
    "connect_timeout": "5",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
}
_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # a confirmed update must survive a power cut
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",  # a sealed answer must not stay readable in a freed page
    f"PRAGMA busy_timeout={BUSY_TIMEOUT}",
)


def parse(address: str, named: str = "DATABASE_URL") -> URL:
    """Read an address: `sqlite:///path` or `postgresql://…` (driven by psycopg 3).

    Args:
        address: of a database.
        named: the setting or option that it comes from, for the messages.

    Raises:
        StartupError: it is neither, or no file for SQLite to keep.
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:  # the latter: a port that is no number
        raise StartupError(
            f"{named} is no database address. Right would be: sqlite:///data/hospes.db "
            "or postgresql://user@host/name"
        ) from error
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        hint = " Write postgresql://…" if url.get_backend_name() == "postgres" else ""
        raise StartupError(
            f"{named} names {url.get_backend_name()}; Hospes works on sqlite or postgresql.{hint}"
        )
    if is_postgresql(url):
        return url.set(drivername="postgresql+psycopg")
    _check_file(url, named)
    return url


def _check_file(url: URL, named: str) -> None:
    if not url.database or ":memory:" in url.database:
        raise StartupError(
            f"{named} names no file, and what is only in memory is lost with the process. "
            "Name a file: sqlite:///data/hospes.db"
        )
    if url.query:
        raise StartupError(
            f"{named} says {', '.join(url.query)} after a question mark, "
            "but for sqlite Hospes takes a file's name only: sqlite:///data/hospes.db"
        )


def is_postgresql(url: URL) -> bool:
    """Tell which of the two it is."""
    return url.get_backend_name() == "postgresql"


def conninfo(url: URL) -> str:
    """Give PostgreSQL's address as its own library reads it; never to be shown."""
    return _on_network(url).set(drivername="postgresql").render_as_string(hide_password=False)


def _on_network(url: URL) -> URL:
    return url.set(query={**_NETWORK, **url.query}) if is_postgresql(url) else url


def file_of(url: URL) -> Path | None:
    """Give the file of an SQLite address; none for PostgreSQL."""
    return None if is_postgresql(url) else Path(url.database or "hospes.db")


def in_use(file: Path) -> bool:
    """Tell a database that Hospes works on, or did, from a backup: by its write-ahead log.

    Bytes 18 and 19 of the file are 2 then (SQLite, Database File Format, 1.3.3).
    """
    try:
        with file.open("rb") as opened:
            head = opened.read(20)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\0") and head[18:] == b"\x02\x02"


def sqlite_at(file: Path) -> URL:
    """Give the address of a file, whatever characters are in its name."""
    return URL.create("sqlite", database=str(file))


def writing_engine(url: URL) -> Engine:
    """Open the database for the one writer thread."""
    engine = create_engine(_on_network(url), poolclass=NullPool, hide_parameters=True)
    if not is_postgresql(url):
        _drive_sqlite(engine, _SQLITE_PRAGMAS, "BEGIN IMMEDIATE")
    return engine


def reading_engine(url: URL, readers: int) -> Engine:
    """Open the database for this many readers; a write through it is refused."""
    if is_postgresql(url):
        return create_engine(
            _on_network(url),
            poolclass=QueuePool,
            pool_size=readers,
            pool_pre_ping=True,
            hide_parameters=True,
            execution_options={"postgresql_readonly": True, "isolation_level": "REPEATABLE READ"},
        )
    engine = create_engine(url, poolclass=QueuePool, pool_size=readers, hide_parameters=True)
    _drive_sqlite(engine, (f"PRAGMA busy_timeout={BUSY_TIMEOUT}", "PRAGMA query_only=ON"), "BEGIN")
    return engine


def _drive_sqlite(engine: Engine, pragmas: tuple[str, ...], begin: str) -> None:
    """Take transactions into our own hands: the driver would begin them too late."""

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own type
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def start(connection: Any) -> None:  # noqa: ANN401 - SQLAlchemy's event passes what it likes
        connection.exec_driver_sql(begin)
