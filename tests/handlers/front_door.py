"""The whole bot on a real chat server: every handler there is, real intake, real sender."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.chat_server import ChatServer
from bot.clock import Clock
from bot.messaging.channel import Channel
from bot.messaging.intake import Intake
from bot.messaging.sender import Sender
from bot.messaging.toasts import Toasts
from handlers import register
from handlers.context import Parts, bound_to
from storage.database import Database
from tests.bot.messaging.house import FAST, House, QuickClock

KEY = "web"


@asynccontextmanager
async def front_door(database: Database, clock: Clock | None = None) -> AsyncIterator[House]:
    """Open the door; close it at the end."""
    server, clock = ChatServer(), clock or QuickClock()
    async with server.serve() as url:
        channel = Channel(KEY, server.token, f"{url}/bot", f"{url}/file/bot")
        sender = Sender(channel, database, clock, FAST)
        toasts = Toasts(channel.calls)
        application = channel.application(bound_to(Parts(KEY, database, toasts)), register)
        await channel.open(application, clock)
        refusals: list[str] = []
        intake = Intake(
            channel,
            application,
            database,
            clock,
            expect=toasts.expect,
            refused=refusals.append,
        )
        sender.start()
        await intake.start()
        try:
            yield House(server, database, channel, application, sender, intake, toasts, refusals)
        finally:
            await intake.stop(1)
            await sender.stop(1)
            await toasts.stop()
            await application.shutdown()
