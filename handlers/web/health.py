"""Whether Hospes is alive: for load balancers, for whatever restarts it, and for the operator."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from bot.errors import DatabaseDown
from bot.messaging.heartbeats import AWAY, STALE
from bot.services.bringing import unreached_since
from handlers.web.lines import Served
from handlers.web.trusting import Trust
from storage.database import Database
from storage.work import Reading

UNREACHED = timedelta(seconds=30)  # during which a channel may fail to bring updates
_PATIENCE = 2.0  # seconds that the database may take to answer

Stalled = Callable[[], Sequence[str]]


@dataclass(frozen=True)
class Standing:
    """How the parts stand that one process at a time runs, whichever.

    Attributes:
        stalled: have shown no sign of life for too long, or never.
        waiting: wait for a channel that does not answer.
        unreached: channels that cannot bring updates to our address.
        keepers: who keeps each bot and the clock; empty: nobody.
    """

    stalled: Sequence[str]
    waiting: Sequence[str]
    unreached: Sequence[str]
    keepers: Mapping[str, str]

    @property
    def well(self) -> bool:
        """Tell whether all is as it should be, or waits for a channel only."""
        return not self.stalled and not self.unreached


def routes(
    database: Database, lines: Sequence[Served], trust: Trust, stalled: Stalled | None = None
) -> Sequence[BaseRoute]:
    """Give the routes; `lines` are the bots whose parts must show signs of life.

    Where the database's time is not the machine's, as in a rehearsal, signs of life are not kept
    in it; `stalled` tells which parts of this process show none.
    """

    async def health(request: Request) -> JSONResponse:
        found = await _look(database, lines)
        if found is not None and stalled is not None:
            found = replace(found, stalled=stalled())
        opening = [line.name for line in lines if line.opening]
        ready = bool(lines) and not opening and found is not None and found.well
        told = {"live": True, "ready": ready}
        status = HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE
        details = {"opening": opening, **_details(found)} if trust.allows(request) else {}
        return JSONResponse(told | details, status)

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
        return {"database": "down", "stalled": [], "waiting": [], "unreached": [], "keepers": {}}
    return {"database": "up", **vars(found)}


def standing(reading: Reading, channels: Sequence[str]) -> Standing:
    """Look how the parts stand that serve these channels."""
    beats = reading.records.beats()
    oldest = reading.now - timedelta(seconds=STALE)
    parts = ["clock", *(f"{part}:{one}" for one in channels for part in ("intake", "sender"))]
    fresh = {part for part, at in beats.items() if at >= oldest}
    # What is on its way to a channel that does not answer is not held up by us.
    silent = {f"sender:{one}" for one in channels if AWAY + f"intake:{one}" in fresh} - fresh
    return Standing(
        stalled=[part for part in parts if part not in fresh | silent],
        waiting=[part for part in parts if AWAY + part in fresh or part in silent],
        unreached=[one for one in channels if unreached_since(reading, one, UNREACHED)],
        keepers={row.name: "" if row.resting else row.process for row in reading.records.keepers()},
    )
