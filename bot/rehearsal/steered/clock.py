"""A clock that people steer: it runs at a speed, stands still, or leaps to an instant."""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.messaging.tracing import trace
from bot.rehearsal.fast_clock import settled
from bot.rehearsal.steered.passing import Passing

log = structlog.get_logger(__name__)

SPEEDS = (1, 10, 60)
PATIENCE = 20.0  # seconds of real time in which everybody must come to rest, else a leap ends
_AGAIN = 0.25  # seconds of real time until what is due and could not be done is tried again


@dataclass(frozen=True)
class _Dues:
    """What falls due by itself: when the next is, and the doing of what is due by now."""

    next: Callable[[], datetime | None]
    fall: Callable[[], Awaitable[object]]


class SteeredClock:
    """Visit time, steered; a `bot.clock.Clock`, to be read from any thread.

    While it stands still nothing falls due, but whoever acts in a chat is answered: what paces
    messages (`monotonic`, `sleep`) goes on at the machine's own speed.

    Args:
        start: the instant at which it stands, UTC.
        real: real seconds.

    Attributes:
        speed: visit seconds in a second of real time, while it runs.
        playing: whether it runs.
        driven: whether somebody lets it go on, in `run`.
        idle: tells whether nobody has anything to do but to wait for this clock.
        watch: told whenever it is steered, or has leapt.
    """

    def __init__(self, start: datetime, real: Callable[[], float] = time.monotonic) -> None:
        self._time = Passing(start, real, self.look_again)
        self._changed = asyncio.Event()
        self._target: datetime | None = None
        self._leapt: asyncio.Future[None] | None = None
        self.driven = False
        self.speed = 1.0
        self.playing = False
        self.idle: Callable[[], bool] = lambda: True
        self.watch: Callable[[], None] = lambda: None

    def now(self) -> datetime:
        """Give the present instant of the visit."""
        return self._time.now()

    def monotonic(self) -> float:
        """Give seconds that never go backwards, for pacing; they pass in a pause, too."""
        return self._time.breath()

    async def sleep(self, seconds: float) -> None:
        """Return when `monotonic` has gone on by this much, also before and after `run`."""
        if not self.driven:
            await asyncio.sleep(max(0.0, seconds) / self._time.breathing)
            return
        await self._time.breathe(seconds)

    async def until_older(self, seconds: float) -> None:
        """Return when the visit is that much older; never while it stands still."""
        await self._time.grow_older(seconds)

    @property
    def leaping(self) -> bool:
        """Tell whether it is on its way to an instant."""
        return self._leapt is not None

    def steer(self, *, playing: bool | None = None, speed: float | None = None) -> None:
        """Let it run or stand still, or run at another speed."""
        self.playing = self.playing if playing is None else playing
        self.speed = speed or self.speed
        if not self.leaping:
            self._go_on()
        self.watch()

    def leap(self, until: datetime) -> asyncio.Future[None]:
        """Begin to go to an instant, past everything before it; give what is done when it is there.

        It ends early if somebody does not come to rest, or if what is due cannot be done. While it
        leaps, a second wish is the first.
        """
        if self._leapt is None:
            self._leapt = asyncio.get_running_loop().create_future()
            self._target = until
            self.look_again()
            self.watch()
        return self._leapt

    def look_again(self) -> None:
        """Hear that something else may be due next."""
        self._changed.set()

    async def run(
        self,
        next_due: Callable[[], datetime | None],
        fall_due: Callable[[], Awaitable[object]],
    ) -> None:
        """Go on until cancelled.

        Args:
            next_due: gives the next instant that nobody sleeps towards but that must not be
                passed over, such as a timeline entry's.
            fall_due: does what is due by now; called when such an instant has come.
        """
        self.driven = True
        try:
            while True:
                await self._try(_Dues(next_due, fall_due))
        finally:
            self.driven = False
            self._time.let_go()  # whoever sends something at the end finds no clock

    async def _try(self, dues: _Dues) -> None:
        """Go one round; whatever fails, the visit must go on."""
        try:
            await self._round(dues)
        except Exception as error:  # noqa: BLE001 - a database that is down comes back
            log.error("the clock stumbled", error=trace(error))  # noqa: TRY400 - no content
            await asyncio.sleep(_AGAIN)

    async def _round(self, dues: _Dues) -> None:
        """Do what is due, then wait for what is next."""
        self._changed.clear()
        if self._target is not None:
            await self._leap(self._target, dues)
        due = dues.next()
        if due is None or due > self.now():
            self._time.wake()
            await self._nap(self._time.pause(due))
            return
        await dues.fall()
        if dues.next() == due:
            await self._nap(_AGAIN)

    async def _leap(self, until: datetime, dues: _Dues) -> None:
        self._time.go_on(breathing=0.0, running=0.0)
        try:
            await self._travel(until, dues)
        finally:
            self._target, leapt = None, self._leapt
            self._leapt = None
            self._go_on()
            if leapt is not None and not leapt.done():
                leapt.set_result(None)
            self.watch()

    async def _travel(self, until: datetime, dues: _Dues) -> None:
        with suppress(TimeoutError):
            while True:
                async with asyncio.timeout(PATIENCE):
                    await settled(self.idle)
                due = dues.next()
                if due is None or due > self.now():
                    if self.now() >= until:
                        return
                    self._time.step(min(until, due or until))
                    continue
                await dues.fall()
                if dues.next() == due:  # it could not be done, and may not be passed over
                    return

    def _go_on(self) -> None:
        breathing, running = (self.speed, self.speed) if self.playing else (1.0, 0.0)
        self._time.go_on(breathing=breathing, running=running)
        self.look_again()

    async def _nap(self, seconds: float | None) -> None:
        if seconds is not None:  # the quicker event loop rounds to milliseconds
            seconds = math.ceil(seconds * 1000) / 1000
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._changed.wait()


class VisitTime:
    """A steered clock as simulated people know it: while it stands still, so do they."""

    def __init__(self, clock: SteeredClock) -> None:
        self._clock = clock
        self.now = clock.now
        self.monotonic = clock.monotonic
        self.sleep = clock.until_older
