"""The web application: every page there is, on one screen."""

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount
from starlette.types import ASGIApp

from bot.services import boards, calendars
from handlers.web import board, calendar, certificates, health, metrics
from handlers.web.board_hub import Hub
from handlers.web.guessing import Guesses, Misses
from handlers.web.lines import Served
from handlers.web.trusting import Trust
from handlers.web.webhook import Deliveries
from storage.database import Database

# Only those know such an address to whom it was given.
GUESSABLE = ("/c/", f"{calendars.PATH}/", f"{boards.PATH}/")


def site(
    database: Database,
    lines: Sequence[Served],
    chat: ASGIApp | None = None,
    *,
    token: str = "",
    stalled: health.Stalled | None = None,
) -> Starlette:
    """Put the pages together; `state.boards` must be closed before whatever serves them ends.

    Args:
        database: what the pages read.
        lines: the bots that this process runs; may be filled later.
        chat: the chat server's application, which takes every address that is not ours.
        token: whoever has it may see figures; empty: whoever sits at the machine.
        stalled: tells which parts show no sign of life; none: the database does.
    """
    trust, hub = Trust(token), Hub(database)
    routes: list[BaseRoute] = [
        *certificates.routes(database),
        *calendar.routes(database),
        *board.routes(database, hub),
        *health.routes(database, lines, trust, stalled),
        *metrics.routes(database, lines, trust),
    ]
    if chat is not None:
        routes.append(Mount("/", chat))
    middleware = [Middleware(Deliveries, lines), Middleware(Guesses, GUESSABLE, Misses())]
    app = Starlette(routes=routes, middleware=middleware)
    app.state.boards = hub
    return app
