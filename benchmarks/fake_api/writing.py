"""People who write and wait for replies, from the first wish for updates to the last call."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from benchmarks.fake_api.api import Api
from benchmarks.fake_api.driving import Bring, keep_in_flight, keep_pace
from benchmarks.fake_api.flight import Flight
from benchmarks.fake_api.webhook import Posted

QUIET = 1.5  # seconds without a call, longer than a card rests between two drawings


class Writing:
    """The updates, and the way they take: as soon as the bot wants them, as it wants them.

    Args:
        order: chats, warm_up, updates, in_flight, per_second (none: so many in flight).
        tell: told what happens.
    """

    def __init__(self, order: dict[str, Any], tell: Callable[..., None]) -> None:
        self._in_flight: int = order["in_flight"]
        self._per_second: float | None = order["per_second"]
        self._tell = tell
        self._flight = Flight(order["chats"], order["warm_up"], order["updates"], self._heard)
        self.api = Api(self._replied, self._asked)
        self._bring: Bring = self.api.bring
        self._posted: Posted | None = None
        self._wanted, self._done = asyncio.Event(), asyncio.Event()

    async def run(self) -> None:
        """Return when everything is said and done."""
        await self._wanted.wait()
        if self._per_second:
            await keep_pace(self._flight, self._bring, self._per_second)
        else:
            keep_in_flight(self._flight, self._bring, self._in_flight)
        await self._done.wait()
        rest = QUIET
        while rest > 0:
            await asyncio.sleep(rest)
            rest = self.api.busy_at + QUIET - time.monotonic()
        refused = self._posted.refused if self._posted else 0
        self._tell("quiet", said=self._flight.said, calls=self.api.calls, refused=refused)

    def _asked(self, webhook: bytes | None) -> None:
        if self._wanted.is_set():
            return
        if webhook is not None:
            self._posted = Posted(webhook, self._in_flight)
            self._bring = self._posted.bring
        self._wanted.set()

    def _replied(self, chat: int) -> None:
        ours = self._flight.replied(chat)
        if ours and not self._flight.over and not self._per_second:
            self._bring(*self._flight.release())

    def _heard(self, what: str) -> None:
        flight = self._flight
        if what == "warm":
            self._tell(what)
        else:
            self._tell(what, took=flight.ended - flight.began, seconds=flight.seconds)
            self._done.set()
