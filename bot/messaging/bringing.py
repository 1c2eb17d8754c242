"""Asking a channel again and again whether it can bring its updates."""

import asyncio
from datetime import UTC, datetime

import structlog
from telegram.error import TelegramError

from bot.errors import DatabaseDown
from bot.messaging.channel import Channel
from bot.messaging.supervisor import Supervisor
from bot.messaging.tracing import trace
from bot.services.bringing import Brought, judge_bringing
from storage.database import Database

log = structlog.get_logger(__name__)

INTERVAL = 15.0  # seconds of real time between two questions


class Bringing:
    """Knows how the webhook of one channel stands, by the channel's own account.

    Args:
        channel: which.
        database: what remembers it.
    """

    def __init__(self, channel: Channel, database: Database) -> None:
        self._channel = channel
        self._database = database
        self._supervisor = Supervisor("bringing")
        self._well = False  # until it was looked at: the keeper before may have seen trouble
        self._told = False

    def start(self) -> None:
        """Begin."""
        self._supervisor.start(self._look_on())

    async def stop(self) -> None:
        """Ask no more."""
        await self._supervisor.stop()

    async def look(self) -> None:
        """Ask once; a channel or a database that does not answer is told by others."""
        try:
            found = await self._channel.calls.webhook()
            pending, failed = found["pending_update_count"], found.get("last_error_date")
            if self._well and not (pending and failed):
                return
            at = datetime.fromtimestamp(failed, UTC) if failed else None
            # Whoever stops us must not stop a transaction that has begun.
            judged = self._database.transact(
                judge_bringing, self._channel.key, pending, at, origin="bringing"
            )
            self._tell(await asyncio.shield(judged), str(found.get("last_error_message", "")))
        except (TelegramError, DatabaseDown):
            return
        except Exception as error:  # noqa: BLE001 - a fault of ours must not end it
            log.error("bringing not looked at", error=trace(error))  # noqa: TRY400 - no content

    async def _look_on(self) -> None:
        while True:
            await self.look()
            await asyncio.sleep(INTERVAL)

    def _tell(self, brought: Brought, why: str) -> None:
        self._well = brought.failing is None
        known = {"channel": self._channel.key}
        if brought.failing is not None and not self._told:
            log.warning(
                "updates do not reach us",
                **known,
                why=why,
                mend="see that the address leads here, over https that Telegram trusts",
            )
        elif brought.failed_for:
            log.warning(
                "updates reach us again",
                **known,
                seconds=round(brought.failed_for),
                asked_anew=brought.asked,
            )
        self._told = not self._well
