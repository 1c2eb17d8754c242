"""One process at a time works on a database; the command line may look in beside it."""

import fcntl
import os
from pathlib import Path
from typing import Self, TextIO

from sqlalchemy import Connection, text

from bot.errors import DatabaseInUse, StartupError


def make_folder(database: Path) -> None:
    """Make the folder that a database file lies in.

    Raises:
        StartupError: it cannot be made.
    """
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _not_writable(database, error) from error


def _not_writable(database: Path, error: OSError) -> StartupError:
    return StartupError(
        f"Cannot write to {database.parent} ({error.strerror}). "
        "Make the folder writable, or set DATABASE_URL to another place."
    )


class FileLock:
    """Held while this process works on a database file; ends with the process, whatever happens.

    Raises:
        DatabaseInUse: another process holds it.
        StartupError: the folder cannot be written to.
    """

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + ".lock")
        self._database = database
        self._file: TextIO | None = None

    def acquire(self) -> Self:
        """Take the lock or say who has it."""
        make_folder(self._database)
        try:
            file = self._path.open("a+")
        except OSError as error:
            raise _not_writable(self._database, error) from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            owner = file.read().strip() or "unknown"
            file.close()
            raise DatabaseInUse(
                f"Another Hospes (process {owner}) already works on {self._database}. "
                "Stop it first, or set DATABASE_URL to another file."
            ) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        self._file = file
        return self

    def release(self) -> None:
        """Let the next process have it."""
        if self._file is not None:
            self._file.close()


class SessionLock:
    """The same on PostgreSQL: an advisory lock on the writer's own connection.

    Whoever loses the connection has lost the lock, and cannot write without taking it again.
    """

    _NUMBER = 0x486F73706573  # "Hospes"; advisory locks are per database

    def take(self, connection: Connection) -> None:
        """Take the lock for as long as the connection lasts.

        Raises:
            DatabaseInUse: another process holds it.
        """
        taken = connection.execute(text(f"SELECT pg_try_advisory_lock({self._NUMBER})")).scalar()
        connection.commit()
        if not taken:
            raise DatabaseInUse(
                f"Another Hospes already works on the database {connection.engine.url.database}. "
                "Stop it first, or set DATABASE_URL to another database."
            )
