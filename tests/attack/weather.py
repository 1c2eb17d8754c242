"""What a chat server does in a storm: refuses, drops, falls silent, and does not know people."""

import asyncio
import random
import time
from collections.abc import Sequence

from bot.chat_server import ChatServer, Fault
from bot.chat_server.faults import Kind
from tests.attack.crowd import Member
from tests.attack.visit import TITLES, TOPIC

_OFTEN = 4.0  # faults a second
_LASTS = 1.0  # seconds that a fault waits for a call
_MESSAGES = ("sendMessage", "editMessageText")
_METHODS = (None, None, *_MESSAGES, *_MESSAGES, "getUpdates", "answerCallbackQuery")
_KINDS: dict[Kind, int] = {
    "too_many_requests": 30,
    "server_error": 25,
    "drop_before": 25,
    "drop_after": 20,
}
_RARE = 0.12  # of those who are asked for patience are asked for much
_MUCH = (10, 30)  # seconds
_LITTLE = (1, 3)
_ALWAYS = 1_000_000  # calls
_SHARE = 3  # every third person
_SOON = (0.5, 2.0)  # seconds until somebody writes who takes messages again
_PATIENCE = 60  # seconds
_ONE_BY_ONE = 0.001  # seconds


class Silence(Fault):
    """No call is answered until an instant; then all take effect, in the order of their coming."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._met = 0
        super().__init__("delay", times=_ALWAYS)

    @property
    def seconds(self) -> float:
        """Give how long the call that asks must wait."""
        self._met += 1
        return max(0.0, self._end - time.monotonic()) + self._met * _ONE_BY_ONE

    @seconds.setter
    def seconds(self, _value: float) -> None:
        """Keep to the end that was said."""


class Weather:
    """The storm of one attack.

    Attributes:
        gone: chats that take no messages for a while.
    """

    def __init__(self, server: ChatServer, members: Sequence[Member], dice: random.Random) -> None:
        self._server = server
        self._dice = dice
        self._members = members
        self._leavers = members[::_SHARE]
        self.gone = [one.person.id for one in self._leavers]

    async def gather(self) -> None:
        """Wait until everybody has been asked."""
        for member in self._members:
            await member.person.wait_for(TITLES[TOPIC], timeout=_PATIENCE)

    async def gusts(self, window: float) -> None:
        """Let calls run into faults, at random instants of a window of seconds."""
        begun = time.monotonic()
        for instant in sorted(self._dice.uniform(0, window) for _ in range(int(window * _OFTEN))):
            await asyncio.sleep(max(0, begun + instant - time.monotonic()))
            gust = self._server.fail(self._gust())
            asyncio.get_running_loop().call_later(_LASTS, self._calm, gust)

    async def silence(self, seconds: float) -> None:
        """Have nobody answered for so long."""
        silence = Silence(seconds)
        self._server.faults.waiting.insert(0, silence)
        await asyncio.sleep(seconds)
        self._server.faults.waiting.remove(silence)

    async def refusal(self, seconds: float) -> None:
        """Have every third person take no messages for so long; then each of them writes."""
        faults = [Fault("forbidden", chat_id=chat, times=_ALWAYS) for chat in self.gone]
        self._server.faults.waiting[:0] = faults
        await asyncio.sleep(seconds)
        for fault in faults:
            self._server.faults.waiting.remove(fault)
        await asyncio.sleep(self._dice.uniform(*_SOON))
        await asyncio.gather(*(member.act(1, 0) for member in self._leavers))

    def _calm(self, gust: Fault) -> None:
        """Let a fault go that no call has met: they must not all wait for the next process."""
        waiting = self._server.faults.waiting
        waiting[:] = [fault for fault in waiting if fault is not gust]

    def _gust(self) -> Fault:
        kind = self._dice.choices(list(_KINDS), list(_KINDS.values()))[0]
        if kind != "too_many_requests":
            return Fault(kind, self._dice.choice(_METHODS))
        much = self._dice.random() < _RARE
        method = self._dice.choice(_MESSAGES if much else _METHODS)
        return Fault(kind, method, seconds=self._dice.randint(*(_MUCH if much else _LITTLE)))
