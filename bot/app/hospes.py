"""The composition root: the one file that names every part."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from functools import partial

from bot.app.line import Line
from bot.clock import Clock
from bot.domain.retention import USUAL, Ages
from bot.errors import StartupError
from bot.messaging.channel import Channel
from bot.messaging.heartbeats import STALE, Heart, Pulses
from bot.messaging.hooking import Webhook
from bot.messaging.pace import Limits
from schedules.clock import AlarmClock
from schedules.tick import tick
from storage.database import Database
from storage.keeping import Keeper, keeper_for

_MOMENT = 0.01  # seconds


class Hospes:
    """The bot: a database, a clock, and the channels it speaks on.

    Args:
        database: not yet started.
        clock: what time it is.
        channels: where people are, each with a bot of its own.
        beside: further channels, that neither wait for those nor let them wait: our own page.
        alarm: wake by the machine's time; a rehearsal calls `tick` by its own clock instead.
        limits: what each channel bears.
        webhook: how updates are brought; none: they are polled.
        ages: how long things are kept.
    """

    def __init__(  # noqa: PLR0913 - the ways in which it can be put together
        self,
        database: Database,
        clock: Clock,
        channels: Sequence[Channel],
        *,
        beside: Sequence[Channel] = (),
        alarm: bool = True,
        limits: Limits | None = None,
        webhook: Webhook | None = None,
        ages: Ages = USUAL,
    ) -> None:
        self.database = database
        self._failure: asyncio.Future[None] | None = None
        self._opening: asyncio.Task[None] | None = None
        self._kept: asyncio.Queue[Line] = asyncio.Queue()
        line = partial(
            Line,
            database=database,
            clock=clock,
            refused=self._refused,
            kept=self._kept.put_nowait,
            limits=limits,
        )
        usual = [line(channel, webhook=webhook) for channel in channels]
        at_once = [line(channel) for channel in beside]
        self.lines = [*usual, *at_once]
        self._clocks = [AlarmClock(database, ages=ages)] if alarm else []
        # What is due goes with those who wait for nobody.
        first, *rest = [lines for lines in (at_once, usual) if lines]
        self._groups = [
            (first, keeper_for(database, [*first, *self._clocks])),
            *((lines, keeper_for(database, lines)) for lines in rest),
        ]
        self._heart = Heart(database, self._pulses)
        self._running = AsyncExitStack()

    @property
    def idle(self) -> bool:
        """Tell whether nothing moves: what is left to do waits for time to pass."""
        return self.database.idle and all(line.idle for line in self.lines)

    def keeps(self, channel: str) -> bool:
        """Tell whether this process polls and sends for a channel just now."""
        return any(keeper.keeps(channel) for _, keeper in self._groups)

    async def start(self) -> None:
        """Start every part, each before those that need it; wait for channels that are away.

        Raises:
            StartupError: one of them cannot; those that had started are stopped again.
        """
        self.begin()
        try:
            await self.begun()
        except BaseException:
            await self.stop()
            raise

    def begin(self) -> None:
        """Start the database; all else follows in the background, once the channels answer.

        Raises:
            StartupError: the database cannot.
        """
        self._failure = asyncio.get_running_loop().create_future()
        self.database.start()
        self._running.callback(self.database.stop)
        self._opening = asyncio.create_task(self._open())

    async def begun(self, within: float | None = None) -> bool:
        """Wait until every part has started, so many seconds at most; tell whether it has.

        Raises:
            StartupError: one of them cannot.
        """
        if self._opening is None:
            return False
        done, _ = await asyncio.wait({self._opening}, timeout=within)
        for opening in done:
            opening.result()
        return bool(done)

    async def _open(self) -> None:
        openings = [asyncio.create_task(self._begin(*group)) for group in self._groups]
        try:
            await asyncio.gather(*openings)
        finally:
            for opening in openings:
                opening.cancel()
            await asyncio.gather(*openings, return_exceptions=True)

    async def _begin(self, lines: Sequence[Line], keeper: Keeper) -> None:
        """Open some channels one after the other; then do what this process has to for them."""
        for line in lines:
            await line.open()
            self._running.push_async_callback(line.close)
        self._running.push_async_callback(keeper.stop)
        await keeper.start()
        if self._clocks and lines is self._groups[0][0]:  # who rehearses needs no doctor
            self._heart.start()
            self._running.push_async_callback(self._heart.stop)

    async def failed(self) -> None:
        """Wait until it turns out that this process may not go on.

        Raises:
            StartupError: says why.
        """
        if self._failure is None or self._opening is None:
            return
        await asyncio.wait({self._failure, self._opening}, return_when=asyncio.FIRST_COMPLETED)
        if self._opening.done():
            self._opening.result()
        await self._failure

    async def caught_up(self) -> None:
        """Wait until those who had written before this start have their answers."""
        for line in self.lines:
            if self.keeps(line.name):
                await line.intake.caught_up.wait()
        while not self.idle:  # noqa: ASYNC110 - coming to rest tells nobody
            await asyncio.sleep(_MOMENT)

    async def kept(self) -> AsyncIterator[Line]:
        """Give each line whose bot this process keeps, now or as soon as it takes it over."""
        while True:
            yield await self._kept.get()

    async def tell_commands(self) -> None:
        """Give every channel that we keep its menu of commands."""
        for line in self.lines:
            if self.keeps(line.name):
                await line.tell_commands()

    async def stop(self) -> None:
        """Stop every part, the last started first; nothing that was taken in is lost."""
        if self._opening is not None:
            self._opening.cancel()
            await asyncio.gather(self._opening, return_exceptions=True)
        await self._running.aclose()

    def stalled(self) -> list[str]:
        """Give the parts of this process that have shown no sign of life for too long."""
        return [part for part, pulse in self._pulses().items() if pulse.late > STALE]

    async def tick(self) -> int:
        """Do what is due by the clock."""
        return await tick(self.database)

    def _pulses(self) -> Pulses:
        running: Sequence[Line | AlarmClock] = [*self.lines, *self._clocks]
        return {part: pulse for one in running for part, pulse in one.pulses.items()}

    def _refused(self, why: str) -> None:
        if self._failure is not None and not self._failure.done():
            self._failure.set_exception(StartupError(why))
