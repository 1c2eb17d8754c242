"""With a store, nothing is answered before it is written."""

import json

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.chat_server.store import Memory, NotWritten

UNAVAILABLE = 503
# The words of both sides: the Bot API's envelope, and what the people's API says.
_REFUSAL = json.dumps(
    {
        "ok": False,
        "error_code": UNAVAILABLE,
        "description": "Service Unavailable: nothing can be kept just now",
        "error": "nothing can be kept just now; try again in a moment",
    }
).encode()
_HEADERS = [
    (b"content-type", b"application/json"),
    (b"content-length", str(len(_REFUSAL)).encode()),
]


class WrittenFirst:
    """ASGI middleware; where writing fails, so does the request."""

    def __init__(self, app: ASGIApp, store: Memory) -> None:
        self._app = app
        self._store = store

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and write before each part of its answer.

        While nothing can be written nothing is done either: it would be done again later.
        """
        started = False

        async def answer(message: Message) -> None:
            nonlocal started
            await self._store.written()
            started = True
            await send(message)

        if self._store.trouble:
            await _refuse(send)
            return
        try:
            await self._app(scope, receive, answer)
        except NotWritten:
            if started:
                raise
            await _refuse(send)


async def _refuse(send: Send) -> None:
    await send({"type": "http.response.start", "status": UNAVAILABLE, "headers": _HEADERS})
    await send({"type": "http.response.body", "body": _REFUSAL})
