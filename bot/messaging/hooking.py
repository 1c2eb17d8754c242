"""Having updates brought to us: asking the channel for it, and knowing that it is the channel."""

import asyncio

import structlog
from telegram.error import TelegramError

from bot.clock import Clock
from bot.messaging.channel import Channel
from bot.messaging.inbound import KINDS
from bot.messaging.supervisor import Supervisor
from bot.messaging.waiting import Backoff

log = structlog.get_logger(__name__)

CONNECTIONS = 40  # deliveries at once that a channel is asked for (Bot API, setWebhook)


class Webhook:
    """Where channels bring their updates.

    Args:
        base: the public address under which `PATH` is reached, e.g. https://visits.example.org.
        clock: what waiting after failures goes by.
    """

    PATH = "/hook/{channel}"

    def __init__(self, base: str, clock: Clock) -> None:
        self._base = base.rstrip("/")
        self._clock = clock
        self._supervisor = Supervisor("webhook")
        self._asking: dict[str, asyncio.Task[None]] = {}

    def ask_for(self, channel: Channel) -> None:
        """Ask a channel, in the background and until it agrees, to bring its updates."""
        self._asking[channel.key] = self._supervisor.start(self._ask(channel))

    def agreed(self, channel: Channel) -> bool:
        """Tell whether a channel that was asked has agreed."""
        asking = self._asking.get(channel.key)
        return asking is not None and asking.done()

    async def forget(self, channel: Channel) -> None:
        """Ask no more; what was agreed stays so, because every process takes updates."""
        asking = self._asking.pop(channel.key, None)
        if asking is not None:
            asking.cancel()
            await asyncio.wait({asking})

    async def _ask(self, channel: Channel) -> None:
        url = self._base + self.PATH.format(channel=channel.key)
        backoff = Backoff(self._clock)
        while True:
            try:
                await channel.calls.set_webhook(url, channel.secret, KINDS, CONNECTIONS)
            except TelegramError as error:
                # What a channel says of this call is about our address, and about nobody.
                log.warning("webhook not set", channel=channel.key, error=_told(error))
                await backoff.wait()
            else:
                log.info("webhook set", channel=channel.key)
                return


def _told(error: TelegramError) -> str:
    return f"{type(error).__name__}: {error.message}"
