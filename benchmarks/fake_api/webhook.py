"""Bringing updates to a webhook, on connections that are kept."""

import asyncio
import json
from collections import deque
from typing import cast
from urllib.parse import parse_qsl, urlsplit

from benchmarks.fake_api.protocol import length_of

_AGAIN = 0.05  # seconds until a bot that is not there yet, or refuses, is asked again
_OK = b"200"


class Posted:
    """Posts updates to the address that a bot gave with setWebhook.

    Args:
        body: of that call.
        connections: how many at most.

    Attributes:
        refused: how often an update was not taken, and so brought again.
    """

    def __init__(self, body: bytes, connections: int) -> None:
        given = _parameters(body)
        url = urlsplit(given["url"])
        self._place = url.hostname or "", url.port or 80
        self._head = (
            f"POST {url.path} HTTP/1.1\r\nHost: {url.netloc}\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {given.get('secret_token', '')}\r\n"
            "Content-Type: application/json\r\nContent-Length: "
        ).encode()
        self._waiting: deque[bytes] = deque()
        self._idle: deque[asyncio.Future[None]] = deque()
        self._posts = [asyncio.create_task(self._deliver()) for _ in range(connections)]
        self.refused = 0

    def bring(self, _update_id: int, update: bytes) -> None:
        """Bring one update as soon as a connection is free."""
        self._waiting.append(self._head + b"%d\r\n\r\n%b" % (len(update), update))
        if self._idle:
            self._idle.popleft().set_result(None)

    async def close(self) -> None:
        """Bring nothing more, and close the connections."""
        for post in self._posts:
            post.cancel()
        await asyncio.gather(*self._posts, return_exceptions=True)

    async def _deliver(self) -> None:
        connection = _Connection()
        try:
            while True:
                request = await self._next()
                while not await self._taken(connection, request):
                    self.refused += 1
                    await asyncio.sleep(_AGAIN)
        finally:
            connection.close()

    async def _taken(self, connection: "_Connection", request: bytes) -> bool:
        try:
            if not connection.open:
                loop = asyncio.get_running_loop()
                await loop.create_connection(lambda: connection, *self._place)
            return await connection.post(request) == _OK
        except OSError:
            return False

    async def _next(self) -> bytes:
        while not self._waiting:
            sleeper = asyncio.get_running_loop().create_future()
            self._idle.append(sleeper)
            await sleeper
        return self._waiting.popleft()


class _Connection(asyncio.Protocol):
    """One connection, for one request at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.WriteTransport | None = None
        self._status: asyncio.Future[bytes] | None = None
        self._rest = b""

    @property
    def open(self) -> bool:
        """Tell whether it can be used."""
        return self._transport is not None

    def close(self) -> None:
        """Close it, if it is open."""
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport, self._rest = cast("asyncio.WriteTransport", transport), b""

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None
        if self._status is not None and not self._status.done():
            self._status.set_exception(exc or ConnectionResetError())

    def data_received(self, data: bytes) -> None:
        self._rest += data
        length = length_of(self._rest)
        if length is not None and len(self._rest) >= length and self._status is not None:
            status, self._rest = self._rest.split(b" ", 2)[1], self._rest[length:]
            self._status.set_result(status)

    async def post(self, request: bytes) -> bytes:
        """Send a request; gives the status.

        Raises:
            OSError: the connection is gone.
        """
        if self._transport is None:
            raise ConnectionResetError
        self._status = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._status


def _parameters(body: bytes) -> dict[str, str]:
    """Read a call's parameters, written as JSON or as a form."""
    if body.startswith(b"{"):
        return cast("dict[str, str]", json.loads(body))
    return dict(parse_qsl(body.decode()))
