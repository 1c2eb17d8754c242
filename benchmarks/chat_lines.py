"""Connections to the chat server that cost little: the client is not what is measured."""

import asyncio
import json
from collections import deque
from collections.abc import Iterator
from typing import Any, TypeVar, cast

from benchmarks.fake_api.protocol import length_of

_END = b"\r\n\r\n"


def request(verb: str, path: str, values: object) -> bytes:
    """Write a request with a JSON body."""
    body = json.dumps(values).encode()
    head = f"{verb} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    return head.encode() + b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


class Connection(asyncio.Protocol):
    """A connection that takes whole answers apart from each other."""

    def __init__(self) -> None:
        self.transport: asyncio.WriteTransport
        self.rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what is written to."""
        self.transport = cast("asyncio.WriteTransport", transport)  # uvloop's is no subclass

    def data_received(self, data: bytes) -> None:
        """Take in answers, whole or in pieces."""
        self.rest += data
        while (length := length_of(self.rest)) is not None and len(self.rest) >= length:
            answer, self.rest = self.rest[:length], self.rest[length:]
            self.answered(answer)

    def answered(self, answer: bytes) -> None:
        """Do something with a whole answer."""


class Sender(Connection):
    """Asks the next thing as soon as the answer is there, until there is nothing to ask.

    Raises:
        ValueError: something was refused; by `done`.
    """

    def begin(self, requests: Iterator[bytes]) -> None:
        """Ask for the first time."""
        self.requests = requests
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._next()

    def answered(self, answer: bytes) -> None:
        """Ask again."""
        if answer.startswith(b"HTTP/1.1 200"):
            self._next()
        elif not self.done.done():
            self.done.set_exception(ValueError(answer))

    def _next(self) -> None:
        following = next(self.requests, None)
        if following is None:
            self.done.set_result(None)
            self.transport.close()
        else:
            self.transport.write(following)


class Line(Connection):
    """Asks, and waits for the answers in their order."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[asyncio.Future[bytes]] = deque()

    def say(self, asked: bytes) -> asyncio.Future[bytes]:
        """Ask; whoever wants to know awaits the whole answer."""
        self._waiting.append(asyncio.get_running_loop().create_future())
        self.transport.write(asked)
        return self._waiting[-1]

    async def ask(self, asked: bytes) -> dict[str, Any]:
        """Ask, and give the JSON of the answer."""
        answer = await self.say(asked)
        found: dict[str, Any] = json.loads(answer.partition(_END)[2])
        return found

    def answered(self, answer: bytes) -> None:
        """Wake who waits for it."""
        waiting = self._waiting.popleft()
        if not waiting.done():  # nobody cares any more
            waiting.set_result(answer)


class Page(Connection):
    """An open page: takes the events of a chat."""

    def __init__(self) -> None:
        super().__init__()
        self._expected = b"", b""
        self._found: asyncio.Future[bytes] | None = None

    def open(self, person: int) -> None:
        """Follow somebody's chat."""
        self.transport.write(
            f"GET /api/people/{person}/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
        )

    def expect(self, kind: str, part: bytes = b"") -> asyncio.Future[bytes]:
        """Await the data of the next event of a kind that contains this part."""
        self._expected = f"\nevent: {kind}\n".encode(), part
        self._found = asyncio.get_running_loop().create_future()
        return self._found

    def data_received(self, data: bytes) -> None:
        """Take in events; while nothing is expected, let them pass."""
        if self._found is None:
            return
        self.rest += data
        *events, self.rest = self.rest.split(b"\n\n")
        kind, part = self._expected
        for event in events:
            if self._found is not None and kind in event and part in event:
                self._found.set_result(event.partition(b"\ndata: ")[2])
                self._found, self.rest = None, b""


Made = TypeVar("Made", bound=Connection)


async def connected(port: int, kind: type[Made]) -> Made:
    """Open a connection of a kind."""
    _, made = await asyncio.get_running_loop().create_connection(kind, "127.0.0.1", port)
    return made
