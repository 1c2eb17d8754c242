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
    "Bot": _object(
        {
            "id": _NUMBER,
            "first_name": _TEXT,
            "commands": {"type": "array"},
            "reactions": {"type": "array", "items": _TEXT},
        }
    ),
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
    "Menu": _object(
        {
            "commands": {"type": "array"},
            "menu_button": {"type": "object"},
            "name": _TEXT,
            "description": _TEXT,
            "short_description": _TEXT,
        }
    ),
    "Chat": _object(
        {
            "messages": _list("Message"),
            "older": _YES_OR_NO,
            "pinned": _or_null(ref("Message")),
            "answers": _list("Answer"),
            "keyboard": _or_null({"type": "object"}),
            "blocked": _YES_OR_NO,
            "seen": _NUMBER,
            "seen_at": _or_null(_REAL),
            "language": _TEXT,
            "last_event": _NUMBER,
        }
    ),
    "CalledBack": _object({"calls": _YES_OR_NO}),
    "Event": _object(
        {"id": _NUMBER, "kind": _TEXT},
        {
            "message": ref("Message"),
            "message_id": _NUMBER,
            "answer": ref("Answer"),
            "action": _TEXT,
            "keyboard": _or_null({"type": "object"}),
            "reactions": {"type": "object"},
            "commands": {"type": "array"},
            "menu_button": {"type": "object"},
            "name": _TEXT,
            "silent": _YES_OR_NO,
        },
    ),
    "WayIn": {
        **_object({"link": _TEXT, "expires_in": _NUMBER, "qr": {"type": "array", "items": _TEXT}}),
        "description": "A one-time link, and its QR code as rows of 0 and 1.",
    },
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
    "Forgotten": _object({"messages": _NUMBER}),
    "Store": _object(
        {"keeps": _YES_OR_NO, "epoch": _NUMBER, "people": _NUMBER, "messages": _NUMBER}
    ),
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
