"""The whole bot on a real chat server: every handler there is, real intake, real sender."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.chat_server import ChatServer
from bot.clock import Clock
from bot.messaging.routing import LONGEST
from handlers import register
from storage.database import Database
from tests.bot.messaging.house import House, house

KEY = "web"


@asynccontextmanager
async def front_door(
    database: Database, clock: Clock | None = None, key: str = KEY
) -> AsyncIterator[House]:
    """Open the door on a channel; close it at the end."""
    server = ChatServer()
    async with (
        server.serve() as url,
        house(database, server, url, clock, key=key, handlers=register, longest=LONGEST) as home,
    ):
        yield home
