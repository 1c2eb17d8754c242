"""Answers to taps on buttons: at once, directly, and never twice."""

import asyncio

import structlog
from telegram.error import TelegramError

from bot.messaging.calls import Calls
from bot.messaging.supervisor import Supervisor

log = structlog.get_logger(__name__)

PATIENCE = 2.0  # seconds of real time that a tap waits before it gets an empty answer


class Toasts:
    """The taps of one channel that wait for their answer.

    A tap whose answer is lost loses nothing: what it did is committed, and its card shows it.
    """

    def __init__(self, calls: Calls, patience: float = PATIENCE) -> None:
        self._calls = calls
        self._supervisor = Supervisor("toasts")
        self._patience = patience
        self._waiting: dict[str, asyncio.TimerHandle] = {}

    @property
    def idle(self) -> bool:
        """Tell whether no answer is on its way."""
        return not len(self._supervisor)

    def expect(self, query_id: str) -> None:
        """Begin to wait for the answer to a tap; it gets an empty one if none comes."""
        loop = asyncio.get_running_loop()
        self._waiting[query_id] = loop.call_later(self._patience, self._answer, query_id, "", False)

    def toast(self, query_id: str, text: str, *, alert: bool) -> None:
        """Answer a tap in the background."""
        timer = self._waiting.pop(query_id, None)
        if timer is not None:
            timer.cancel()
        self._answer(query_id, text, alert)

    async def stop(self) -> None:
        """Answer nobody any more."""
        for timer in self._waiting.values():
            timer.cancel()
        self._waiting.clear()
        await self._supervisor.stop()

    def _answer(self, query_id: str, text: str, alert: bool) -> None:
        self._waiting.pop(query_id, None)
        self._supervisor.start(self._send(query_id, text, alert=alert))

    async def _send(self, query_id: str, text: str, *, alert: bool) -> None:
        try:
            await self._calls.answer(query_id, text, alert=alert)
        except TelegramError as error:  # too old, mostly: a minute after the tap it is
            log.debug("tap not answered", query=query_id, error=type(error).__name__)
