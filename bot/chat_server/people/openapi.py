"""`/openapi.json`: the people's API, described from the very table that serves it."""

import re
from collections.abc import Iterable
from typing import Any

from bot.chat_server.people.fields import Field
from bot.chat_server.people.operations import Operation
from bot.chat_server.people.schemas import SCHEMAS, ref
from bot.chat_server.wire.numbers_in_paths import LARGEST_ID

_PATH_PARAMETER = re.compile(r"{(\w+)(?::(\w+))?}")
_REFUSALS = {
    "400": "What was asked makes no sense",
    "401": "Nobody has come in, or the token is wrong",
    "403": "Not allowed",
    "404": "There is no such person, message, button or file",
    "408": "The body did not come in time",
    "409": "Not possible as things stand",
    "413": "The body is too large",
    "429": "Too much at once: wait for as long as Retry-After says",
}
_SCHEMES = {
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "chat",
        "description": "A person who came in by a link; over https its name is __Host-chat.",
    },
    "admin": {"type": "http", "scheme": "bearer", "description": "Whoever runs the server."},
}
_ID = {"type": "integer", "minimum": 0, "maximum": LARGEST_ID}
_ADMIN: list[dict[str, list[str]]] = [{"admin": []}]
_PERSON: list[dict[str, list[str]]] = [{"session": []}, *_ADMIN]


def describe(operations: Iterable[Operation], *, open_house: bool = True) -> dict[str, Any]:
    """An OpenAPI 3.1 document of the operations; in an open house everybody may call all."""
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations:
        path = _PATH_PARAMETER.sub(r"{\1}", operation.path)
        paths.setdefault(path, {})[operation.verb.lower()] = _operation(operation, open_house)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Chat server: the people's side", "version": "1"},
        "paths": paths,
        "components": {"schemas": SCHEMAS, "securitySchemes": _SCHEMES},
    }


def _operation(operation: Operation, open_house: bool) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": operation.call.__name__.strip("_"),
        "summary": operation.about,
        "responses": _responses(operation),
        "security": [] if open_house else _ADMIN if operation.who == "admin" else _PERSON,
    }
    parameters = [*_in_path(operation.path), *map(_in_query, operation.query)]
    if parameters:
        described["parameters"] = parameters
    if operation.body:
        described["requestBody"] = _body(operation)
    return described


def _responses(operation: Operation) -> dict[str, Any]:
    success: dict[str, Any] = {"description": operation.about}
    if operation.answer:
        success["content"] = {operation.media_type: {"schema": ref(operation.answer)}}
    error = {"application/json": {"schema": ref("Error")}}
    refusals = {code: {"description": why, "content": error} for code, why in _REFUSALS.items()}
    return {str(operation.status): success, **refusals}


def _in_path(path: str) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": _ID if kind == "id" else {"type": "string"},
        }
        for name, kind in _PATH_PARAMETER.findall(path)
    ]


def _in_query(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "in": "query",
        "required": field.required,
        "description": field.about,
        "schema": field.schema(),
    }


def _body(operation: Operation) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {field.name: field.schema() for field in operation.body},
    }
    required = [field.name for field in operation.body if field.required]
    if required:
        schema["required"] = required
    media_type = "multipart/form-data" if operation.form else "application/json"
    return {"required": bool(required), "content": {media_type: {"schema": schema}}}
