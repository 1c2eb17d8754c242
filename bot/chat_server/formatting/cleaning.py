"""What no message keeps of a text: control characters, odd marks, outer blanks."""

import re
from bisect import bisect_left

from bot.chat_server.formatting.entities import Entity, end, in_order, utf16_length

_CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
_GONE = re.compile("[\r\u2028-\u202e\u030a\u0333\u033f]")
_DIRECTIONS = re.compile("[\u200e\u200f](?=[\u200e\u200f])")
_UNCLEAN = re.compile(f"{_CONTROL.pattern}|{_GONE.pattern}|{_DIRECTIONS.pattern}")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_BLANKS = " \n"
_INVISIBLE = re.compile(
    "[\\s\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2800\u3000\ufeff\ufffc]*"
)


def clean(text: str) -> str:
    """The text as a message keeps it.

    Carriage returns, line separators and lines through characters disappear, other control
    characters are blanks, and of many direction marks in a row one remains.
    """
    if is_clean(text):
        return text
    return _DIRECTIONS.sub("\u200c", _CONTROL.sub(" ", _GONE.sub("", text)))


def seen(name: str) -> str:
    """A name without what nobody sees in it but what turns it around, or hides how it ends."""
    return _UNSEEN.sub("", name)


def is_invisible(text: str) -> bool:
    """Whether there is nothing to see in it: blanks, and marks without a width."""
    return _INVISIBLE.fullmatch(text) is not None


def is_clean(text: str) -> bool:
    """Whether a message keeps it as it is."""
    return _UNCLEAN.search(text) is None


def cleaned(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """The clean text, and its entities moved along; empty ones disappear."""
    gone = [utf16_length(text[: match.start()]) for match in _GONE.finditer(text)]
    moved = [_moved(entity, gone) for entity in entities] if gone else entities
    return clean(text), [entity for entity in moved if entity["length"] > 0]


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """The text without outer blanks, its entities cut and moved along.

    Blanks at the beginning stay if an entity begins with them, as the indentation of code.
    """
    if not entities:
        return text.strip(_BLANKS), entities
    if text[:1] not in _BLANKS and text[-1:] not in _BLANKS:
        return text, entities
    short = text.rstrip(_BLANKS)
    length = utf16_length(short)
    kept = [_cut(entity, length) for entity in entities if entity["offset"] < length]
    blanks = len(short) - len(short.lstrip(_BLANKS))
    blanks = min([blanks, *(entity["offset"] for entity in kept)])
    return short[blanks:], in_order(
        [entity | {"offset": entity["offset"] - blanks} for entity in kept]
    )


def _moved(entity: Entity, gone: list[int]) -> Entity:
    begin, stop = (place - bisect_left(gone, place) for place in (entity["offset"], end(entity)))
    return entity | {"offset": begin, "length": stop - begin}


def _cut(entity: Entity, length: int) -> Entity:
    return entity | {"length": min(end(entity), length) - entity["offset"]}
