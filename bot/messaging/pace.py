"""How fast we may send: so many a second to all, and one a second to each chat.

The limits are the Bot API's FAQ ("How can I message all of my bot's subscribers at once?"): about
30 messages a second in all and one a second in one chat, short bursts tolerated.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass

from bot.clock import Clock
from bot.messaging.waiting import TOLERANCE
from bot.messaging.window import Flight, Window
from storage.lease import Lease

_CATCH_UP = 0.02  # seconds of lateness that are made up for; a timer is a millisecond late
_LONG_LINE = 8  # waiting for their turn
_SHORTEST_LINGER = 0.01  # seconds
_SECOND_WARNING = 60.0  # seconds within which a second warning stops the whole bot
_REMEMBERED_CHATS = 10_000
_MOVING = 3.0  # seconds between two signs that something moves
_UPLOAD = 48.0  # seconds that a file may be on its way before that is a wonder


@dataclass(frozen=True)
class Limits:
    """What a channel bears.

    Attributes:
        per_second: messages in any sliding second, over all chats.
        chat_interval: seconds between two messages in one chat, in the long run.
        burst: messages that one chat takes at once after a silence.
    """

    per_second: int = 30
    chat_interval: float = 1.05
    burst: int = 3


class Pace:
    """Hands out turns, first come, first served, by the clock's monotonic seconds.

    Args:
        clock: whose seconds.
        limits: what the channel bears.
        lease: while it is good this process may send; none: always.

    Attributes:
        worst: the largest number of turns that fell into any sliding second so far.
        waiting: how many wait for their turn just now.
    """

    def __init__(
        self, clock: Clock, limits: Limits | None = None, lease: Lease | None = None
    ) -> None:
        self._clock = clock
        self._limits = limits or Limits()
        self._lease = lease
        self._gap = 1 / (self._limits.per_second * 0.9975)
        self._next = float("-inf")
        self._window = Window(self._limits.per_second)
        self._second: deque[float] = deque()
        self._chats: dict[int, float] = {}
        self._paused: dict[int, float] = {}
        self._last_warning = float("-inf")
        self._one_at_a_time = asyncio.Lock()
        self._uploads: dict[Flight, None] = {}
        self._landed = float("-inf")
        self.worst = 0
        self.waiting = 0

    @property
    def used(self) -> float:
        """Give which part of the limit was sent in the last second, 0 to 1."""
        since = self._clock.monotonic() - 1
        return sum(turn > since for turn in self._second) / self._limits.per_second

    @property
    def excused(self) -> bool:
        """Tell whether it is no wonder that what is on its way has not come to its end.

        The channel has asked everybody to wait, a file is on its way, or a message of several has
        just been answered.
        """
        now = self._clock.monotonic()
        paused = self._next - now > _MOVING
        moved = now - self._landed < _MOVING
        return paused or moved or any(now - one.left < _UPLOAD for one in self._uploads)

    @asynccontextmanager
    async def turn(
        self, chat: int, *, upload: bool = False, urgent: bool = False
    ) -> AsyncIterator[None]:
        """Enter when the next message may leave for this chat; exit when it was answered.

        Args:
            chat: whose turn.
            upload: a file goes along, so that the answer may take long.
            urgent: before all others that wait.
        """
        flight = await self._take_off(chat, urgent=urgent)
        if upload:
            self._uploads[flight] = None
        try:
            yield
        finally:
            self._uploads.pop(flight, None)
            self._landed = self._clock.monotonic()
            self._window.land(flight, self._landed)

    async def _take_off(self, chat: int, *, urgent: bool) -> Flight:
        self.waiting += 1
        try:
            while (rest := self.free_at(chat) - self._clock.monotonic()) > TOLERANCE:
                await self._clock.sleep(rest)
            async with nullcontext() if urgent else self._one_at_a_time:
                due = await self._until_due()
                while self._lease is not None and not self._lease.good:
                    await self._lease.sure()
                    due = await self._until_due()  # others may have left meanwhile
                return self._take(chat, due, self._clock.monotonic())
        finally:
            self.waiting -= 1

    async def linger(self, longest: float) -> None:
        """Wait a little if there is a long line anyway, so that those who come act together.

        A turn later all of them wait on, so nobody is held up by it.
        """
        step = min(self.waiting * self._gap / 2, longest)
        if self.waiting >= _LONG_LINE and step >= _SHORTEST_LINGER:
            await self.behind(self._clock.sleep(step - self._clock.monotonic() % step))

    async def behind(self, somebody: Awaitable[object]) -> None:
        """Wait for somebody who may be waiting for their turn; count as waiting meanwhile."""
        self.waiting += 1
        try:
            await somebody
        finally:
            self.waiting -= 1

    def free_at(self, chat: int, kept: int = 0) -> float:
        """Give the monotonic second from which this chat may get its next message.

        Args:
            chat: which.
            kept: how many more it can take at once after that one, if it ever can.
        """
        full_at = self._chats.get(chat, float("-inf"))
        room = max(self._limits.burst - 1 - kept, 0)
        room_at = full_at - room * self._limits.chat_interval
        return max(room_at, self._paused.get(chat, float("-inf")))

    def pause(self, chat: int, seconds: float) -> None:
        """Leave a chat alone as the channel asks; the second time in a minute, everybody."""
        now = self._clock.monotonic()
        self._paused[chat] = now + seconds
        if now - self._last_warning <= _SECOND_WARNING:
            self._next = max(self._next, now + seconds)
        self._last_warning = now

    async def _until_due(self) -> float:
        due = max(self._clock.monotonic(), self._due())
        while (rest := due - self._clock.monotonic()) > TOLERANCE:
            await self._clock.sleep(rest)
            due = max(due, self._due())
        return due

    def _due(self) -> float:
        return max(self._next, self._window.free_at())

    def _take(self, chat: int, due: float, now: float) -> Flight:
        # From the instant it was planned, not from a late waking: else the pace would lag behind.
        self._next = max(self._next, due - _CATCH_UP) + self._gap
        self._chats[chat] = max(self._chats.get(chat, now), now) + self._limits.chat_interval
        if len(self._chats) > _REMEMBERED_CHATS:
            self._forget(now)
        self._count(now)
        return self._window.leave(now)

    def _count(self, now: float) -> None:
        self._second.append(now)
        while self._second[0] <= now - 1:
            self._second.popleft()
        self.worst = max(self.worst, len(self._second))

    def _forget(self, now: float) -> None:
        self._chats = {chat: full for chat, full in self._chats.items() if full > now}
        self._paused = {chat: until for chat, until in self._paused.items() if until > now}
