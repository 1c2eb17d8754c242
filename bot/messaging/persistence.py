"""Doing again what the database did not take, until it does."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog

from bot.clock import Clock
from bot.errors import DatabaseDown
from bot.messaging.waiting import Backoff

log = structlog.get_logger(__name__)

T = TypeVar("T")

_LONGEST = 2.0  # seconds between two tries: what waits here, mostly a mark, holds up its chat


class Persistence:
    """Repeats acts while the database is down; says so once for each.

    Attributes:
        acting: how many acts are being done just now.
        resting: how many wait for the database to come back.
    """

    def __init__(self, part: str, clock: Clock) -> None:
        self._part = part
        self._clock = clock
        self.acting = 0
        self.resting = 0

    async def until_taken(self, act: Callable[[], Awaitable[T]]) -> T:
        """Do it, again and again while that raises DatabaseDown; give what it gives."""
        backoff = Backoff(self._clock, _LONGEST)
        while True:
            self.acting += 1
            try:
                return await act()
            except DatabaseDown:
                if backoff.first:
                    log.warning("waiting for the database", part=self._part)
            finally:
                self.acting -= 1
            await self._rest(backoff)

    async def _rest(self, backoff: Backoff) -> None:
        self.resting += 1
        try:
            await backoff.wait()
        finally:
            self.resting -= 1
