"""A chat's events as they happen: server-sent events that lose nothing over a reconnection.

Who follows a chat has its page open: the open streams of a person tell whether they are there.
"""

from collections.abc import AsyncIterator
from typing import Any

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from bot.chat_server.chats import Chat
from bot.chat_server.doors.guard import Entry
from bot.chat_server.snapshots import written
from bot.chat_server.state import State

SIGN_OF_LIFE_SECONDS = 15
MOST_STREAMS = 8


class EventStream(StreamingResponse):
    """The events of one page; a person has at most 8 of them, for a ninth the oldest ends."""

    media_type = "text/event-stream"

    def __init__(self, state: State, chat: Chat, entry: Entry, after: int) -> None:
        super().__init__(
            self._lines(state, after),
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )
        self._chat = chat
        self._entry = entry

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send events until the page is closed; meanwhile the person is there."""
        streams = self._chat.streams
        streams.append(self)
        if len(streams) > MOST_STREAMS:
            streams.popleft()
            self._chat.changed.fire()
        try:
            await super().__call__(scope, receive, send)
        finally:
            if self in streams:
                streams.remove(self)
            self._chat.changed.fire()

    async def _lines(self, state: State, after: int) -> AsyncIterator[str]:
        chat = self._chat
        yield "retry: 1000\n\n"
        while (erased := state.chats.get(chat.id) is not chat) or self._goes_on(state):
            events = chat.events_after(after)
            if events is None:
                events = [{"id": chat.last_event, "kind": "reset"}]
            for event in events:
                after = event["id"]
                yield f"id: {after}\nevent: {event['kind']}\ndata: {written(event)}\n\n"
            if erased:  # as the last event has told
                return
            if not events and not await chat.changed.wait(SIGN_OF_LIFE_SECONDS):
                yield "event: alive\ndata: {}\n\n"

    def _goes_on(self, state: State) -> bool:
        return not state.closing and self in self._chat.streams and self._entry.holds()


async def stream(state: State, values: dict[str, Any]) -> EventStream:
    """Events after `after`, else from now on; the browser's Last-Event-ID arrives as `after`."""
    chat = state.chat(values["person"])
    after = values["after"]
    return EventStream(state, chat, values["entry"], chat.last_event if after is None else after)
