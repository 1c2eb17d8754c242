"""One process at a time works on a file; the command line may look in beside it."""

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from typing import Self, TextIO

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


def make_file(database: Path) -> None:
    """Make an empty database that only its owner reads, if there is none; SQLite would not.

    Raises:
        StartupError: it cannot be made.
    """
    make_folder(database)
    try:
        with suppress(FileExistsError):
            os.close(os.open(database.resolve(), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise _not_writable(database, error) from error


def _not_writable(database: Path, error: OSError) -> StartupError:
    return StartupError(
        f"Cannot write to {database.parent} ({error.strerror}). "
        "Make the folder writable, or set DATABASE_URL to another place."
    )


def is_locked(database: Path) -> bool:
    """Tell whether a process works on a database file just now."""
    try:
        with _lock_of(database).open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:  # there is none, or it is not ours to look at
        return False
    return False


def _lock_of(database: Path) -> Path:
    real = database.resolve()  # whoever comes by another name is to be refused too
    return real.with_name(f"{real.name}.lock")


class FileLock:
    """Held while this process works on a database file; ends with the process, whatever happens.

    Raises:
        DatabaseInUse: another process holds it.
        StartupError: the folder cannot be written to.
    """

    def __init__(self, database: Path) -> None:
        self._path = _lock_of(database)
        self._database = database
        self._file: TextIO | None = None

    def acquire(self) -> Self:
        """Take the lock or say who has it."""
        make_folder(self._path)
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
