"""Backups: all that Hospes keeps as one SQLite file, whichever engine it comes from or goes to."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection
from sqlalchemy.engine import URL

from bot.errors import CopyError
from storage.copying import Tell, copy, filling, must_exist, open_seals, opening, shown
from storage.engine import file_of, in_use, reading_engine, sqlite_at, writing_engine
from storage.locking import is_locked, make_folder
from storage.moved import refuse_moved, unmark
from storage.schema import HEAD, migrate, revision


def back_up(
    source: URL, file: Path, tell: Tell, beside: Callable[[Path], None] = lambda _made: None
) -> int:
    """Write a database into a file, as of one instant, also while Hospes runs on it.

    The file appears under its name when it is complete, readable for its owner alone; one that
    was there is replaced.

    Args:
        source: the database.
        file: the backup.
        tell: hears of each table.
        beside: puts what else there is into the file, before it gets its name.

    Returns:
        How many anonymous prompts are open in it: it tells who answered those what.

    Raises:
        CopyError: it could not be made, or must not be made there.
        StartupError: the database cannot be opened, or was moved.
        OSError: nothing can be written there.
    """
    file = file.resolve()
    _check_place(file, source)
    with TemporaryDirectory(dir=file.parent, prefix=f".{file.name}-") as folder:
        made = Path(folder) / file.name
        with reading(source) as current, filling(sqlite_at(made)) as target:
            refuse_moved(current)
            copy(current, target, tell)
            seals = open_seals(current)
        beside(made)
        _finish(made)
        made.replace(file)
    _sync(file.parent)
    return seals


def restore(file: Path, target: URL, tell: Tell, then: Callable[[Connection], None]) -> None:
    """Fill an empty database from a backup.

    Args:
        file: the backup, which stays as it is; any SQLite file of Hospes will do, also one of
            an older version.
        target: the database.
        tell: hears of each table.
        then: what else is to be done before the commit.

    Raises:
        CopyError: nothing was restored.
        StartupError: one of the two cannot be opened.
    """
    with opened(file, target) as source, filling(target) as filled:
        copy(source, filled, tell)
        unmark(filled)
        then(filled)


def _check_place(file: Path, source: URL) -> None:
    """Keep a backup from taking the place of what is in use, here or by another installation.

    Raises:
        CopyError: it would.
    """
    if file.exists() and not file.is_file():
        raise CopyError(f"{file} is no file. Name one, like backups/hospes.db.")
    database = file_of(source)
    if database is not None and file in _own(database, file):
        raise CopyError(
            f"{file} belongs to the database itself. Nothing was changed; choose another name."
        )
    if is_locked(file) or in_use(file):
        raise CopyError(
            f"{file} is the database of a Hospes, not a backup. Nothing was changed; choose "
            "another name, or delete it yourself if nobody needs it any more."
        )


def _own(database: Path, file: Path) -> set[Path]:
    """Give the files of a database; the other one too if it is the same by another name."""
    real = database.resolve()
    own = {real.with_name(f"{real.name}{more}") for more in ("", "-wal", "-shm", ".lock")}
    same = file.exists() and real.exists() and file.samefile(real)
    return own | {file} if same else own


@contextmanager
def opened(file: Path, target: URL) -> Iterator[Connection]:
    """Read a backup: a private copy of it, brought up to date.

    Args:
        file: the backup.
        target: beside which the copy is made, if it is a file: there has to be room for it.

    Raises:
        CopyError: it is no backup.
        StartupError: it was made by a newer Hospes.
    """
    must_exist(sqlite_at(file))
    beside = file_of(target)
    if beside:
        make_folder(beside)
    with TemporaryDirectory(prefix=".hospes-", dir=beside and beside.parent) as folder:
        private = Path(folder) / "backup.db"
        try:
            with closing(sqlite3.connect(file)) as old, closing(sqlite3.connect(private)) as new:
                old.backup(new)
        except sqlite3.Error as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
                raise CopyError(f"There is no room in {folder} for a copy of {file}.") from error
            raise CopyError(f"{file} cannot be read as a backup ({error}).") from error
        _bring_up_to_date(private, file)
        with reading(sqlite_at(private)) as connection:
            yield connection


@contextmanager
def reading(source: URL) -> Iterator[Connection]:
    """Open one snapshot of a database.

    Raises:
        CopyError: there is none, or it is not of this version.
        StartupError: it cannot be opened.
    """
    must_exist(source)
    engine = reading_engine(source, 1)
    try:
        with opening():
            connection = engine.connect()
        with connection, connection.begin():
            with opening():
                found = revision(connection)
            if found != HEAD:
                raise CopyError(
                    f"{shown(source)} is of version {found or 'none'}, this Hospes of {HEAD}. "
                    "Use the Hospes that made it, or start this one on it once."
                )
            yield connection
    finally:
        engine.dispose()


def _bring_up_to_date(private: Path, file: Path) -> None:
    engine = writing_engine(sqlite_at(private))
    try:
        with engine.connect() as connection:
            if not revision(connection):
                raise CopyError(f"{file} is no backup of Hospes.")
        migrate(engine)
    finally:
        engine.dispose()


def _finish(made: Path) -> None:
    """Make a database one file that needs no other beside it, on the disk, and nobody else's."""
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    made.chmod(0o600)
    _sync(made)


def _sync(path: Path) -> None:
    """Have a file, or what a folder names, survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
