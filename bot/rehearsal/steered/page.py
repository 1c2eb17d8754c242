"""The stage's page: served, steered and kept current."""

from collections.abc import Awaitable, Callable, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.rehearsal.steered.clock import SPEEDS
from bot.rehearsal.steered.mood import PACES
from bot.rehearsal.steered.news import news
from bot.rehearsal.steered.rehearsal import SteeredRehearsal
from bot.rehearsal.steered.state import state_of
from bot.rehearsal.steered.words import language_of, speeds, title, words
from bot.texts import times

PATH = "/stage"
_HERE = Path(__file__).parent
_GUARDED = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src "
        "'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
}
_templates = Environment(
    loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined
)

Given = dict[str, Any]


class StagePage:
    """The addresses under which a rehearsal is looked at and steered.

    Attributes:
        rehearsal: which; none until it has begun.
    """

    def __init__(self) -> None:
        self.rehearsal: SteeredRehearsal | None = None

    def routes(self) -> Sequence[BaseRoute]:
        """Give all addresses; the root leads to the page."""
        return [
            Route("/", lambda _: RedirectResponse(PATH)),
            Route(PATH, self._page),
            Route(f"{PATH}/events", self._events),
            Route(f"{PATH}/clock", self._steered(self._steer), methods=["POST"]),
            Route(f"{PATH}/jump", self._steered(self._jump), methods=["POST"]),
            Route(f"{PATH}/crowd", self._steered(self._become), methods=["POST"]),
            Route(f"{PATH}/people", self._steered(self._hand_over), methods=["POST"]),
            Mount(f"{PATH}/static", StaticFiles(directory=_HERE / "static")),
        ]

    def stalled(self) -> Sequence[str]:
        """Give the parts that show no sign of life, for `/health`."""
        return self.rehearsal.stalled() if self.rehearsal is not None else ["clock"]

    async def _page(self, request: Request) -> Response:
        language = language_of(request)
        said = words(language)
        if self.rehearsal is None:
            later = {**_GUARDED, "Retry-After": "1", "Refresh": "1"}
            html = _templates.get_template("starting.html").render(language=language, words=said)
            return HTMLResponse(html, 503, later)
        plan = self.rehearsal.plan
        html = _templates.get_template("stage.html").render(
            language=language,
            words=said,
            visit=title(plan, language),
            zone=plan.host.zone,
            city=times.city(plan.host.zone, language),
            speeds=speeds(language),
            paces=PACES,
            state=await state_of(self.rehearsal, language),
        )
        return HTMLResponse(html, headers=_GUARDED)

    async def _events(self, request: Request) -> Response:
        if self.rehearsal is None:
            return Response(status_code=503, headers=_GUARDED)
        told = news(self.rehearsal, language_of(request))
        headers = {**_GUARDED, "X-Accel-Buffering": "no"}
        return StreamingResponse(told, media_type="text/event-stream", headers=headers)

    def _steered(
        self, act: Callable[[SteeredRehearsal, Given], Awaitable[bool]]
    ) -> Callable[[Request], Awaitable[Response]]:
        """Let a page of ours, and no other, do something; answers with how all is then."""

        async def endpoint(request: Request) -> Response:
            given = await _given(request)
            if self.rehearsal is None or given is None:
                return Response(status_code=HTTPStatus.FORBIDDEN, headers=_GUARDED)
            if not await act(self.rehearsal, given):
                return Response(status_code=HTTPStatus.CONFLICT, headers=_GUARDED)
            return JSONResponse(
                await state_of(self.rehearsal, language_of(request)), headers=_GUARDED
            )

        return endpoint

    async def _steer(self, rehearsal: SteeredRehearsal, given: Given) -> bool:
        playing, speed = given.get("playing"), given.get("speed")
        known = isinstance(speed, int) and not isinstance(speed, bool) and speed in SPEEDS
        rehearsal.clock.steer(
            playing=playing if isinstance(playing, bool) else None,
            speed=speed if known else None,
        )
        return True

    async def _jump(self, rehearsal: SteeredRehearsal, _given: Given) -> bool:
        return await rehearsal.jump()

    async def _become(self, rehearsal: SteeredRehearsal, given: Given) -> bool:
        rehearsal.become(rehearsal.crowd.mood.changed(given))
        return True

    async def _hand_over(self, rehearsal: SteeredRehearsal, given: Given) -> bool:
        reference = given.get("reference")
        if not isinstance(reference, str) or not rehearsal.crowd.may_play(reference):
            return False
        (rehearsal.take_over if given.get("human") else rehearsal.give_back)(reference)
        return True


async def _given(request: Request) -> Given | None:
    """Read what a page of ours sends; none if it may be somebody else's.

    A form of another site cannot send JSON, and a browser says where a request comes from.
    """
    site = request.headers.get("sec-fetch-site", "same-origin")
    if site != "same-origin" or request.headers.get("content-type") != "application/json":
        return None
    try:
        given = await request.json()
    except ValueError:
        return None
    return given if isinstance(given, dict) else None
