"""Reading one HTTP request of a bot: query, urlencoded, JSON or multipart, in any mixture."""

from collections.abc import AsyncGenerator
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.types import Receive, Scope

from bot.chat_server.errors import BotApiError, bad_request
from bot.chat_server.wire.parameters import Parameters, Upload
from bot.chat_server.wire.strict_json import read_json

LARGEST_BODY = 51 * 1024 * 1024
_URLENCODED = b"application/x-www-form-urlencoded"


async def read_parameters(scope: Scope, receive: Receive) -> Parameters:
    """All parameters of a request; those of the body win over those of the query.

    Raises BotApiError 400 for what cannot be read, 413 for more than 51 MiB.
    """
    values = dict(_pairs(scope["query_string"]))
    body = await read_body(receive)
    if not body:
        return Parameters(values)
    kind = _content_type(scope)
    if kind.startswith(b"multipart/form-data"):
        return await _multipart(scope, body, values)
    if kind.startswith(b"application/json"):
        return Parameters(values | _json(body))
    if kind.startswith(_URLENCODED):
        values.update(_pairs(body))
    return Parameters(values)


async def read_body(receive: Receive) -> bytes:
    """The whole body; raises BotApiError 413 if it is larger than a bot may upload."""
    message = await receive()
    body: bytes = message.get("body", b"")
    if not message.get("more_body"):
        return body
    chunks, size = [body], len(body)
    while message.get("more_body"):
        message = await receive()
        chunks.append(message.get("body", b""))
        size += len(chunks[-1])
        if size > LARGEST_BODY:
            raise BotApiError(413, "Request Entity Too Large")
    return b"".join(chunks)


def _content_type(scope: Scope) -> bytes:
    for name, value in scope["headers"]:
        if name == b"content-type":
            return bytes(value).lower()
    return _URLENCODED


def _pairs(query: bytes) -> list[tuple[str, str]]:
    if not query:
        return []
    try:
        return parse_qsl(query.decode(), keep_blank_values=True, errors="strict")
    except ValueError as error:
        raise bad_request("strings must be encoded in UTF-8") from error


def _json(body: bytes) -> dict[str, Any]:
    try:
        values = read_json(body)
    except ValueError as error:
        raise bad_request("can't parse request JSON object") from error
    if not isinstance(values, dict):
        raise bad_request("request JSON must be an object")
    return values


async def _multipart(scope: Scope, body: bytes, values: dict[str, Any]) -> Parameters:
    async def stream() -> AsyncGenerator[bytes, None]:
        yield body

    parser = MultiPartParser(Headers(scope=scope), stream(), max_part_size=LARGEST_BODY)
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError, ValueError) as error:
        raise bad_request("can't parse multipart form data") from error
    files: dict[str, Upload] = {}
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            files[name] = await _upload(value)
        else:
            values[name] = value
    return Parameters(values, files)


async def _upload(part: UploadFile) -> Upload:
    content = await part.read()
    await part.close()
    return Upload(part.filename or "file", part.content_type or "", content)
