"""Where a request comes in: the bot's own go straight to the Bot API, all others to the pages."""

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.chat_server.bot_api.endpoint import BotApi


class Front:
    """ASGI: spares `/bot<token>/<method>`, by far the busiest address, the way past all others."""

    def __init__(self, api: BotApi, others: ASGIApp) -> None:
        self._api = api
        self._others = others

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        called = _called(scope) if scope["type"] == "http" else None
        if called:
            await self._api.answer(*called, scope, receive, send)
        else:
            await self._others(scope, receive, send)


def _called(scope: Scope) -> tuple[str, str] | None:
    """The token and the method that an address names; None if it is no call of the Bot API."""
    path: str = scope["path"].removeprefix(scope.get("root_path", ""))
    if not path.startswith("/bot"):
        return None
    token, _, method = path.removeprefix("/bot").partition("/")
    return token, method


class PeopleOnly:
    """ASGI: the people's side without the bot's, for a port that strangers reach."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, unless it is for the bot's side: that is not to be found here."""
        path = str(scope.get("path", "")).removeprefix(scope.get("root_path", ""))
        if path.startswith(("/bot", "/file/bot")):
            await PlainTextResponse("Not Found", 404)(scope, receive, send)
        else:
            await self._app(scope, receive, send)
