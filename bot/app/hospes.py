"""The composition root: the one file that names every part."""

from collections.abc import Sequence
from contextlib import AsyncExitStack

from bot.clock import Clock
from bot.messaging.channel import AnyApplication, Channel
from bot.messaging.intake import Intake
from bot.messaging.sender import Sender
from handlers import register
from handlers.context import Parts, bound_to
from handlers.menu import publish
from schedules.clock import AlarmClock
from schedules.tick import tick
from storage.database import Database


class Line:
    """One channel in use: what comes in, what goes out."""

    def __init__(self, channel: Channel, database: Database, clock: Clock) -> None:
        self.channel = channel
        self._database = database
        self._clock = clock
        self.sender = Sender(channel, database, clock)
        parts = Parts(channel.key, database, self.sender)
        self._application: AnyApplication = channel.application(bound_to(parts), register)
        self.intake = Intake(channel, self._application, database, clock, expect=self.sender.expect)

    @property
    def username(self) -> str:
        """Give the bot's name on the channel, known once it is open."""
        return str(self._application.bot.username)

    async def start(self) -> None:
        """Open the channel, then send, then take in.

        Raises:
            StartupError: the channel does not accept the token.
        """
        await self.channel.open(self._application, self._clock)
        self.sender.start()
        await self.intake.start()

    async def tell_commands(self) -> None:
        """Give the channel its menu of commands; nothing waits for that."""
        await publish(self._application)

    async def stop(self) -> None:
        """Take nothing more in, let what is on its way arrive."""
        await self.intake.stop()
        await self.sender.stop()
        await self._application.shutdown()


class Hospes:
    """The bot: a database, a clock, and the channels it speaks on.

    Args:
        database: not yet started.
        clock: what time it is.
        channels: where people are.
        alarm: wake by the machine's time; a rehearsal calls `tick` by its own clock instead.
    """

    def __init__(
        self, database: Database, clock: Clock, channels: Sequence[Channel], *, alarm: bool = True
    ) -> None:
        self.database = database
        self.lines = [Line(channel, database, clock) for channel in channels]
        self._alarm = AlarmClock(database) if alarm else None
        self._running = AsyncExitStack()

    @property
    def idle(self) -> bool:
        """Tell whether nothing moves: what is left to do waits for time to pass."""
        return self.database.idle and all(
            line.intake.idle and line.sender.idle for line in self.lines
        )

    async def start(self) -> None:
        """Start every part, each before those that need it.

        Raises:
            StartupError: one of them cannot; those that had started are stopped again.
        """
        async with AsyncExitStack() as starting:
            self.database.start()
            starting.callback(self.database.stop)
            for line in self.lines:
                await line.start()
                starting.push_async_callback(line.stop)
            if self._alarm:
                await self._alarm.start()
                starting.push_async_callback(self._alarm.stop)
            self._running = starting.pop_all()

    async def tell_commands(self) -> None:
        """Give every channel its menu of commands."""
        for line in self.lines:
            await line.tell_commands()

    async def stop(self) -> None:
        """Stop every part, the last started first; nothing that was taken in is lost."""
        await self._running.aclose()

    async def tick(self) -> int:
        """Do what is due by the clock."""
        return await tick(self.database)


def heartbeats_of(channels: Sequence[str]) -> list[str]:
    """Name the parts that must show signs of life while Hospes runs on these channels."""
    return [
        "clock",
        *(f"{part}:{channel}" for channel in channels for part in ("intake", "sender")),
    ]
