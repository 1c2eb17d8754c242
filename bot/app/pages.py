"""The pages, served; loaded apart, so that the bot need not wait for them."""

from contextlib import AbstractAsyncContextManager

from starlette.types import ASGIApp

from bot.app.hospes import heartbeats_of
from bot.app.terminal import bound
from bot.chat_server.serving import serving
from bot.settings import Settings
from handlers.web.site import site
from storage.database import Database


def pages(
    database: Database, channel: str, settings: Settings, chat: ASGIApp | None = None
) -> AbstractAsyncContextManager[str]:
    """Serve the pages meanwhile; gives their base URL.

    Args:
        database: what they read.
        channel: on which Hospes runs.
        settings: where to listen.
        chat: the chat server's application, if it is to be served here too.

    Raises:
        StartupError: the port is in use, or not ours to use.
    """
    server = serving(site(database, heartbeats_of([channel]), chat), settings.host, settings.port)
    return bound(server, settings.host, settings.port)
