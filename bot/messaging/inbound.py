"""Looking at an update as it came, before anything is known to be right about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
_LEFT = ("kicked", "left")


@dataclass(frozen=True)
class Raw:
    """An update as JSON.

    Attributes:
        id: the channel's number for it.
        chat_id: the chat that it is about; none if it does not say.
        language: what the sender's device speaks; empty if unknown.
        query_id: of a tap on a button; empty otherwise.
        from_person: somebody wrote or tapped, and so expects an answer.
        farewell: it says that the bot was blocked.
        private: it is from a chat with one person, not from a group, where everybody would be
            taken for the one whose link was opened there.
    """

    content: dict[str, Any]
    id: int
    chat_id: int | None
    language: str
    query_id: str
    from_person: bool
    farewell: bool
    private: bool


def look_at(content: object) -> Raw | None:
    """Take out what can be found, whatever it is; none if it has not even a number."""
    if not isinstance(content, dict) or not isinstance(content.get("update_id"), int):
        return None
    kind = next((kind for kind in KINDS if isinstance(content.get(kind), dict)), "")
    body = content.get(kind, {})
    return Raw(
        content=content,
        id=content["update_id"],
        chat_id=_chat(body),
        language=_text(_dig(body, "from", "language_code")),
        query_id=_text(body.get("id")) if kind == "callback_query" else "",
        from_person=kind in {"message", "edited_message", "callback_query"},
        farewell=_dig(body, "new_chat_member", "status") in _LEFT,
        private=_chat_kind(body) in {"private", ""},
    )


def _chat(body: Mapping[str, Any]) -> int | None:
    for path in (("chat", "id"), ("message", "chat", "id"), ("from", "id")):
        found = _dig(body, *path)
        if isinstance(found, int) and abs(found) < 1 << 53:  # at most 52 bits (Bot API, Chat)
            return found
    return None


def _chat_kind(body: Mapping[str, Any]) -> str:
    return _text(_dig(body, "chat", "type")) or _text(_dig(body, "message", "chat", "type"))


def _dig(body: object, *path: str) -> object:
    for name in path:
        body = body.get(name) if isinstance(body, dict) else None
    return body


def _text(found: object) -> str:
    return found if isinstance(found, str) else ""
