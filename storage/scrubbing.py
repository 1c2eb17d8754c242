"""Removing from the database's files what the tables no longer hold.

Sealing rewrites the answers of an anonymous prompt; the old rows, with the order in which they
came, must not stay readable in a log or a dead row. That this is owed is written down by the
transaction that seals, so that whichever process lives pays it.
"""

from sqlalchemy import Connection, bindparam, delete, select, text
from sqlalchemy.exc import DBAPIError

from storage.downtime import is_contended
from storage.engine import BUSY_TIMEOUT
from storage.tables.messaging import Installation

OWED = "scrub:"
"""How the names of debts begin in `installation`; each has one of its own, so that nobody waits."""

_READERS_END = 50  # milliseconds
_TABLES = (
    "answers",
    "live_answers",
    "asked",
    "cards",
    "typed",
    "prompt_runs",
    "dialogues",
    "parked_updates",
)
_owed = select(Installation.name).where(Installation.name.startswith(OWED))
_paid = delete(Installation).where(Installation.name.in_(bindparam("names", expanding=True)))
# Whatever works on a table as a whole may do so for long, and the writer has others to serve.
_PATIENCE = text("SET lock_timeout = '1s'")
# A snapshot that is open keeps what died after it was taken from being vacuumed.
_OLDER_SNAPSHOTS = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE backend_xmin IS NOT NULL AND pid <> pg_backend_pid() AND datname = current_database()"
)


def pay(connection: Connection) -> bool:
    """Do what is owed, by whomever; outside a transaction.

    Returns:
        whether nothing of it is owed any more; what stands in the way may be gone later.

    Raises:
        sqlite3.Error, DBAPIError: the database did not do it.
    """
    with connection.begin():
        names = connection.scalars(_owed).all()
    if not names:
        return True
    if not scrub(connection):
        return False
    with connection.begin():
        connection.execute(_paid, {"names": names})
    return True


def scrub(connection: Connection) -> bool:
    """Empty SQLite's write-ahead log, or vacuum PostgreSQL's tables; outside a transaction.

    Returns:
        whether it was done; a reader or a lock may stand in the way.

    Raises:
        sqlite3.Error, DBAPIError: the database did not do it.
    """
    if connection.dialect.name == "sqlite":
        return _truncate_log(connection)
    return _vacuum(connection)


def _truncate_log(connection: Connection) -> bool:
    raw = connection.connection.driver_connection
    assert raw is not None  # noqa: S101 - an open connection has its driver's
    # Who draws a card ends soon. Others' work must not wait for a reader who takes long.
    raw.execute(f"PRAGMA busy_timeout={_READERS_END}")
    try:
        busy, _pages, _moved = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        raw.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT}")
    return not busy


def _vacuum(connection: Connection) -> bool:
    engine = connection.engine.execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as apart:
        apart.execute(_PATIENCE)
        free = not apart.execute(_OLDER_SNAPSHOTS).scalar()
        try:
            for table in _TABLES:
                apart.execute(text(f"VACUUM {table}"))
        except DBAPIError as error:
            if not is_contended(error):
                raise
            return False
    return free
