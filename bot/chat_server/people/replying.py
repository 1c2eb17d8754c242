"""What a person's message says of the message that it replies to."""

from typing import Any

from bot.chat_server.chats import Message
from bot.chat_server.errors import PersonError
from bot.chat_server.formatting.entities import STYLES, Entity, end, utf16_length

_DEEPER = ("reply_to_message", "external_reply", "quote")
_QUOTED = frozenset({*STYLES, "custom_emoji", "date_time"})


def replying_to(message: Message, quote: str = "") -> dict[str, Any]:
    """The message without what it replies to itself, and the part of it that is quoted.

    Raises PersonError 400 if the part does not stand in it.
    """
    shown = {name: value for name, value in message.items() if name not in _DEEPER}
    quoted = {"quote": _quote(message, quote)} if quote else {}
    return {"reply_to_message": shown} | quoted


def _quote(message: Message, part: str) -> dict[str, Any]:
    text = str(message.get("text", message.get("caption", "")))
    place = text.find(part)
    if place < 0:
        raise PersonError(400, f"{part!r} does not stand in that message")
    begin = utf16_length(text[:place])
    marked: list[Entity] = message.get("entities") or message.get("caption_entities") or []
    cut = [_cut(one, begin, begin + utf16_length(part)) for one in marked]
    entities = [one for one in cut if one["type"] in _QUOTED and one["length"] > 0]
    quote = {"text": part, "position": begin, "is_manual": True}
    return quote | ({"entities": entities} if entities else {})


def _cut(entity: Entity, begin: int, stop: int) -> Entity:
    first, last = max(entity["offset"], begin), min(end(entity), stop)
    return entity | {"offset": first - begin, "length": last - first}
