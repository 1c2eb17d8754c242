"""Every page of the chat, and the files that they need."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from bot.chat_server.doors.headers import OwnFiles, protect
from bot.chat_server.errors import PersonError
from bot.chat_server.page import installing
from bot.chat_server.page.entrance import Entrance
from bot.chat_server.page.open_house import OpenHouse
from bot.chat_server.page.showing import HERE, Showing
from bot.chat_server.state import State


def pages(state: State) -> list[BaseRoute]:
    """All addresses of the pages of one server: an open house, or one with a reception."""
    showing = Showing(state)
    reception = state.doors.reception
    house = Entrance(state, showing, reception) if reception else OpenHouse(state, showing)
    return [
        *house.routes(),
        *installing.routes(state, showing),
        Mount("/static", OwnFiles(directory=HERE / "static")),
        Route("/api/{path:path}", _no_operation),
        Route("/{path:path}", showing.guarded(_no_page)),
    ]


async def _no_operation(_: Request) -> Response:
    return protect(JSONResponse({"error": "there is nothing at this address"}, 404))


async def _no_page(_: Request) -> Response:
    raise PersonError(404, "There is nothing at this address.", word="no_page")
