"""Every address of the chat server, in one list."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.chat_server.api import BotApi
from bot.chat_server.control_api import CONTROL
from bot.chat_server.downloads import download
from bot.chat_server.openapi import describe
from bot.chat_server.page import Page
from bot.chat_server.people_api import PEOPLE
from bot.chat_server.people_files import FILES
from bot.chat_server.state import State

OPERATIONS = (*PEOPLE, *FILES, *CONTROL)


def routes(state: State, api: BotApi) -> list[BaseRoute]:
    """The bot's side first: it is the busiest."""
    document = describe(OPERATIONS)

    async def openapi(_: Request) -> Response:
        return JSONResponse(document)

    return [
        Route("/bot{token}/{method}", api),
        Route("/file/bot{token}/{path:path}", download(state)),
        *(operation.route(state) for operation in OPERATIONS),
        Route("/openapi.json", openapi),
        *Page(state).routes(),
    ]
