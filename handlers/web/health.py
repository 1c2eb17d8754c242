"""Whether Hospes is alive: for load balancers and for the operator."""

from collections.abc import Sequence
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from bot.errors import DatabaseDown
from storage.database import Database
from storage.work import Reading

_STALE = timedelta(seconds=60)  # each part beats at least every 30 s


def routes(database: Database, parts: Sequence[str]) -> Sequence[BaseRoute]:
    """Give the one route; `parts` are the heartbeats that must be heard."""

    async def health(_request: Request) -> JSONResponse:
        try:
            standing = await database.read(stalled, parts)
        except DatabaseDown:
            return JSONResponse({"ok": False, "database": "down"}, 503)
        return JSONResponse({"ok": not standing, "stalled": standing}, 503 if standing else 200)

    return [Route("/health", health)]


def stalled(reading: Reading, parts: Sequence[str]) -> list[str]:
    """Name the parts that have shown no sign of life for too long, or never."""
    beats = reading.records.beats()
    oldest = reading.now - _STALE
    return [part for part in parts if part not in beats or beats[part] < oldest]
