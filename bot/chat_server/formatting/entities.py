"""Texts and their entities: measured in UTF-16 code units, as the Bot API counts them."""

import re
from operator import itemgetter
from typing import Any

Entity = dict[str, Any]

MAX_ENTITIES = 100

_DETECT = re.compile(
    r"(?P<url>(?<!\w)(?:https?|tg)://[^\s<>\"]*[^\s<>\".,:;!?'()\[\]])"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<mention>(?<![\w/@])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w))"
    r"|(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<hashtag>(?<![\w#])#(?=\w*[^\W\d])\w{1,256})"
)
_OPAQUE = frozenset({"code", "pre", "text_link", "text_mention"})
_CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")


def utf16_length(text: str) -> int:
    """How many UTF-16 code units the text has."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """The text as a message keeps it: no carriage returns, other control characters as blanks."""
    return _CONTROL.sub(" ", text.replace("\r", "")) if not text.isprintable() else text


def detected(text: str) -> list[Entity]:
    """The entities that everybody sees in a plain text: commands, links, mentions, hashtags."""
    return [
        {
            "type": str(match.lastgroup),
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match[0]),
        }
        for match in _DETECT.finditer(text)
    ]


def with_detected(text: str, entities: list[Entity]) -> list[Entity]:
    """Explicit entities and the detected ones that lie in no code and in no other link."""
    opaque = [entity for entity in entities if entity["type"] in _OPAQUE]
    found = [one for one in detected(text) if not any(_overlap(one, other) for other in opaque)]
    return in_order(entities + found)


def in_order(entities: list[Entity]) -> list[Entity]:
    """By place, the outer before the inner; at most as many as a message may have."""
    placed = sorted(entities, key=itemgetter("length"), reverse=True)
    return sorted(placed, key=itemgetter("offset"))[:MAX_ENTITIES]


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Text without outer blanks; its entities moved along and cut to what is left."""
    rest = text.lstrip()
    moved, short = utf16_length(text) - utf16_length(rest), rest.rstrip()
    if not entities or (not moved and len(short) == len(rest)):
        return short, entities
    end = utf16_length(short)
    kept = [_cut(entity, entity["offset"] - moved, end) for entity in entities]
    return short, [entity for entity in kept if entity["length"] > 0]


def _cut(entity: Entity, offset: int, end: int) -> Entity:
    begin = max(0, offset)
    return entity | {"offset": begin, "length": min(offset + entity["length"], end) - begin}


def _overlap(one: Entity, other: Entity) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"]
        and other["offset"] < one["offset"] + one["length"]
    )
