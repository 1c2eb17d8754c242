"""The sample visit, moved to today, on a chat page: for whoever wants to see Hospes at once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

from bot.app.hospes import Hospes
from bot.app.pages import pages
from bot.app.verbs import introduce, running
from bot.chat_server import ChatServer
from bot.clock import SystemClock
from bot.errors import StartupError
from bot.messaging.channel import Channel
from bot.rehearsal.demo import prepare_demo
from bot.settings import Settings
from handlers.web.lines import Served
from storage.database import Database

CHANNEL = "web"


@asynccontextmanager
async def demonstration(settings: Settings) -> AsyncIterator[list[str]]:
    """Run chat server and bot; give the sentences that invite a newcomer in.

    It keeps to files of its own (`data/demo/`), so that it never mixes with a real installation.

    Raises:
        StartupError: the port is in use, or the folder cannot be written to.
    """
    folder = settings.data / "demo"
    clock, lines = SystemClock(), list[Served]()
    database = Database(f"sqlite:///{folder}/hospes.db", clock)
    with closing(_chat_server(folder / "chat.db")) as server:
        async with pages(database, lines, settings, server.app) as base_url:
            channel = Channel(CHANNEL, server.token, f"{base_url}/bot", f"{base_url}/file/bot")
            address = (settings.public_url or base_url).rstrip("/")
            link = f"{address}/t/{{token}}"
            try:
                async with running(
                    Hospes(database, clock, [channel], ages=settings.ages)
                ) as hospes:
                    lines += hospes.lines
                    await hospes.tell_commands()
                    await database.transact(introduce, CHANNEL, link, address)
                    yield await prepare_demo(database, clock.now(), link)
            finally:
                server.close()  # its streams end, so that the pages can stop


def _chat_server(file: Path) -> ChatServer:
    try:
        return ChatServer(store=file)
    except OSError as error:
        reason = error.strerror or error.__cause__
        raise StartupError(
            f"The chats cannot be kept in {file}: {reason}. Perhaps another Hospes runs there; "
            "stop it, make the folder writable, or set HOSPES_DATA to another folder."
        ) from error
