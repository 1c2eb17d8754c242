"""What an entity is: a part of a text with a meaning, measured in UTF-16 code units."""

from typing import Any

Entity = dict[str, Any]
Formatted = tuple[str, list[Entity]]

STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
"""What may overlap with anything but code, and is cut where something else begins or ends."""
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
CODES = frozenset({"pre", "code", "date_time"})
"""What nothing else may stand in."""

MAX_ENTITIES = 100

_ORDER = {
    **dict.fromkeys(QUOTES, 0),
    "pre": 10,
    "code": 20,
    "date_time": 30,
    **dict.fromkeys(("text_link", "text_mention"), 49),
    **{style: 90 + number for number, style in enumerate(STYLES)},
    "custom_emoji": 99,
}
_FOUND = 50


def utf16_length(text: str) -> int:
    """How many UTF-16 code units the text has."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def end(entity: Entity) -> int:
    """Where it ends, in UTF-16 code units."""
    return int(entity["offset"] + entity["length"])


def in_order(entities: list[Entity]) -> list[Entity]:
    """By place, the longer before the shorter, in the order of the real server."""
    return sorted(entities, key=_place)


def _place(entity: Entity) -> tuple[int, int, int]:
    return entity["offset"], -entity["length"], _ORDER.get(entity["type"], _FOUND)
