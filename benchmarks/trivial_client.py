"""A client that does nothing but ask: what the fake Bot API bears at most.

`python -m benchmarks.trivial_client PORT`, on as many connections as a bot has updates in flight.
"""

import asyncio
import sys
from typing import cast

import uvloop

from benchmarks.contest import IN_FLIGHT
from benchmarks.fake_api.protocol import length_of

_BODY = b'{"chat_id": 100000, "text": "We bring an empty silo by the river."}'
_REQUEST = (
    b"POST /bot42:A/sendMessage HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n\r\n%b"
    % (len(_BODY), _BODY)
)


class Asking(asyncio.Protocol):
    """One connection: the next request as soon as the answer is there."""

    def __init__(self) -> None:
        self._transport: asyncio.WriteTransport | None = None
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the first time."""
        self._transport = cast("asyncio.WriteTransport", transport)
        self._transport.write(_REQUEST)

    def data_received(self, data: bytes) -> None:
        """Ask again."""
        self._rest += data
        length = length_of(self._rest)
        if length is not None and len(self._rest) >= length and self._transport is not None:
            self._rest = self._rest[length:]
            self._transport.write(_REQUEST)


async def ask(port: int) -> None:
    """Ask until ended."""
    loop = asyncio.get_running_loop()
    for _ in range(IN_FLIGHT):
        await loop.create_connection(Asking, "127.0.0.1", port)
    await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(ask(int(sys.argv[1])))
