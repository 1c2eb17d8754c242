"""Noticing that a channel was out of reach, whether it was away or we were."""

from collections.abc import Callable

import structlog

from bot.errors import DatabaseDown
from bot.messaging.tracing import trace
from bot.services.returning import ABSENCE, come_back, still_there
from storage.database import Database

log = structlog.get_logger(__name__)

_INTERVAL = 5.0  # seconds between two signs at least; a poll that waits in vain takes longer


class Reach:
    """Keeps the instant at which a channel was last reached.

    Args:
        channel: its key.
        database: what remembers that instant when this process does not.
        wall: gives the machine's wall time in seconds, which goes on while a machine sleeps; never
            that of a rehearsal, which leaps over what nobody waits for.
    """

    def __init__(self, channel: str, database: Database, wall: Callable[[], float]) -> None:
        self._channel = channel
        self._database = database
        self._wall = wall
        self._last = float("-inf")

    async def reached(self) -> None:
        """Write down that the channel has answered; after an absence, have everybody asked anew.

        Raises:
            DatabaseDown: nothing was written; to be tried again.
        """
        now = self._wall()
        gap = now - self._last
        if 0 <= gap < _INTERVAL:
            return
        try:
            if 0 <= gap <= ABSENCE.total_seconds():
                await self._database.transact(still_there, self._channel, origin="reach")
            else:
                await self._come_back()
        except DatabaseDown:
            raise
        except Exception as error:  # noqa: BLE001 - what was sent to us is handled all the same
            log.error("return not noticed", error=trace(error))  # noqa: TRY400 - no content
        self._last = now

    async def _come_back(self) -> None:
        asked = await self._database.transact(come_back, self._channel, origin="reach")
        if asked:
            log.warning("back after an absence", channel=self._channel, asked_anew=asked)
