"""What one viewer of a board is sent, for as long as they look."""

import asyncio

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from handlers.web.board_hub import Hub
from handlers.web.board_room import Room


class Stream(Response):
    """Server-sent events; ends when the viewer goes, the link is renewed or the process stops.

    Args:
        hub: where boards are.
        token: whose.
        language: in which.
        headers: besides those of every stream.
    """

    media_type = "text/event-stream"

    def __init__(self, hub: Hub, token: str, language: str, headers: dict[str, str]) -> None:
        super().__init__(headers={**headers, "X-Accel-Buffering": "no"})
        del self.headers["content-length"]
        self._hub = hub
        self._token = token
        self._language = language

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send until the end."""
        del scope
        with self._hub.viewing(self._token, self._language) as room:
            sending = asyncio.create_task(self._send(room, send))
            leaving = asyncio.create_task(_left(receive))
            try:
                await asyncio.wait({sending, leaving}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                sending.cancel()
                leaving.cancel()
                await asyncio.wait({sending, leaving})

    async def _send(self, room: Room, send: Send) -> None:
        start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
        await send(start)
        async for event in room.events():
            await send({"type": "http.response.body", "body": event, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
