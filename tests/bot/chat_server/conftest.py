"""A chat server on loopback, a real python-telegram-bot Bot, and people to talk with."""

from collections.abc import AsyncIterator

import httpx
import pytest
from telegram import Bot

from bot.chat_server import ChatServer, Person

NOW = 1_800_000_000


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = float(NOW)

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server(clock: Clock) -> ChatServer:
    return ChatServer(clock=clock, token="42:secret")


@pytest.fixture
async def base_url(server: ChatServer) -> AsyncIterator[str]:
    async with server.serve() as url:
        yield url


@pytest.fixture
async def bot(server: ChatServer, base_url: str) -> AsyncIterator[Bot]:
    api, files = f"{base_url}/bot", f"{base_url}/file/bot"
    async with Bot(server.token, base_url=api, base_file_url=files) as bot:
        server.clear_calls()
        yield bot


@pytest.fixture
async def http(base_url: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=base_url) as client:
        yield client


@pytest.fixture
async def anna(server: ChatServer) -> Person:
    """Somebody who has pressed start; that update is already confirmed."""
    person = server.person("Anna", "Virtanen", "anna_v")
    await person.open()
    server.state.updates.drop()
    return person


@pytest.fixture
def durations(monkeypatch: pytest.MonkeyPatch) -> None:
    """python-telegram-bot tells how long to wait as a timedelta, without a warning."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
