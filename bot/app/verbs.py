"""What the command line runs for long: the bot, the chat server."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib import import_module

from bot.app.hospes import Hospes
from bot.app.terminal import bound, go, say, until_told
from bot.clock import SystemClock
from bot.errors import StartupError
from bot.messaging.channel import Channel
from bot.services.inviting import first_organiser_link, know_links
from bot.settings import Settings, load
from storage.database import Database
from storage.work import Work

STOP_SECONDS = 5  # a stop that takes longer is cut off; what was committed is safe by then


def run() -> None:
    """Run until told to stop: on Telegram with a token, else the demonstration.

    Raises:
        StartupError: something is missing; says what to mend.
    """
    settings = load()
    go(_telegram(settings) if settings.bot_token else _demonstration(settings))


def chat_alone(host: str, port: int) -> None:
    """Run the chat server for any bot.

    Raises:
        StartupError: the port is in use.
    """
    go(_chat(host, port))


@asynccontextmanager
async def running(hospes: Hospes) -> AsyncIterator[Hospes]:
    """Keep a Hospes running meanwhile.

    Raises:
        StartupError: it cannot start.
    """
    await hospes.start()
    try:
        yield hospes
    finally:
        await asyncio.wait_for(hospes.stop(), STOP_SECONDS)


def introduce(work: Work, channel: str, link: str, address: str) -> str:
    """Write down how links look; give the organiser's token while nobody runs the place yet."""
    know_links(work, channel, link)
    work.records.know("public_url", address)
    return first_organiser_link(work)


async def _telegram(settings: Settings) -> None:
    if settings.bot_token is None:
        raise StartupError("BOT_TOKEN is missing.")
    api = settings.telegram_api.rstrip("/")
    token = settings.bot_token.get_secret_value()
    channel = Channel("telegram", token, f"{api}/bot", f"{api}/file/bot")
    clock = SystemClock()
    hospes = Hospes(Database(settings.database, clock), clock, [channel])
    async with running(hospes), await _pages(hospes, channel.key, settings) as base_url:
        address = settings.public_url or base_url
        name = hospes.lines[0].username
        link = f"https://t.me/{name}?start={{token}}"
        first = await hospes.database.transact(introduce, channel.key, link, address)
        say(f"Hospes is @{name} on Telegram. Its pages: {address}")
        if first:
            say("Nobody runs it yet. This link makes its opener the organiser, once:")
            say(link.format(token=first))
        await hospes.tell_commands()
        await until_told()


async def _pages(
    hospes: Hospes, channel: str, settings: Settings
) -> AbstractAsyncContextManager[str]:
    # In a thread, because the bot answers already while this loads.
    module = await asyncio.to_thread(import_module, "bot.app.pages")
    served: AbstractAsyncContextManager[str] = module.pages(hospes.database, channel, settings)
    return served


async def _demonstration(settings: Settings) -> None:
    from bot.app.demonstration import demonstration  # noqa: PLC0415 - not needed on Telegram

    async with demonstration(settings) as sentences:
        say(*sentences)
        await until_told()


async def _chat(host: str, port: int) -> None:
    from bot.chat_server import ChatServer  # noqa: PLC0415 - needed by this verb alone

    server = ChatServer()
    async with bound(server.serve(host, port), host, port) as base_url:
        say(
            f"Chat page:  {base_url}/",
            f"Its API:    {base_url}/openapi.json",
            f"Bot API:    {base_url}/bot<token>/<method>",
            f"Token:      {server.token}",
        )
        await until_told()
