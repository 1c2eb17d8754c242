"""Whether Hospes is alive: for load balancers, for whatever restarts it, and for the operator."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from bot.errors import DatabaseDown
from bot.messaging.heartbeats import AWAY, STALE
from handlers.web.lines import Served
from handlers.web.trusting import Trust
from storage.database import Database
from storage.work import Reading

_PATIENCE = 2.0  # seconds that the database may take to answer


@dataclass(frozen=True)
class Standing:
    """How the parts stand that one process at a time runs, whichever.

    Attributes:
        stalled: have shown no sign of life for too long, or never.
        waiting: wait for a channel that does not answer.
        keepers: who keeps each bot and the clock; empty: nobody.
    """

    stalled: Sequence[str]
    waiting: Sequence[str]
    keepers: Mapping[str, str]


def routes(database: Database, lines: Sequence[Served], trust: Trust) -> Sequence[BaseRoute]:
    """Give the routes; `lines` are the bots whose parts must show signs of life."""

    async def health(request: Request) -> JSONResponse:
        found = await _look(database, lines)
        ready = bool(lines) and found is not None and not found.stalled
        told = {"live": True, "ready": ready}
        status = HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE
        return JSONResponse(told | (_details(found) if trust.allows(request) else {}), status)

    async def live(_request: Request) -> JSONResponse:
        return JSONResponse({"live": True})

    return [Route("/health", health), Route("/health/live", live)]


async def _look(database: Database, lines: Sequence[Served]) -> Standing | None:
    """Give how things stand; nothing if the database does not say."""
    try:
        async with asyncio.timeout(_PATIENCE):
            return await database.read(standing, [line.name for line in lines])
    except (DatabaseDown, TimeoutError):
        return None


def _details(found: Standing | None) -> dict[str, Any]:
    if found is None:
        return {"database": "down", "stalled": [], "waiting": [], "keepers": {}}
    return {"database": "up", **vars(found)}


def standing(reading: Reading, channels: Sequence[str]) -> Standing:
    """Look how the parts stand that serve these channels."""
    beats = reading.records.beats()
    oldest = reading.now - timedelta(seconds=STALE)
    parts = ["clock", *(f"{part}:{one}" for one in channels for part in ("intake", "sender"))]
    fresh = {part for part, at in beats.items() if at >= oldest}
    return Standing(
        stalled=[part for part in parts if part not in fresh],
        waiting=[part for part in parts if AWAY + part in fresh],
        keepers={row.name: "" if row.resting else row.process for row in reading.records.keepers()},
    )
