"""Telling a database that is down from a statement that is wrong."""

import sqlite3

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

# Primary result codes of SQLite that speak of the file or the machine, not of the statement.
_SQLITE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_NOTADB,
}
# Classes of PostgreSQL's SQLSTATE: connection, roll-back, resources, operator, system.
_POSTGRESQL = ("08", "40", "53", "57", "58")
_UNDONE = {"40001", "40P01"}  # serialisation failure, deadlock
_LOCKED = "55P03"  # a lock was not had in time


def is_down(error: DBAPIError) -> bool:
    """Tell whether the same statement may well succeed later."""
    if error.connection_invalidated:
        return True
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in _SQLITE
    state: str | None = getattr(cause, "sqlstate", "")  # psycopg's, not loaded for SQLite
    if state is None:  # the server never answered, or was never asked
        return isinstance(error, OperationalError | InterfaceError)
    return state == _LOCKED or state.startswith(_POSTGRESQL)


def is_contended(error: DBAPIError) -> bool:
    """Tell whether another process stood in the way, so that a new transaction may succeed."""
    return is_undone(error) or getattr(error.orig, "sqlstate", None) == _LOCKED


def is_undone(error: DBAPIError) -> bool:
    """Tell whether PostgreSQL undid this transaction for the sake of others that cross it."""
    return getattr(error.orig, "sqlstate", None) in _UNDONE
