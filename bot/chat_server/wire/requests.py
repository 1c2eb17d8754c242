"""Reading one HTTP request of a bot: query, urlencoded, JSON or multipart, in any mixture."""

from collections.abc import AsyncGenerator
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.types import Message, Receive, Scope

from bot.chat_server.errors import BotApiError, bad_request
from bot.chat_server.wire.parameters import Parameters, Upload
from bot.chat_server.wire.strict_json import read_json

LARGEST_BODY = 51 * 1024 * 1024
NOT_UTF8 = "strings must be encoded in UTF-8"
_URLENCODED = b"application/x-www-form-urlencoded"


async def read_parameters(
    scope: Scope, receive: Receive, largest: int = LARGEST_BODY
) -> Parameters:
    """All parameters of a request; those of the body win over those of the query.

    Raises BotApiError 400 for what cannot be read, 413 for a body of more than `largest` bytes.
    """
    values = dict(_pairs(scope["query_string"]))
    body = await read_body(receive, largest)
    return await _with_body(values, _content_type(scope), body) if body else Parameters(values)


async def read_answer(content_type: str, body: bytes) -> Parameters:
    """The parameters of a call that came as the answer to an update; raises BotApiError 400."""
    return await _with_body({}, content_type.encode("latin-1"), body)


async def read_body(receive: Receive, largest: int = LARGEST_BODY) -> bytes:
    """The whole body.

    Raises BotApiError 413 if it has more than `largest` bytes, 400 if its end never comes.
    """
    message = await _piece(receive)
    body: bytes = message.get("body", b"")
    if not message.get("more_body") and len(body) <= largest:
        return body
    chunks, size = [body], len(body)
    while message.get("more_body"):
        message = await _piece(receive)
        chunks.append(message.get("body", b""))
        size += len(chunks[-1])
        if size > largest:
            break
    if size > largest:
        raise BotApiError(413, "Request Entity Too Large")
    return b"".join(chunks)


async def _piece(receive: Receive) -> Message:
    message = await receive()
    if message["type"] == "http.disconnect":  # half a call would be another call
        raise bad_request("the connection broke before the end of the request")
    return message


async def _with_body(values: dict[str, Any], content_type: bytes, body: bytes) -> Parameters:
    kind = content_type.lower()
    if kind.startswith(b"multipart/form-data"):
        return await _multipart(content_type, body, values)
    if kind.startswith(b"application/json"):
        return Parameters(values | _json(body))
    if kind.startswith(_URLENCODED):
        values.update(_pairs(body))
    return Parameters(values)


def _content_type(scope: Scope) -> bytes:
    for name, value in scope["headers"]:
        if name == b"content-type":
            return bytes(value)
    return _URLENCODED


def _pairs(query: bytes) -> list[tuple[str, str]]:
    if not query:
        return []
    try:
        return parse_qsl(query.decode(), keep_blank_values=True, errors="strict")
    except ValueError as error:
        raise bad_request(NOT_UTF8) from error


def _json(body: bytes) -> dict[str, Any]:
    try:
        values = read_json(body)
    except ValueError as error:
        raise bad_request("can't parse request JSON object") from error
    if not isinstance(values, dict):
        raise bad_request("request JSON must be an object")
    return values


async def _multipart(content_type: bytes, body: bytes, values: dict[str, Any]) -> Parameters:
    async def stream() -> AsyncGenerator[bytes, None]:
        yield body

    headers = Headers(raw=[(b"content-type", content_type)])
    parser = MultiPartParser(headers, stream(), max_part_size=LARGEST_BODY)
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError, ValueError) as error:
        raise bad_request("can't parse multipart form data") from error
    files: dict[str, Upload] = {}
    place = 0  # they come in their order, so the body is looked through only once
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            files[name] = await _upload(value)
            continue
        if not value.isascii():
            place = body.find(value.encode(), place)
            if place < 0:  # the parser took what is no UTF-8 for Latin-1
                raise bad_request(NOT_UTF8)
        values[name] = value
    return Parameters(values, files)


async def _upload(part: UploadFile) -> Upload:
    content = await part.read()
    await part.close()
    return Upload(part.filename or "file", part.content_type or "", content)
