"""Housekeeping: what is not needed any more is removed."""

import structlog

from bot.domain.retention import USUAL, Ages
from bot.errors import DatabaseDown
from bot.messaging.tracing import trace
from bot.services.housekeeping import expired, forget_answers, tidy
from storage.database import Database

log = structlog.get_logger(__name__)


async def upkeep(database: Database, ages: Ages = USUAL) -> None:
    """Remove what has been kept long enough; what fails is tried again the next time."""
    try:
        await database.transact(tidy, ages)
        for visit_id in await database.read(expired):
            await database.transact(forget_answers, visit_id)
    except DatabaseDown:
        log.warning("the database is down, housekeeping waits")
    except Exception as error:  # noqa: BLE001 - housekeeping must not end the clock
        log.error("housekeeping failed", error=trace(error))  # noqa: TRY400 - no content
