"""Removing from the database's files what the tables no longer hold.

Sealing rewrites the answers of an anonymous prompt; the old rows, with the order in which they
came, must not stay readable in a log or a dead row.
"""

from sqlalchemy import Connection, text

from storage.engine import BUSY_TIMEOUT

_TABLES = ("answers", "asked", "typed", "prompt_runs", "dialogues", "parked_updates")
# A snapshot that is open keeps what died after it was taken from being vacuumed.
_OLDER_SNAPSHOTS = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE backend_xmin IS NOT NULL AND pid <> pg_backend_pid() AND datname = current_database()"
)


def scrub(connection: Connection) -> bool:
    """Empty SQLite's write-ahead log, or vacuum PostgreSQL's tables; outside a transaction.

    Returns:
        whether it was done; a reader may stand in the way, then it is to be tried again.

    Raises:
        sqlite3.Error, DBAPIError: the database did not do it.
    """
    if connection.dialect.name == "sqlite":
        return _truncate_log(connection)
    return _vacuum(connection)


def _truncate_log(connection: Connection) -> bool:
    raw = connection.connection.driver_connection
    assert raw is not None  # noqa: S101 - an open connection has its driver's
    raw.execute("PRAGMA busy_timeout=0")  # others' work must not wait for a reader to end
    try:
        busy, _pages, _moved = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        raw.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT}")
    return not busy


def _vacuum(connection: Connection) -> bool:
    engine = connection.engine.execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as apart:
        free = not apart.execute(_OLDER_SNAPSHOTS).scalar()
        for table in _TABLES:
            apart.execute(text(f"VACUUM {table}"))
    return free
