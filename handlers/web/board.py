"""The board: the page that is shared in a call, what it is made of, and what keeps it current."""

from collections.abc import Awaitable, Callable, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from bot.documents.qr import qr_svg
from bot.errors import DatabaseDown
from bot.services.boards import PATH
from bot.views.board import State, board_state
from bot.views.board_page import Frame, board_frame
from bot.views.board_plain import lines, paragraphs
from handlers.web.board_hub import Hub
from handlers.web.board_stream import Stream
from handlers.web.templating import pages
from storage.database import Database
from storage.work import Reading

PARTS = "/board"  # scripts and styles: nobody's secret, and the same for every board

Endpoint = Callable[[Request], Awaitable[Response]]

_GUARDED = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",  # the address is the secret
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_LATER = "5"  # seconds after which to come again


def routes(database: Database, hub: Hub) -> Sequence[BaseRoute]:
    """Give the addresses; where there is no board, all answer the same."""

    async def page(request: Request) -> Response:
        token, wanted = request.path_params["token"], request.query_params.get("lang", "")
        found = await database.read(_page, token, wanted)
        return _html(token, *found) if found else _nothing()

    async def events(request: Request) -> Response:
        token, wanted = request.path_params["token"], request.query_params.get("lang", "")
        frame = await database.read(board_frame, token, wanted)
        if frame is None:
            return _nothing()
        return _later() if hub.full else Stream(hub, token, frame.language, _GUARDED)

    parts = _Parts(directory=Path(__file__).parent / "static" / "board")
    return [
        Route(PATH + "/{token}", _patient(page)),
        Route(PATH + "/{token}/events", _patient(events)),
        Mount(PARTS, parts),
    ]


def _patient(endpoint: Endpoint) -> Endpoint:
    """Have whoever asks come again if the database does not answer."""

    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except DatabaseDown:
            return _later()

    return answer


class _Parts(StaticFiles):
    """Files that browsers keep, asking each time whether they are still the same."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


def _page(reading: Reading, token: str, wanted: str) -> tuple[Frame, State] | None:
    frame = board_frame(reading, token, wanted)
    state = board_state(reading, token, frame.language) if frame is not None else None
    return (frame, state) if frame is not None and state is not None else None


def _html(token: str, frame: Frame, state: State) -> Response:
    context: dict[str, Any] = {
        "frame": frame,
        "words": frame.words,
        "visit": state["visit"],
        "title": state.get("title", ""),
        "text": state.get("text", ""),
        "paragraphs": paragraphs(state),
        "lines": lines(state),
        "events": f"{token}/events?lang={frame.language}",
        "qr": Markup(qr_svg(frame.link)) if frame.link else "",  # noqa: S704 - drawn by us
    }
    html = pages.get_template("board.html").render(context)
    return HTMLResponse(html, headers={**_GUARDED, "Content-Security-Policy": _POLICY})


def _later() -> Response:
    again = {**_GUARDED, "Retry-After": _LATER}
    return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE, headers=again)


def _nothing() -> Response:
    return Response(status_code=HTTPStatus.NOT_FOUND, headers=_GUARDED)
