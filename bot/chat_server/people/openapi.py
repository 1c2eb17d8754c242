"""`/openapi.json`: the people's API, described from the very table that serves it."""

import re
from collections.abc import Iterable
from typing import Any

from bot.chat_server.people.fields import Field
from bot.chat_server.people.operations import Operation
from bot.chat_server.people.schemas import SCHEMAS, ref

_PATH_PARAMETER = re.compile(r"{(\w+)(?::(\w+))?}")
_REFUSALS = {
    "400": "What was asked makes no sense",
    "403": "Not allowed",
    "404": "There is no such person, message, button or file",
    "409": "Not possible as things stand",
    "413": "The body is too large",
}


def describe(operations: Iterable[Operation]) -> dict[str, Any]:
    """An OpenAPI 3.1 document of the operations."""
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations:
        path = _PATH_PARAMETER.sub(r"{\1}", operation.path)
        paths.setdefault(path, {})[operation.verb.lower()] = _operation(operation)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Chat server: the people's side", "version": "1"},
        "paths": paths,
        "components": {"schemas": SCHEMAS},
    }


def _operation(operation: Operation) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": operation.call.__name__.strip("_"),
        "summary": operation.about,
        "responses": _responses(operation),
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
            "schema": {"type": "integer", "minimum": 0} if kind == "id" else {"type": "string"},
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
