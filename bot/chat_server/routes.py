"""Every address of the chat server, in one list."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.chat_server.bot_api.downloads import download
from bot.chat_server.doors.acts import ABOUT_ONESELF
from bot.chat_server.doors.headers import protect
from bot.chat_server.page.pages import pages
from bot.chat_server.people.api import PEOPLE
from bot.chat_server.people.control import CONTROL
from bot.chat_server.people.files import FILES
from bot.chat_server.people.keeping import KEEPING
from bot.chat_server.people.openapi import describe
from bot.chat_server.people.reacting import REACTING
from bot.chat_server.people.sharing import SHARING
from bot.chat_server.state import State

OPERATIONS = (*PEOPLE, *REACTING, *SHARING, *FILES, *ABOUT_ONESELF, *CONTROL, *KEEPING)


def routes(state: State) -> list[BaseRoute]:
    """All but the calls of the bot, which come in at the front."""
    document = describe(OPERATIONS, open_house=state.doors.reception is None)

    async def openapi(_: Request) -> Response:
        return protect(JSONResponse(document))

    return [
        Route("/file/bot{token}/{path:path}", download(state)),
        *(operation.route(state) for operation in OPERATIONS),
        Route("/openapi.json", openapi),
        *pages(state),
    ]
