"""Entities that a bot gives beside its text instead of marking the text up."""

from collections.abc import Callable
from typing import Any

from bot.chat_server.errors import bad_request
from bot.chat_server.formatting.dates import date_details
from bot.chat_server.formatting.entities import Entity
from bot.chat_server.formatting.links import text_link
from bot.chat_server.formatting.problems import MarkupError
from bot.chat_server.wire.json_fields import FieldError, number_field, object_field, text_field

_FOUND_ANYWAY = frozenset(
    [
        "mention",
        "hashtag",
        "cashtag",
        "bot_command",
        "url",
        "email",
        "phone_number",
        "bank_card_number",
    ]
)
_BARE = frozenset(
    [
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
    ]
)


def read_entities(given: object) -> list[Entity]:
    """The entities of a JSON list; what everybody sees in the text anyway is left out.

    Raises BotApiError 400 `can't parse MessageEntity: …`. Whether they lie within the text is
    not looked at.
    """
    if not isinstance(given, list):
        return []
    try:
        read = [_entity(one) for one in given]
    except FieldError as error:
        raise bad_request(f"can't parse MessageEntity: {error}") from error
    return [entity for entity in read if entity]


def _entity(given: object) -> Entity | None:
    if not isinstance(given, dict):
        raise FieldError("expected an Object")
    place = {name: number_field(given, name, required=True) for name in ("offset", "length")}
    kind = text_field(given, "type", required=True)
    if kind in _FOUND_ANYWAY:
        return None
    if kind in _BARE:
        return {"type": kind} | place
    if kind not in _DETAILED:
        raise FieldError("Unsupported type specified")
    return {"type": kind} | place | _DETAILED[kind](given)


def _pre(given: dict[str, Any]) -> Entity:
    language = text_field(given, "language")
    return {"language": language} if language else {}


def _link(given: dict[str, Any]) -> Entity:
    address = text_field(given, "url", required=True)
    details = text_link(address)
    if details is None:
        raise bad_request(f"entity URL '{address}' is invalid: Wrong HTTP URL")
    return details


def _mention(given: dict[str, Any]) -> Entity:
    user = object_field(given, "user")
    number = number_field(user, "id", required=True)
    name = text_field(user, "first_name")
    return {"user": {"id": number, "is_bot": False, "first_name": name}}


def _emoji(given: dict[str, Any]) -> Entity:
    number = number_field(given, "custom_emoji_id", required=True)
    if not number:
        raise bad_request("invalid custom emoji identifier specified")
    return {"custom_emoji_id": str(number)}


def _date(given: dict[str, Any]) -> Entity:
    unix = number_field(given, "unix_time", required=True)
    try:
        details = date_details(unix, text_field(given, "date_time_format"))
    except MarkupError as error:
        raise FieldError(error.text) from error
    if details is None:
        raise bad_request("invalid date specified")
    return details


_DETAILED: dict[str, Callable[[dict[str, Any]], Entity]] = {
    "pre": _pre,
    "text_link": _link,
    "text_mention": _mention,
    "custom_emoji": _emoji,
    "date_time": _date,
}
