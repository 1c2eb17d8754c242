"""A chat server with a reception, and browsers before its doors."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace

import httpx
import pytest

from bot.chat_server import ChatServer, Person
from bot.chat_server.doors.callers import Callers
from bot.chat_server.reception import Guest
from tests.bot.chat_server.conftest import Clock

ADMIN = "an-admin-token"
ADDRESS = "https://chat.example.org"
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Reading all certificates of the world takes longer than most tests here."""
SAME = {"Sec-Fetch-Site": "same-origin"}
"""What every browser says of a request of our own pages."""


@dataclass
class Desk:
    """A reception with a guest list; it remembers what it was told."""

    guests: dict[str, Guest] = field(default_factory=dict)
    known: dict[int, Guest] = field(default_factory=dict)
    seen: list[tuple[int, int]] = field(default_factory=list)
    calls: list[tuple[int, str, bool]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    async def admit(self, payload: str) -> Guest | None:
        """Whoever is on the list, which takes a moment to find out."""
        await asyncio.sleep(0)
        return self.guests.get(payload)

    async def about(self, person_id: int) -> Guest | None:
        """What a test has said of them."""
        return self.known.get(person_id)

    async def wanted(self, email: str) -> tuple[int, ...]:
        """Everybody with that address."""
        self.asked.append(email)
        return tuple(number for number, guest in self.known.items() if guest.email == email)

    async def noticed(self, person_id: int, message_id: int) -> None:
        """Remembered."""
        self.seen.append((person_id, message_id))

    async def wish(self, person_id: int, *, calls: bool) -> None:
        """What they are known to want from now on."""
        self.known[person_id] = replace(self.known.get(person_id, Guest()), calls=calls)

    async def call(self, person_id: int, link: str, *, asked: bool) -> None:
        """Remembered."""
        self.calls.append((person_id, link, asked))


@pytest.fixture
def desk() -> Desk:
    return Desk({"anna": Guest("Anna Virtanen", "fi"), "ben": Guest("Ben")})


@pytest.fixture
def server(clock: Clock, desk: Desk) -> ChatServer:
    return ChatServer(clock, "42:secret", reception=desk, admin_token=ADMIN, pacing=clock)


@pytest.fixture
def callers(server: ChatServer, desk: Desk) -> Callers:
    """What runs beside the server, one look at a time."""
    return Callers(server.state, desk)


Browser = Callable[[], httpx.AsyncClient]
Anna = tuple[httpx.AsyncClient, Person]
"""A browser that is in, and whose it is."""


@pytest.fixture
async def browser(base_url: str) -> AsyncIterator[Browser]:
    """New browsers, each with cookies of its own, on our own pages."""
    async with AsyncExitStack() as stack:
        clients: list[httpx.AsyncClient] = []

        def new() -> httpx.AsyncClient:
            client = httpx.AsyncClient(
                base_url=base_url, headers=SAME, follow_redirects=True, verify=NO_TLS
            )
            clients.append(client)
            return client

        yield new
        for client in clients:
            stack.push_async_callback(client.aclose)


@pytest.fixture
async def anna(server: ChatServer, browser: Browser) -> Anna:
    """Anna's browser after she came in by her link, and Anna."""
    client = browser()
    await come_in(client, "anna")
    return client, server.people[-1]


@pytest.fixture
async def ben(server: ChatServer, browser: Browser) -> Anna:
    """Somebody else who is in."""
    client = browser()
    await come_in(client, "ben")
    return client, server.people[-1]


def address(person: Person, rest: str) -> str:
    """An address of the API below a person."""
    return f"/api/people/{person.id}/{rest}"


async def come_in(client: httpx.AsyncClient, payload: str, **form: str) -> httpx.Response:
    """Open a personal link and press the button."""
    await client.get(f"/t/{payload}")
    return await client.post("/open", data=form)


async def open_link(client: httpx.AsyncClient, link: str) -> httpx.Response:
    """Open a one-time link and press the button."""
    await client.get(link)
    return await client.post("/open")
