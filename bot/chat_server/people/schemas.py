"""The shapes that the people's API answers with, as JSON Schema."""

from typing import Any

Schema = dict[str, Any]

_TEXT = {"type": "string"}
_NUMBER = {"type": "integer"}
_REAL = {"type": "number"}
_YES_OR_NO = {"type": "boolean"}


def ref(name: str) -> Schema:
    """A reference to one of the schemas."""
    return {"$ref": f"#/components/schemas/{name}"}


def _object(required: Schema, optional: Schema | None = None) -> Schema:
    properties = {**required, **(optional or {})}
    return {"type": "object", "properties": properties, "required": sorted(required)}


def _list(name: str) -> Schema:
    return {"type": "array", "items": ref(name)}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


SCHEMAS: dict[str, Schema] = {
    "Error": _object({"error": _TEXT}),
    "Bot": _object({"id": _NUMBER, "first_name": _TEXT, "commands": {"type": "array"}}),
    "Person": _object(
        {
            "id": _NUMBER,
            "first_name": _TEXT,
            "started": _YES_OR_NO,
            "blocked": _YES_OR_NO,
            "messages": _NUMBER,
        },
        {"last_name": _TEXT, "username": _TEXT, "language_code": _TEXT},
    ),
    "People": _list("Person"),
    "Message": {
        **_object({"message_id": _NUMBER, "date": _NUMBER, "from": {"type": "object"}}),
        "description": "A Message of the Bot API.",
    },
    "Answer": _object(
        {"query_id": _TEXT, "message_id": _NUMBER, "text": _TEXT, "show_alert": _YES_OR_NO}
    ),
    "Press": _object({"query_id": _TEXT, "answer": _or_null(ref("Answer"))}),
    "Chat": _object(
        {
            "messages": _list("Message"),
            "pinned": _or_null(ref("Message")),
            "answers": _list("Answer"),
            "keyboard": _or_null({"type": "object"}),
            "blocked": _YES_OR_NO,
            "last_event": _NUMBER,
        }
    ),
    "Event": _object(
        {"id": _NUMBER, "kind": _TEXT},
        {
            "message": ref("Message"),
            "message_id": _NUMBER,
            "answer": ref("Answer"),
            "action": _TEXT,
            "keyboard": _or_null({"type": "object"}),
        },
    ),
    "File": {"type": "string", "format": "binary"},
    "Fault": _object(
        {
            "kind": _TEXT,
            "method": _or_null(_TEXT),
            "chat_id": _or_null(_NUMBER),
            "times": _NUMBER,
            "seconds": _REAL,
        }
    ),
    "Faults": _list("Fault"),
    "Pending": _object({"pending": _NUMBER}),
    "Injected": _object({"update_id": _NUMBER}),
    "Call": _object(
        {
            "number": _NUMBER,
            "at": _REAL,
            "monotonic": _REAL,
            "method": _TEXT,
            "chat_id": _or_null(_NUMBER),
            "parameters": {"type": "object"},
            "outcome": {"type": "object"},
        }
    ),
    "Calls": _list("Call"),
}
