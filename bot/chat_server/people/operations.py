"""One operation of the people's API: what it is asked, what it answers, and how HTTP reaches it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.convertors import register_url_convertor
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.chat_server.doors.guard import Door, enter
from bot.chat_server.doors.headers import protect
from bot.chat_server.doors.rates import ASKING, SAYING, UPLOADING, Rate
from bot.chat_server.doors.uploads import LARGEST_UPLOAD, check_uploads
from bot.chat_server.errors import BotApiError, PersonError
from bot.chat_server.people.fields import Field, read_all
from bot.chat_server.state import State
from bot.chat_server.wire.numbers_in_paths import IdConvertor
from bot.chat_server.wire.requests import read_body, read_parameters
from bot.chat_server.wire.strict_json import read_json

register_url_convertor("id", IdConvertor())

EVENT_STREAM = "text/event-stream"
ONE = "/api/people/{person:id}"
LARGEST_FORM = LARGEST_UPLOAD + 64 * 1024
LARGEST_JSON = 256 * 1024
READING_SECONDS = 30.0
UPLOADING_SECONDS = 300.0

Values = dict[str, Any]
Call = Callable[[State, Values], Awaitable[object]]


@dataclass(frozen=True)
class Operation:
    """What is asked how, by whom, and what is answered.

    `answer` names a schema of `schemas.py`, empty for none; `form` takes multipart bodies.
    `door` and `rate` tell who may ask how often; unless told otherwise what lies below a person
    is for them, and all else for whoever runs the server. With `knows_entry` it is told as whom
    somebody came in, as `entry`.
    """

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
    door: Door | None = None
    rate: Rate | None = None
    knows_entry: bool = False

    @property
    def who(self) -> Door:
        """Who may ask."""
        return self.door or ("person" if self.path.startswith(f"{ONE}/") else "admin")

    @property
    def pace(self) -> Rate:
        """How often they may."""
        return self.rate or (UPLOADING if self.form else ASKING if self.verb == "GET" else SAYING)

    def route(self, state: State) -> Route:
        """The route that serves it."""

        async def endpoint(request: Request) -> Response:
            try:
                entry = enter(state.doors, request, self.who, self.pace)
                if self.form:
                    values = await self._uploaded(state, request)
                else:
                    values = await self._values(request)
                if self.knows_entry:
                    values["entry"] = entry
                response = self._response(await self.call(state, values))
                return protect(_unless_known(request, response))
            except PersonError as error:
                return protect(JSONResponse({"error": error.text}, error.status, error.headers))
            except BotApiError as error:
                return protect(JSONResponse({"error": error.description}, error.code))

        route = Route(self.path, endpoint, methods=[self.verb])
        if self.media_type == EVENT_STREAM and route.methods:
            route.methods.discard("HEAD")  # it would begin, and never end
        return route

    async def _values(self, request: Request) -> Values:
        query = dict(request.query_params)
        if self.media_type == EVENT_STREAM and (seen := request.headers.get("last-event-id")):
            query["after"] = seen
        asked = read_all(self.query, query)
        if self.body:
            read = _read_form if self.form else _read_json
            asked |= read_all(self.body, await read(request))
        return asked | request.path_params

    async def _uploaded(self, state: State, request: Request) -> Values:
        """One form of a person after the other: files that wait are not yet in memory."""
        async with state.doors.uploading(request.path_params["person"]):
            values = await self._values(request)
            check_uploads(state, values)
            return values

    def _response(self, result: object) -> Response:
        if isinstance(result, Response):
            return result
        if result is None:
            return Response(status_code=204)
        return JSONResponse(result, self.status)


def _unless_known(request: Request, response: Response) -> Response:
    """Nothing new, if the browser has it already; that it may have it was seen before."""
    tag = response.headers.get("etag")
    if tag is None or request.headers.get("if-none-match") != tag:
        return response
    headers = {name: response.headers[name] for name in ("etag", "cache-control")}
    return Response(status_code=304, headers=headers)


async def _read_json(request: Request) -> Values:
    try:
        async with asyncio.timeout(READING_SECONDS):
            body = await read_body(request.receive, LARGEST_JSON)
        values = read_json(body or b"{}")
    except TimeoutError as error:
        raise PersonError(408, "the body did not come in time") from error
    except ValueError as error:
        raise PersonError(400, "the body must be JSON") from error
    if not isinstance(values, dict):
        raise PersonError(400, "the body must be a JSON object")
    return values


async def _read_form(request: Request) -> Values:
    try:
        async with asyncio.timeout(UPLOADING_SECONDS):
            parameters = await read_parameters(request.scope, request.receive, LARGEST_FORM)
    except TimeoutError as error:
        raise PersonError(408, "the file did not come in time") from error
    return {**parameters.values, **parameters.files}
