"""One bot in use: what comes in, what goes out."""

import asyncio
from collections.abc import Callable
from functools import partial

from bot.clock import Clock
from bot.errors import StartupError
from bot.messaging.bringing import Bringing
from bot.messaging.channel import AnyApplication, Channel
from bot.messaging.heartbeats import Pulses
from bot.messaging.hooking import Webhook
from bot.messaging.intake import Intake
from bot.messaging.pace import Limits
from bot.messaging.persistence import Persistence
from bot.messaging.sender import Sender
from bot.messaging.toasts import Toasts
from bot.services.bots import number_of
from handlers import register
from handlers.context import Parts, bound_to
from handlers.menu import publish
from storage.database import Database
from storage.lease import Lease

_FINISH = 3.0  # seconds for what is in hand when all is in order
_ON_ITS_WAY = 1.0  # seconds for what has left already when nothing more may leave


class Line:
    """A bot on its channel: every process answers taps and may take updates that are brought.

    Its keeper, one process at a time, also polls (or sets the webhook) and sends.

    Args:
        channel: which bot, where.
        database: what it works on.
        clock: what time it is.
        refused: told in a sentence why this process may not go on.
        kept: told that this process keeps the bot from now on.
        limits: what the channel bears.
        webhook: how updates are brought; none: they are polled.

    Attributes:
        opening: the channel has not answered since this process started.
    """

    def __init__(  # noqa: PLR0913 - the parts that it stands between
        self,
        channel: Channel,
        database: Database,
        clock: Clock,
        *,
        refused: Callable[[str], None],
        kept: Callable[["Line"], None],
        limits: Limits | None = None,
        webhook: Webhook | None = None,
    ) -> None:
        self.name = channel.key
        self.secret = channel.secret.encode()
        self.channel = channel
        self._database = database
        self._clock = clock
        self._limits = limits
        self._webhook = webhook
        self._bringing = Bringing(channel, database)
        self._toasts = Toasts(channel.calls)
        parts = Parts(channel.key, database, self._toasts)
        self._application: AnyApplication = channel.application(bound_to(parts), register)
        self.intake = Intake(
            channel,
            self._application,
            database,
            clock,
            expect=self._toasts.expect,
            refused=refused,
        )
        self.sender: Sender | None = None
        self.opening = True
        self._kept = kept
        self._lease = Lease()

    @property
    def username(self) -> str:
        """Give the bot's name on the channel, known once it is open."""
        return str(self._application.bot.username)

    @property
    def pulses(self) -> Pulses:
        """Give what tells that the parts are alive which run here just now."""
        if self.sender is None:
            return {}
        return {f"intake:{self.name}": self.intake.pulse, f"sender:{self.name}": self.sender.pulse}

    @property
    def pace_used(self) -> float:
        """Give which part of what the channel bears was sent in the last second, 0 to 1."""
        return self.sender.pace.used if self.sender is not None else 0.0

    @property
    def idle(self) -> bool:
        """Tell whether nothing moves."""
        sends = self.sender is not None and not self.sender.idle
        return self._toasts.idle and self.intake.idle and not sends

    async def open(self) -> None:
        """Get to know the channel, and be ready for updates that are brought.

        Raises:
            StartupError: the channel does not accept the token, or it is that of another bot.
        """
        await self.channel.open(self._application, self._clock)
        opening = Persistence("line", self._clock)
        try:
            await opening.until_taken(self._check_identity)
        except BaseException:
            await self._application.shutdown()
            raise
        self.opening = False

    async def _check_identity(self) -> None:
        """Make sure that people would go on talking with the bot that they know.

        Raises:
            StartupError: the database has another bot on this channel.
        """
        number = self._application.bot.id
        known = await self._database.transact(number_of, self.name, number)
        if known != number:
            raise StartupError(
                f"The token of {self.name} is that of the bot {number}, but in this database "
                f"{self.name} is the bot {known} (a token begins with its bot's number). People's "
                "chats belong to their bot. Start with the token of that bot, and give the new "
                "one a name of its own in HOSPES_MORE_BOTS; or set DATABASE_URL to another "
                "database."
            )

    async def take_up(self, lease: Lease) -> None:
        """Keep the bot: send, and take in."""
        self._lease = lease
        self.sender = Sender(self.channel, self._database, self._clock, self._limits, lease=lease)
        self.sender.start()
        if self._webhook is None:
            await self.intake.start(lease)
        else:
            self._webhook.ask_for(self.channel)
            self.intake.attend(partial(self._webhook.agreed, self.channel))
            self._bringing.start()
        self._kept(self)

    async def lay_down(self) -> None:
        """Keep it no more; what is on its way may arrive."""
        ends = [self._stop_sending()]
        if self._webhook is None:
            ends.append(self.intake.stop())
        else:
            ends += [self.intake.leave(), self._webhook.forget(self.channel), self._bringing.stop()]
        await asyncio.gather(*ends)

    async def _stop_sending(self) -> None:
        sender, self.sender = self.sender, None
        if sender is not None:
            await sender.stop(_FINISH if self._lease.good else _ON_ITS_WAY)

    def look_again(self, *, messages: bool, timeline: bool) -> None:
        """Hear that another process has written."""
        del timeline  # the clock's matter
        if messages and self.sender is not None:
            self.sender.look_again()

    async def take(self, content: object) -> bool:
        """Take an update that was brought; tell whether it is confirmed."""
        return not self.opening and await self.intake.take(content)

    async def tell_commands(self) -> None:
        """Give the channel its menu of commands; nothing waits for that."""
        await publish(self._application)

    async def close(self) -> None:
        """Take nothing more in."""
        self.opening = True
        await self.intake.stop()
        await self._toasts.stop()
        await self._application.shutdown()
