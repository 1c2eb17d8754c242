"""The pages, served; loaded apart, so that the bot need not wait for them."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager

from starlette.types import ASGIApp

from bot.app.terminal import bound
from bot.serving import serving
from bot.settings import Settings
from handlers.web.lines import Served
from handlers.web.site import site
from storage.database import Database


def pages(
    database: Database,
    lines: Sequence[Served],
    settings: Settings,
    chat: ASGIApp | None = None,
) -> AbstractAsyncContextManager[str]:
    """Serve the pages meanwhile; gives their base URL.

    Args:
        database: what they read.
        lines: the bots that this process runs; may be filled later.
        settings: where to listen, and who may see figures.
        chat: the chat server's application, if it is to be served here too.

    Raises:
        StartupError: the port is in use, or not ours to use.
    """
    app = site(database, lines, chat, token=settings.metrics_token.get_secret_value())
    server = serving(app, settings.host, settings.port)
    return bound(server, settings.host, settings.port)
