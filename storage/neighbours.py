"""Noticing that another process has written to our SQLite file: the command line, beside us.

PostgreSQL tells by itself (`storage.notices`); of a file SQLite says that it changed, if asked.
"""

import asyncio
from collections.abc import Callable

import structlog

from bot.errors import DatabaseDown
from storage.database import Database
from storage.work import Work

log = structlog.get_logger(__name__)

INTERVAL = 1.0  # seconds


async def version(database: Database) -> int:
    """Give a number that changes with each commit of another process.

    Raises:
        DatabaseDown: the database does not answer.
    """
    return await database.transact(_version, origin="neighbours")


async def watch(
    database: Database, known: int, heard: Callable[[], None], interval: float = INTERVAL
) -> None:
    """Ask again and again, and call `heard` after each commit that is not ours; never ends.

    Args:
        database: a file that others may write to.
        known: the version that was taken before its content was looked at.
        heard: told that there may be more.
        interval: seconds between two looks.
    """
    while True:
        try:
            found = await version(database)
            if found != known:
                heard()
            known = found
        except DatabaseDown:
            log.debug("neighbours not asked")  # the writer has said that the database is down
        except Exception:  # whatever it is, they are heard the next time
            log.exception("neighbours not heard")
        await asyncio.sleep(interval)


def _version(work: Work) -> int:
    # Of the connection that writes; every process has one (SQLite, PRAGMA data_version).
    return int(work.connection.exec_driver_sql("PRAGMA data_version").scalar_one())
