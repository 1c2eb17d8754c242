"""`/file/bot<token>/<path>`: the bot fetches what people sent."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.chat_server.bot_api.endpoint import UNAUTHORIZED, is_token
from bot.chat_server.errors import BotApiError
from bot.chat_server.state import State

NOT_FOUND = BotApiError(404, "Not Found")


def download(state: State) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint for the files of a server."""

    async def endpoint(request: Request) -> Response:
        if not is_token(state, request.path_params["token"]):
            return JSONResponse(UNAUTHORIZED.envelope(), 401)
        stored = state.files.at(request.path_params["path"])
        if stored is None:
            return JSONResponse(NOT_FOUND.envelope(), 404)
        return Response(stored.content, media_type="application/octet-stream")

    return endpoint
