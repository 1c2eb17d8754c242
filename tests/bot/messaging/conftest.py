"""A chat server and a running bot for each test, on both databases."""

from collections.abc import AsyncIterator

import pytest

from bot.chat_server import ChatServer
from storage.database import Database
from tests.bot.messaging.house import House, QuickClock, house


@pytest.fixture
def clock() -> QuickClock:
    return QuickClock()


@pytest.fixture
def server() -> ChatServer:
    return ChatServer()


@pytest.fixture
async def url(server: ChatServer) -> AsyncIterator[str]:
    async with server.serve() as address:
        yield address


@pytest.fixture
async def home(
    database: Database, server: ChatServer, url: str, clock: QuickClock
) -> AsyncIterator[House]:
    async with house(database, server, url, clock) as running:
        yield running
