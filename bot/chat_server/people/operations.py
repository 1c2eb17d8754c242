"""One operation of the people's API: what it is asked, what it answers, and how HTTP reaches it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.convertors import register_url_convertor
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.chat_server.errors import BotApiError, PersonError
from bot.chat_server.people.fields import Field, read_all
from bot.chat_server.state import State
from bot.chat_server.wire.numbers_in_paths import IdConvertor
from bot.chat_server.wire.requests import read_body, read_parameters
from bot.chat_server.wire.strict_json import read_json

register_url_convertor("id", IdConvertor())

EVENT_STREAM = "text/event-stream"

Values = dict[str, Any]
Call = Callable[[State, Values], Awaitable[object]]


@dataclass(frozen=True)
class Operation:
    """`answer` names a schema of `schemas.py`, empty for none; `form` takes multipart bodies."""

    verb: str
    path: str
    about: str
    call: Call
    answer: str = ""
    query: tuple[Field, ...] = ()
    body: tuple[Field, ...] = ()
    form: bool = False
    status: int = 200
    media_type: str = "application/json"

    def route(self, state: State) -> Route:
        """The route that serves it."""

        async def endpoint(request: Request) -> Response:
            try:
                check_same_site(request)
                values = await self._values(request)
                return self._response(await self.call(state, values))
            except PersonError as error:
                return JSONResponse({"error": error.text}, error.status)
            except BotApiError as error:
                return JSONResponse({"error": error.description}, error.code)

        return Route(self.path, endpoint, methods=[self.verb])

    async def _values(self, request: Request) -> Values:
        query = dict(request.query_params)
        if self.media_type == EVENT_STREAM and (seen := request.headers.get("last-event-id")):
            query["after"] = seen
        asked = read_all(self.query, query)
        if self.body:
            read = _read_form if self.form else _read_json
            asked |= read_all(self.body, await read(request))
        return asked | request.path_params

    def _response(self, result: object) -> Response:
        if isinstance(result, Response):
            return result
        if result is None:
            return Response(status_code=204)
        return JSONResponse(result, self.status)


def check_same_site(request: Request) -> None:
    """Refuse what a page of another site sends in a person's name; raises PersonError 403."""
    if request.headers.get("sec-fetch-site") == "cross-site" and request.method != "GET":
        raise PersonError(403, "another site may not do this")


async def _read_json(request: Request) -> Values:
    try:
        values = read_json(await read_body(request.receive) or b"{}")
    except ValueError as error:
        raise PersonError(400, "the body must be JSON") from error
    if not isinstance(values, dict):
        raise PersonError(400, "the body must be a JSON object")
    return values


async def _read_form(request: Request) -> Values:
    parameters = await read_parameters(request.scope, request.receive)
    return {**parameters.values, **parameters.files}
