"""The text or caption of a call: parsed, checked and measured as the real server does it."""

from typing import Any

from bot.chat_server.errors import bad_request
from bot.chat_server.formatting.entities import (
    Entity,
    clean,
    in_order,
    trimmed,
    utf16_length,
    with_detected,
)
from bot.chat_server.formatting.html import parse_html
from bot.chat_server.formatting.links import checked_link
from bot.chat_server.wire.parameters import Parameters

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
_EXPLICIT = frozenset(
    {
        "mention",
        "hashtag",
        "cashtag",
        "bot_command",
        "url",
        "email",
        "phone_number",
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
        "date_time",
    }
)
_DETAILS = ("url", "language", "custom_emoji_id", "unix_time", "date_time_format")

Formatted = tuple[str, list[Entity]]


def read_text(parameters: Parameters) -> Formatted:
    """The `text` of a message with its entities; raises BotApiError 400."""
    source = parameters.text("text")
    if not source:
        raise bad_request("message text is empty")
    text, entities = _formatted(parameters, source, "entities")
    if not text:
        raise bad_request("text must be non-empty")
    return text, entities


def check_text_length(text: str) -> None:
    """Refuse more than 4096 code points."""
    if len(text) > LONGEST_TEXT:
        raise bad_request("message is too long")


def read_caption(parameters: Parameters) -> dict[str, Any]:
    """The `caption` with its entities, as fields of a message; raises BotApiError 400."""
    text, entities = _formatted(parameters, parameters.text("caption"), "caption_entities")
    if len(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return as_fields("caption", text, entities)


def as_fields(name: str, text: str, entities: list[Entity]) -> dict[str, Any]:
    """Fields `text` and `entities`, or `caption` and `caption_entities`; empty ones left out."""
    listed = "entities" if name == "text" else "caption_entities"
    return {name: text, listed: entities} if entities else {name: text} if text else {}


def _formatted(parameters: Parameters, source: str, listed: str) -> Formatted:
    text, mode = clean(source), parameters.text("parse_mode").lower()
    if mode == "html":
        text, entities = parse_html(text)
    elif mode in ("", "none"):
        entities = _explicit(parameters, listed, text)
    else:
        raise bad_request("unsupported parse_mode")
    text, entities = trimmed(text, entities)
    return text, with_detected(text, entities)


def _explicit(parameters: Parameters, name: str, text: str) -> list[Entity]:
    given = parameters.structure(name, "message entities")
    if not isinstance(given, list):
        return []
    end = utf16_length(text)
    read = [_entity(one, end) for one in given if isinstance(one, dict)]
    return in_order([entity for entity in read if entity["length"] > 0])


def _entity(given: dict[str, Any], end: int) -> Entity:
    kind = given.get("type")
    if kind not in _EXPLICIT:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    offset, length = given.get("offset"), given.get("length")
    if not isinstance(offset, int) or not isinstance(length, int):
        raise bad_request('can\'t parse MessageEntity: Field "offset" must be of type Number')
    begin = max(0, offset)
    entity = {"type": kind, "offset": begin, "length": min(offset + length, end) - begin}
    entity |= {name: given[name] for name in _DETAILS if name in given}
    if kind == "text_link":
        entity["url"] = _link(str(given.get("url", "")))
    if kind == "text_mention":
        entity["user"] = _user(given.get("user"))
    return entity


def _user(given: object) -> dict[str, Any]:
    if not isinstance(given, dict) or not isinstance(given.get("id"), int):
        raise bad_request("can't parse MessageEntity: Can't find field \"user\"")
    return {"id": given["id"], "is_bot": False, "first_name": str(given.get("first_name", ""))}


def _link(address: str) -> str:
    url = checked_link(address)
    if url is None:
        raise bad_request(f"entity URL '{address}' is invalid: Wrong HTTP URL")
    return url
