"""What the command line runs for long: the bot, the chat server."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib import import_module
from typing import TYPE_CHECKING

import structlog

from bot.app.hospes import Hospes
from bot.app.logs import tell_from
from bot.app.presenting import Presenter
from bot.app.terminal import go, say, until_told
from bot.clock import Clock, SystemClock
from bot.domain.web_address import webhook_fault
from bot.errors import StartupError
from bot.messaging.channel import Channel
from bot.messaging.hooking import Webhook
from bot.messaging.supervisor import Supervisor
from bot.settings import Settings, load, unknown
from storage.database import Database

if TYPE_CHECKING:
    from bot.app.chat_page import ChatPage

log = structlog.get_logger(__name__)

# Seconds within which channels usually answer, and then those who wrote meanwhile are answered; the
# pages wait no longer for either.
USUALLY = 1.0
STOP_SECONDS = 5  # a stop that takes longer is cut off; what was committed is safe by then


def run(webhook: str = "") -> None:
    """Run until told to stop: on Telegram, on our page or on both; else the demonstration.

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
    product = bool(settings.bots) or settings.chat
    go(_product(settings, webhook) if product else _demonstration(settings))


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


async def _product(settings: Settings, webhook: str) -> None:
    """Run on Telegram, on our own page, or on both."""
    clock = SystemClock()
    database = Database(settings.database, clock)
    async with _page(settings, database, clock) as page:
        beside = page.channels if page is not None else ()
        hospes = Hospes(
            database,
            clock,
            _bots(settings, alone=not beside),
            beside=beside,
            webhook=Webhook(webhook, clock) if webhook else None,
            ages=settings.ages,
        )
        # Who is brought updates needs the pages first; who polls answers before they are loaded.
        within = 0 if webhook or beside else USUALLY
        async with (
            running(hospes, within),
            await _pages(hospes, settings, within, page) as base_url,
        ):
            address = settings.public_url or webhook or base_url
            if page is not None:
                page.found_at(address)
            presenting = Supervisor("presenting")
            presenter = Presenter(hospes, address, clock, with_page=settings.chat)
            presenting.start(presenter.tell_of_others())
            presenting.start(presenter.present())
            try:
                await until_told(hospes.failed())
            finally:
                await presenting.stop()


def _bots(settings: Settings, *, alone: bool) -> list[Channel]:
    """Give the bots on Telegram as channels.

    Raises:
        StartupError: there are none, and no page either.
    """
    api = settings.telegram_api.rstrip("/")
    if alone and not settings.bots:
        raise StartupError(
            "Another process serves the chat page already, and without BOT_TOKEN this one has "
            "nothing to do. One process serves the page."
        )
    return [
        Channel(name, token, f"{api}/bot", f"{api}/file/bot")
        for name, token in settings.bots.items()
    ]


@asynccontextmanager
async def _page(
    settings: Settings, database: Database, clock: Clock
) -> AsyncIterator["ChatPage | None"]:
    """Open our own page, if it is wanted."""
    if not settings.chat:
        yield None
        return
    from bot.app.chat_page import chat_page  # noqa: PLC0415 - not needed on Telegram alone

    async with chat_page(settings, database, clock) as page:
        yield page


async def _pages(
    hospes: Hospes, settings: Settings, within: float, page: "ChatPage | None"
) -> AbstractAsyncContextManager[str]:
    if await hospes.begun(0):
        # Loading would slow down the answers to those who wrote meanwhile.
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(hospes.caught_up(), within)
    # In a thread, because the bot answers already while this loads.
    module = await asyncio.to_thread(import_module, "bot.app.pages")
    chat = (page.app, page.send_away) if page is not None else ()
    served: AbstractAsyncContextManager[str] = module.pages(
        hospes.database, hospes.lines, settings, *chat
    )
    return served


async def _demonstration(settings: Settings) -> None:
    from bot.app.demonstration import demonstration  # noqa: PLC0415 - not needed on Telegram

    async with demonstration(settings) as sentences:
        say(*sentences)
        await until_told()
