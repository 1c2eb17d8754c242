"""A clock that jumps to the next instant at which somebody wants something."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.rehearsal.sleepers import Sleepers

_QUIET_ROUNDS = 6  # how often in a row everybody must be found idle
_PATIENCE = 0.001  # seconds of real time before a further look where somebody is at work


class FastClock:
    """Visit time; it stands still while anybody works and jumps when all only wait.

    Args:
        start: the first instant, in UTC.
        speed: visit seconds in a second of real time; none: as fast as the machine can.

    Attributes:
        idle: tells whether nobody has anything to do but to wait for this clock.
        watch: told of each instant to which the clock has jumped.
    """

    def __init__(self, start: datetime, speed: float | None = None) -> None:
        self._start = start
        self._speed = speed
        self._elapsed = 0.0
        self._sleepers = Sleepers()
        self.idle: Callable[[], bool] = lambda: True
        self.watch: Callable[[datetime], None] = lambda _now: None

    def now(self) -> datetime:
        """Give the present instant of the visit."""
        return self._start + timedelta(seconds=self._elapsed)

    def monotonic(self) -> float:
        """Give the seconds of visit time that have passed."""
        return self._elapsed

    async def sleep(self, seconds: float) -> None:
        """Wait until the visit is that much older."""
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        await self._sleepers.add(self._elapsed + seconds)

    async def run(
        self,
        until: datetime,
        next_due: Callable[[], datetime | None],
        fall_due: Callable[[], Awaitable[object]],
    ) -> None:
        """Let the visit go on until an instant, waking sleepers in the order of their time.

        Args:
            until: where to stop.
            next_due: gives the next instant that nobody sleeps towards but that must not be
                jumped over, such as a timeline entry's.
            fall_due: does what is due by now; called when such an instant has come.
        """
        end = self._seconds(until)
        while True:
            await settled(self.idle)
            due = next_due()
            if due is not None and due <= self.now():
                await fall_due()
                continue
            if self._elapsed >= end:
                return
            await self._jump(end, due)

    async def _jump(self, end: float, due: datetime | None) -> None:
        """Go to whatever comes first, and wake who slept towards it."""
        first = self._sleepers.first()
        stops = [end, end if first is None else first]
        if due is not None:
            stops.append(self._seconds(due))
        stop = max(self._elapsed, min(stops))
        if self._speed:
            await asyncio.sleep((stop - self._elapsed) / self._speed)
        self._elapsed = stop
        self.watch(self.now())
        self._sleepers.wake(self._elapsed)

    def _seconds(self, instant: datetime) -> float:
        return (instant - self._start).total_seconds()


async def settled(idle: Callable[[], bool]) -> None:
    """Wait, in real time, until everybody is idle several looks in a row.

    Whoever was just woken needs some rounds of the loop until they are seen at work.
    """
    quiet = 0
    while quiet < _QUIET_ROUNDS:
        await asyncio.sleep(0)
        quiet = quiet + 1 if idle() else 0
        if not quiet:
            await asyncio.sleep(_PATIENCE)
