"""The one getUpdates that may wait at the server: a second one, or a webhook, ends it."""

import asyncio

from bot.chat_server.errors import BotApiError
from bot.chat_server.signals import Signal

CONFLICT = 409
CONFLICT_SECONDS = 3.0


class WaitingCall:
    """Waits until something comes; who begins to wait has ended the one before."""

    def __init__(self) -> None:
        self._waiting: asyncio.Future[BotApiError | None] | None = None
        self._next_conflict = 0.0
        self.conflict_seconds = CONFLICT_SECONDS
        self._hurry = Signal()

    async def wait(self, seconds: float) -> None:
        """Wait to be woken, at most so long; raises the BotApiError with which it is ended."""
        self._waiting = mine = asyncio.get_running_loop().create_future()
        try:
            await asyncio.wait([mine], timeout=seconds)
        finally:
            self._waiting = None if self._waiting is mine else self._waiting
        if mine.done() and (reason := mine.result()):
            raise await self.in_time(reason)

    def wake(self) -> None:
        """Let the call that waits look again; it still counts as the one that waits."""
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(None)

    def end(self, reason: BotApiError | None = None) -> None:
        """Make the call that waits return, with an error if a reason is given."""
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(reason)
        self._waiting = None
        if reason is None:
            self._hurry.fire()

    async def in_time(self, refusal: BotApiError) -> BotApiError:
        """A refusal, when it is to be told: a conflict within 3 s of another one is held back."""
        now = asyncio.get_running_loop().time()
        if refusal.code != CONFLICT:
            return refusal
        if now < self._next_conflict:
            await self._hurry.wait(self.conflict_seconds)
        else:
            self._next_conflict = now + self.conflict_seconds
        return refusal
