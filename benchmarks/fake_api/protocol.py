"""HTTP/1.1, as little of it as bots use: keep-alive, a length, no chunks."""

import asyncio
import re
from collections.abc import Callable
from typing import cast

Answerer = Callable[["Connection", bytes, bytes], None]  # who asks, the method's name, the body

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_END = b"\r\n\r\n"
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"


class Connection(asyncio.Protocol):
    """One connection of a bot."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer
        self._transport: asyncio.WriteTransport | None = None
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what answers go out by."""
        self._transport = cast("asyncio.WriteTransport", transport)  # uvloop's is no subclass

    def data_received(self, data: bytes) -> None:
        """Take in requests, whole or in pieces."""
        self._rest += data
        while (found := split(self._rest)) is not None:
            method, body, self._rest = found
            self._answerer(self, method, body)

    def answer(self, result: bytes) -> None:
        """Send a result, already JSON."""
        if self._transport is not None and not self._transport.is_closing():
            payload = b'{"ok":true,"result":%b}' % result
            self._transport.write(_HEAD % (len(payload), payload))


def split(data: bytes) -> tuple[bytes, bytes, bytes] | None:
    """Take the first request off: the method's name, the body, and what comes after it.

    Gives nothing while the request is not complete.
    """
    end = length_of(data)
    if end is None or len(data) < end:
        return None
    path = data.split(b" ", 2)[1].partition(b"?")[0]
    body = data[data.find(_END) + len(_END) : end]
    return path.rpartition(b"/")[2], body, data[end:]


def length_of(data: bytes) -> int | None:
    """Give how long the first request or answer is, head and body; none if it is not known yet.

    Raises:
        ValueError: it comes in chunks.
    """
    head_end = data.find(_END)
    if head_end < 0:
        return None
    found = _LENGTH.search(data, 0, head_end)
    if found is None and b"chunked" in data[:head_end]:
        raise ValueError(data[:head_end])
    return head_end + len(_END) + (int(found[1]) if found else 0)
