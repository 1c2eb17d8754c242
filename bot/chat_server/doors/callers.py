"""The reception is told what people have seen, and whom to call; it runs beside the server."""

import asyncio
import logging
from collections.abc import Awaitable
from weakref import WeakKeyDictionary

from bot.chat_server.chats import Chat
from bot.chat_server.doors.calling import Attention, call_at, waiting_since
from bot.chat_server.reception import Reception
from bot.chat_server.state import State
from bot.chat_server.store import NotWritten

log = logging.getLogger(__name__)

TICK_SECONDS = 2.0
PATIENCE_SECONDS = 30.0
CALL_SECONDS = 3 * 86_400.0
ASKED_SECONDS = 1800.0
AGAIN_SECONDS = 30.0


class Callers:
    """Looks every two seconds of real time; what was told is kept, so a restart repeats nothing.

    Args:
        state: the chats, and the clock that everything here goes by.
        reception: whoever is told; if it fails, that is logged, the others are still told, and it
            is told again after half a minute.
    """

    def __init__(self, state: State, reception: Reception) -> None:
        self._state = state
        self._reception = reception
        self._waiting: WeakKeyDictionary[Chat, tuple[object, float | None]] = WeakKeyDictionary()
        self._asking_failed_at = -AGAIN_SECONDS
        self._failed_at: WeakKeyDictionary[Chat, float] = WeakKeyDictionary()

    async def run(self) -> None:
        """Look until cancelled; while nothing can be kept, nobody is told."""
        while True:
            try:
                await self.look()
            except NotWritten:
                log.exception("what is told cannot be kept just now")
            await asyncio.sleep(TICK_SECONDS)

    async def look(self) -> None:
        """Tell the reception once what there is to tell now; raises NotWritten."""
        await self._send_what_was_asked_for()
        for chat in list(self._state.chats.values()):
            if self._has_just_failed(chat):
                continue
            if chat.seen > chat.noticed:
                await self._notice(chat)
            if self._is_to_be_called(chat):
                await self._call(chat)

    async def _send_what_was_asked_for(self) -> None:
        asked, now = self._state.doors.asked, self._state.clock()
        if 0 <= now - self._asking_failed_at < AGAIN_SECONDS:
            return
        for email in [asked.popleft() for _ in range(len(asked))]:
            if not await self._tell(self._send_ways_in(email)):
                self._asking_failed_at = now
                asked.append(email)

    async def _send_ways_in(self, email: str) -> None:
        for person in await self._reception.wanted(email):
            if person in self._state.chats:
                link = await self._link(person, ASKED_SECONDS)
                await self._reception.call(person, link, asked=True)

    async def _notice(self, chat: Chat) -> None:
        seen = chat.seen
        if await self._tell(self._reception.noticed(chat.id, seen), chat):
            chat.noticed = seen
            chat.keep()

    async def _call(self, chat: Chat) -> None:
        """Marked only after: an e-mail that comes twice is better than none."""
        waiting = chat.last_message
        link = await self._link(chat.id, CALL_SECONDS)
        if not await self._tell(self._reception.call(chat.id, link, asked=False), chat):
            self._state.doors.take_back(link)
            return
        chat.called_at, chat.called_for = self._state.clock(), waiting
        chat.keep()

    async def _link(self, person: int, seconds: float) -> str:
        """A link that is kept before it is given away."""
        link = self._state.doors.way_in(person, seconds)
        await self._state.store.written()
        return link

    def _is_to_be_called(self, chat: Chat) -> bool:
        since = self._waiting_since(chat)
        if since is None:
            return False
        now = self._state.clock()
        # What is later than now was noted before the clock was set back.
        marks = [mark if mark and mark <= now else None for mark in (chat.seen_at, chat.called_at)]
        due = call_at(Attention(since, bool(chat.streams), *marks))
        return due is not None and due <= now

    def _waiting_since(self, chat: Chat) -> float | None:
        """Looked up only after something has happened in the chat."""
        marks = chat.last_event, chat.called_for
        known = self._waiting.get(chat)
        if known is None or known[0] != marks:
            known = self._waiting[chat] = marks, waiting_since(chat)
        return known[1]

    def _has_just_failed(self, chat: Chat) -> bool:
        failed_at = self._failed_at.get(chat)
        return failed_at is not None and 0 <= self._state.clock() - failed_at < AGAIN_SECONDS

    async def _tell(self, telling: Awaitable[None], chat: Chat | None = None) -> bool:
        """Tell it; gives whether that went well."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await telling
        except Exception:
            log.exception("the reception could not be told")
            if chat:
                self._failed_at[chat] = self._state.clock()
            return False
        return True
