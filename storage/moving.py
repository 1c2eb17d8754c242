"""Moving an installation from SQLite to PostgreSQL."""

from collections.abc import Callable

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from bot.errors import CopyError
from storage.copying import Tell, copy, filling, must_exist, opening, shown
from storage.engine import file_of, writing_engine
from storage.locking import FileLock
from storage.moved import mark, refuse_moved
from storage.schema import migrate


def move(source: URL, target: URL, tell: Tell, then: Callable[[], None] = lambda: None) -> None:
    """Copy everything into an empty database, and have the old one say so to whoever starts it.

    Nobody writes to the old one from before the copy until it says where everything went, so
    nothing can be lost in between.

    Args:
        source: an SQLite file on which no Hospes runs.
        target: a PostgreSQL database.
        tell: hears of each table.
        then: carries over what else there is, before the commit.

    Raises:
        CopyError: nothing was moved.
        DatabaseInUse: a Hospes runs on the file.
        StartupError: one of the two cannot be opened, or was moved before.
    """
    file = file_of(source)
    if file is None or file_of(target) is not None:
        raise CopyError(
            "Hospes moves from SQLite to PostgreSQL. Everywhere else: hospes backup, "
            "set DATABASE_URL to the new database, hospes restore."
        )
    must_exist(source)
    lock = FileLock(file).acquire()
    try:
        _move(source, target, tell, then)
    finally:
        lock.release()


def _move(source: URL, target: URL, tell: Tell, then: Callable[[], None]) -> None:
    engine = writing_engine(source)
    try:
        with opening():
            migrate(engine)
        with engine.begin() as old:  # takes the file's write lock at once
            refuse_moved(old)
            with filling(target) as new:
                copy(old, new, tell)
                then()
            mark(old, shown(target))
    except DBAPIError as error:
        raise CopyError(f"{shown(source)} could not be moved ({error.orig}).") from error
    finally:
        engine.dispose()
