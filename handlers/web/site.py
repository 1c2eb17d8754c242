"""The web application: every page there is, on one screen."""

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount
from starlette.types import ASGIApp

from handlers.web import certificates, health
from storage.database import Database


def site(database: Database, parts: Sequence[str], chat: ASGIApp | None = None) -> Starlette:
    """Put the pages together.

    Args:
        database: what the pages read.
        parts: the heartbeats by which /health tells whether Hospes is alive.
        chat: the chat server's application, which takes every address that is not ours.
    """
    routes: list[BaseRoute] = [
        *certificates.routes(database),
        *health.routes(database, parts),
    ]
    if chat is not None:
        routes.append(Mount("/", chat))
    return Starlette(routes=routes)
