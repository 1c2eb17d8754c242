"""A chat's events as they happen: server-sent events that lose nothing over a reconnection."""

import json
from collections.abc import AsyncIterator
from typing import Any

from starlette.responses import StreamingResponse

from bot.chat_server.chats import Chat
from bot.chat_server.state import State

SIGN_OF_LIFE_SECONDS = 15


async def stream(state: State, values: dict[str, Any]) -> StreamingResponse:
    """Events after `after`, else from now on; the browser's Last-Event-ID arrives as `after`."""
    chat = state.chat(values["person"])
    after = values["after"]
    return StreamingResponse(
        _lines(state, chat, chat.last_event if after is None else after),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _lines(state: State, chat: Chat, after: int) -> AsyncIterator[str]:
    yield "retry: 1000\n\n"
    while not state.closing:
        events = chat.events_after(after)
        if events is None:
            events = [{"id": chat.last_event, "kind": "reset"}]
        for event in events:
            after = event["id"]
            yield f"id: {after}\nevent: {event['kind']}\ndata: {json.dumps(event)}\n\n"
        if not events and not await chat.changed.wait(SIGN_OF_LIFE_SECONDS):
            yield ": still here\n\n"
