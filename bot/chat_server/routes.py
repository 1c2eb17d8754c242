"""Every address of the chat server, in one list."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.chat_server.bot_api.downloads import download
from bot.chat_server.bot_api.endpoint import BotApi
from bot.chat_server.page.pages import Page
from bot.chat_server.people.api import PEOPLE
from bot.chat_server.people.control import CONTROL
from bot.chat_server.people.files import FILES
from bot.chat_server.people.openapi import describe
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
