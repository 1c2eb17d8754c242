"""The pages, served; loaded apart, so that the bot need not wait for them."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from starlette.types import ASGIApp

from bot.app.terminal import bound
from bot.serving import serving
from bot.settings import Settings
from handlers.web.health import Stalled
from handlers.web.lines import Served
from handlers.web.site import site
from storage.database import Database


@asynccontextmanager
async def pages(  # noqa: PLR0913 - what is served, and how it ends
    database: Database,
    lines: Sequence[Served],
    settings: Settings,
    chat: ASGIApp | None = None,
    leaving: Callable[[], None] | None = None,
    *,
    stalled: Stalled | None = None,
) -> AsyncIterator[str]:
    """Serve the pages meanwhile; gives their base URL. Who looks at a board is sent away first.

    Args:
        database: what they read.
        lines: the bots that this process runs; may be filled later.
        settings: where to listen, and who may see figures.
        chat: the chat server's application, if it is to be served here too.
        leaving: ends whatever keeps that application's visitors waiting.
        stalled: tells which parts show no sign of life; none: the database does.

    Raises:
        StartupError: the port is in use, or not ours to use.
    """
    token = settings.metrics_token.get_secret_value()
    app = site(database, lines, chat, token=token, stalled=stalled)
    server = serving(app, settings.host, settings.port)
    async with bound(server, settings.host, settings.port) as url:
        try:
            yield url
        finally:
            app.state.boards.close()
            if leaving is not None:
                leaving()
