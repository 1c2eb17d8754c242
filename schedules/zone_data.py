"""When time zones were renewed, what was planned by the old ones is planned anew."""

import structlog

from bot.errors import DatabaseDown
from bot.messaging.tracing import trace
from bot.services.zone_data import plan_anew, visits
from bot.services.zone_notes import is_planned, note_planned, planned_by
from bot.zone_data import in_use
from storage.database import Database

log = structlog.get_logger(__name__)


async def follow_zone_data(database: Database) -> None:
    """Plan by the data in use, a visit each, if that is not done yet; one that fails stays as is.

    Whoever is interrupted does it the next time.

    Raises:
        DatabaseDown: the database cannot be reached.
    """
    if await database.read(is_planned):
        return
    before, known = await database.read(planned_by), await database.read(visits)
    for visit_id in known:
        await _plan_anew(database, visit_id)
    await database.transact(note_planned)
    if known:
        log.info("planned by other time zone data", before=before or None, now=in_use().release)


async def _plan_anew(database: Database, visit_id: int) -> None:
    try:
        await database.transact(plan_anew, visit_id)
    except DatabaseDown:
        raise
    except Exception as error:  # noqa: BLE001 - the other visits must go on
        why = trace(error)
        log.error("visit not planned anew", visit=visit_id, error=why)  # noqa: TRY400 - no content
