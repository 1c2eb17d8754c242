"""The pages, served; loaded apart, so that the bot need not wait for them."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from starlette.types import ASGIApp

from bot.app.terminal import bound
from bot.serving import serving
from bot.settings import Settings
from handlers.web.lines import Served
from handlers.web.site import site
from storage.database import Database


@asynccontextmanager
async def pages(
    database: Database,
    lines: Sequence[Served],
    settings: Settings,
    chat: ASGIApp | None = None,
) -> AsyncIterator[str]:
    """Serve the pages meanwhile; gives their base URL. Who looks at a board is sent away first.

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
    async with bound(server, settings.host, settings.port) as url:
        try:
            yield url
        finally:
            app.state.boards.close()
