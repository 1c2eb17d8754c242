"""The web application: every page there is, on one screen."""

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount
from starlette.types import ASGIApp

from bot.services.calendars import PATH
from handlers.web import calendar, certificates, health, metrics
from handlers.web.guessing import Guesses, Misses
from handlers.web.lines import Served
from handlers.web.trusting import Trust
from handlers.web.webhook import Deliveries
from storage.database import Database

GUESSABLE = ("/c/", f"{PATH}/")  # only those know such an address to whom it was given


def site(
    database: Database, lines: Sequence[Served], chat: ASGIApp | None = None, *, token: str = ""
) -> Starlette:
    """Put the pages together.

    Args:
        database: what the pages read.
        lines: the bots that this process runs; may be filled later.
        chat: the chat server's application, which takes every address that is not ours.
        token: whoever has it may see figures; empty: whoever sits at the machine.
    """
    trust = Trust(token)
    routes: list[BaseRoute] = [
        *certificates.routes(database),
        *calendar.routes(database),
        *health.routes(database, lines, trust),
        *metrics.routes(database, lines, trust),
    ]
    if chat is not None:
        routes.append(Mount("/", chat))
    middleware = [Middleware(Deliveries, lines), Middleware(Guesses, GUESSABLE, Misses())]
    return Starlette(routes=routes, middleware=middleware)
