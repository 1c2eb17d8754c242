"""Somebody simulated: one task that waits for chat or clock, and does one act at a time."""

import asyncio
import heapq
import itertools
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from bot.chat_server import Person
from bot.rehearsal.diary import Diary, Line
from bot.rehearsal.messages import Message, Tappable, all_labels, text_of
from bot.rehearsal.world import World

Act = Callable[[], Awaitable[object]]

# Reactions count from full stretches of time, so that it does not matter in which order many got
# the same message within a second or two.
_STRETCH = 10.0  # seconds


class Actor:
    """A person who sees only their own chat.

    Args:
        name: for dice and transcripts, e.g. T01.
        chat: their side of the chat.
        world: what they share with others.
    """

    def __init__(self, name: str, chat: Person, world: World) -> None:
        self.name = name
        self.chat = chat
        self.world = world
        self.diary = Diary()
        self._agenda: list[tuple[datetime, int, Act]] = []
        self._order = itertools.count()
        self._looked_at: dict[int, Message] = {}
        self._seen_event = 0
        self._waiting = False
        self._gone = False

    @property
    def idle(self) -> bool:
        """Tell whether they only wait for the clock, or for something new in the chat."""
        return self._gone or (self._waiting and self._seen_event == self.chat.chat.last_event)

    def plan(self, instant: datetime, act: Act) -> None:
        """Intend to do something at an instant, or right away if that is over."""
        heapq.heappush(self._agenda, (instant, next(self._order), act))

    def react(self, act: Act, purpose: str, soonest: float, latest: float) -> None:
        """Intend to do something after a time to read and think, in seconds."""
        thinking = self.world.dice(self.name, purpose).uniform(soonest, latest)
        since = self.world.clock.monotonic() % _STRETCH
        self.plan(self.world.now() + timedelta(seconds=_STRETCH - since + thinking), act)

    async def live(self) -> None:
        """Go on until cancelled, or until they leave for good."""
        while not self._gone:
            self._look()
            if self._agenda and self._agenda[0][0] <= self.world.now():
                await heapq.heappop(self._agenda)[2]()
            else:
                await self._wait()

    def notice(self, message: Message) -> None:
        """See a message that is new, or was changed."""

    def mark_read(self) -> None:
        """Show that all was read: who opens the chat then is led to its end, to the buttons."""
        chat = self.chat.chat
        chat.see(chat.last_message, self.chat.state.clock())

    def leave(self) -> None:
        """Do nothing any more."""
        self._gone = True

    async def tap(self, message: Message, button: Tappable) -> str:
        """Tap a button; give what the toast or the dialog says."""
        self.write_down("me", f"[{button.label}]")
        return await self.tap_data(message, button.data)

    async def tap_data(self, message: Message, data: str) -> str:
        """Send what a button would; give what the toast or the dialog says."""
        answer = await self.chat.press_data(message, data)
        said = (answer or {}).get("text") or ""
        if said:
            self.write_down("toast", said)
        if said and (answer or {}).get("show_alert"):
            self.diary.alerts.append(said)
        return said

    async def write(self, text: str) -> Message:
        """Send a text."""
        self.write_down("me", text)
        return await self.chat.send(text)

    async def rewrite(self, message: Message, text: str) -> None:
        """Edit an own message."""
        self.write_down("me", f"(edits) {text}")
        await self.chat.edit(message, text)

    async def pause(self, seconds: float) -> None:
        """Let time pass in the middle of an act, and see what came meanwhile."""
        woken = asyncio.ensure_future(self.world.clock.sleep(seconds))
        while not woken.done():
            await self._until(woken)
            self._look()

    def write_down(self, who: str, text: str) -> None:
        """Add a line to the transcript."""
        self.diary.lines.append(Line(self.world.now(), who, text))

    async def _wait(self) -> None:
        if not self._agenda:
            await self._until(None)
            return
        left = (self._agenda[0][0] - self.world.now()).total_seconds()
        woken = asyncio.ensure_future(self.world.clock.sleep(left))
        try:
            await self._until(woken)
        finally:
            woken.cancel()

    async def _until(self, woken: asyncio.Future[None] | None) -> None:
        """Return when the chat changes, or the clock has woken us."""
        if self._seen_event != self.chat.chat.last_event:
            return
        changed = asyncio.ensure_future(self.chat.chat.changed.next())
        self._waiting = True
        try:
            awaited: set[asyncio.Future[Any]] = {changed, woken} if woken else {changed}
            await asyncio.wait(awaited, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._waiting = False
            changed.cancel()

    def _look(self) -> None:
        """Read everything that is new or changed, oldest first."""
        self._seen_event = self.chat.chat.last_event
        for message in self.chat.from_bot:
            number = message["message_id"]
            before = self._looked_at.get(number)
            if before is not message:
                self._looked_at[number] = message
                self._read(message, changed=before is not None)

    def _read(self, message: Message, *, changed: bool) -> None:
        file = message.get("document") or {}
        name = file.get("file_name") or ("picture" if "photo" in message else "")
        who = "bot edits" if changed else "bot"
        self.diary.lines.append(
            Line(self.world.now(), who, text_of(message), all_labels(message), name)
        )
        stored = self.chat.state.files.find(file["file_id"]) if file else None
        if stored is not None:
            self.diary.files[name] = stored.content
        self.notice(message)
