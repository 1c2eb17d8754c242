"""What the command line runs for long: the bot, the chat server."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from importlib import import_module

import structlog

from bot.app.hospes import Hospes
from bot.app.line import Line
from bot.app.logs import tell_from
from bot.app.terminal import bound, go, say, until_told
from bot.clock import Clock, SystemClock
from bot.domain.web_address import webhook_fault
from bot.errors import StartupError
from bot.messaging.channel import Channel
from bot.messaging.hooking import Webhook
from bot.messaging.persistence import Persistence
from bot.messaging.supervisor import Supervisor
from bot.services.inviting import first_organiser_link, know_links
from bot.settings import Settings, load, unknown
from storage.database import Database
from storage.work import Work

log = structlog.get_logger(__name__)

# Seconds within which channels usually answer, and then those who wrote meanwhile are answered; the
# pages wait no longer for either.
USUALLY = 1.0
STOP_SECONDS = 5  # a stop that takes longer is cut off; what was committed is safe by then


def run(webhook: str = "") -> None:
    """Run until told to stop: on Telegram with a token, else the demonstration.

    Args:
        webhook: the public address to which updates are brought; empty: they are polled.

    Raises:
        StartupError: something is missing, or does not fit; says what to mend.
    """
    settings = load()
    tell_from(settings.log_level)
    for name, meant in unknown().items():
        log.warning("setting is unknown", setting=name, meant=meant or None)
    if webhook and (fault := webhook_fault(webhook)):
        raise StartupError(
            f"--webhook does not fit: {fault}. Right would be an address that Telegram reaches: "
            "https://visits.example.org"
        )
    if webhook and not settings.bots:
        raise StartupError("BOT_TOKEN is missing; without it there is nothing to bring updates.")
    go(_telegram(settings, webhook) if settings.bots else _demonstration(settings))


def chat_alone(host: str, port: int) -> None:
    """Run the chat server for any bot.

    Raises:
        StartupError: the port is in use.
    """
    go(_chat(host, port))


@asynccontextmanager
async def running(hospes: Hospes, within: float | None = None) -> AsyncIterator[Hospes]:
    """Keep a Hospes running meanwhile.

    Args:
        hospes: not yet begun.
        within: seconds to wait for channels that are away; none: as long as it takes.

    Raises:
        StartupError: it cannot start.
    """
    hospes.begin()
    try:
        await hospes.begun(within)
        yield hospes
    finally:
        await asyncio.wait_for(hospes.stop(), STOP_SECONDS)


def introduce(work: Work, channel: str, link: str, address: str) -> str:
    """Write down how links look; give the organiser's token while nobody runs the place yet."""
    know_links(work, channel, link)
    work.records.know("public_url", address)
    return first_organiser_link(work)


async def _telegram(settings: Settings, webhook: str) -> None:
    api = settings.telegram_api.rstrip("/")
    clock = SystemClock()
    channels = [
        Channel(name, token, f"{api}/bot", f"{api}/file/bot")
        for name, token in settings.bots.items()
    ]
    hook = Webhook(webhook, clock) if webhook else None
    hospes = Hospes(
        Database(settings.database, clock), clock, channels, webhook=hook, ages=settings.ages
    )
    # Who is brought updates needs the pages first; who polls answers before they are loaded.
    within = 0 if webhook else USUALLY
    async with running(hospes, within), await _pages(hospes, settings, within) as base_url:
        address = settings.public_url or webhook or base_url
        presenting = Supervisor("presenting")
        presenting.start(_present_all(hospes, address, clock))
        try:
            await until_told(hospes.failed())
        finally:
            await presenting.stop()


async def _present_all(hospes: Hospes, address: str, clock: Clock) -> None:
    """Make known each bot that this process keeps, also one that it takes over later."""
    if not await hospes.begun(0):
        say(f"Telegram has not answered yet; Hospes begins when it does. Its pages: {address}")
    try:
        await hospes.begun()
    except StartupError:
        return  # whoever waits for a failure says so
    for line in hospes.lines:
        if not hospes.keeps(line.name):
            say(f"@{line.username} is kept by another process. This one stands by: {address}")
    persistence = Persistence("presenting", clock)
    async for line in hospes.kept():
        await persistence.until_taken(partial(_present, hospes, line, address))
        await line.tell_commands()


async def _present(hospes: Hospes, line: Line, address: str) -> None:
    """Tell the operator about one bot, and how to become its organiser."""
    link = f"https://t.me/{line.username}?start={{token}}"
    first = await hospes.database.transact(introduce, line.name, link, address)
    say(f"Hospes is @{line.username} on Telegram. Its pages: {address}")
    if first and line is hospes.lines[0]:
        say("Nobody runs it yet. This link makes its opener the organiser, once:")
        say(link.format(token=first))


async def _pages(
    hospes: Hospes, settings: Settings, within: float
) -> AbstractAsyncContextManager[str]:
    if await hospes.begun(0):
        # Loading would slow down the answers to those who wrote meanwhile.
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(hospes.caught_up(), within)
    # In a thread, because the bot answers already while this loads.
    module = await asyncio.to_thread(import_module, "bot.app.pages")
    served: AbstractAsyncContextManager[str] = module.pages(hospes.database, hospes.lines, settings)
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
