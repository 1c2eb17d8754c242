"""One look at the clock: everything that is due by now is done."""

import asyncio
from collections.abc import Callable

import structlog

from bot import tally
from bot.errors import DatabaseDown
from bot.messaging.tracing import trace
from schedules.kinds import fail_entry, run_entry
from storage.database import Database
from storage.work import Reading

log = structlog.get_logger(__name__)

BATCH = 500  # entries taken from the timeline at once


async def tick(database: Database, done: Callable[[], None] = lambda: None) -> int:
    """Do all that is due at the database's own time, each entry in a transaction of its own.

    May run late, twice or beside itself: an entry is done once. One that fails is recorded as
    failed; while the database is down, entries stay planned.

    Args:
        database: whose timeline it is.
        done: told after each entry.

    Returns:
        How many entries were looked at.
    """
    looked_at: set[str] = set()
    while fresh := [key for key in await database.read(_due) if key not in looked_at]:
        looked_at.update(fresh)
        await asyncio.gather(*(_do(database, key, done) for key in fresh))
    return len(looked_at)


def _due(reading: Reading) -> list[str]:
    return reading.timeline.due(reading.now, BATCH)


async def _do(database: Database, key: str, done: Callable[[], None]) -> None:
    try:
        late = await database.transact(run_entry, key, origin=key)
        if late is not None:
            tally.lateness.add(late)
    except DatabaseDown:
        log.warning("entry stays planned, the database is down", key=key)
    except Exception as error:  # noqa: BLE001 - whatever a service raises, the others go on
        why = trace(error)
        log.error("entry failed", key=key, error=why)  # noqa: TRY400 - no content
        await _fail(database, key, why)
    done()


async def _fail(database: Database, key: str, why: str) -> None:
    try:
        await database.transact(fail_entry, key, why, origin=f"{key}/failed")
    except DatabaseDown:
        log.warning("failure not recorded, the database is down", key=key)
