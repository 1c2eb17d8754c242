"""Entities made to fit a text and each other: whatever overlaps is nested, as the server does it.

The rules and the errors were read from tdlib.
"""

from bisect import bisect_right
from itertools import pairwise

from bot.chat_server.errors import bad_request
from bot.chat_server.formatting.cleaning import (
    clean,
    cleaned,
    is_clean,
    is_invisible,
    trimmed,
)
from bot.chat_server.formatting.entities import (
    MAX_ENTITIES,
    QUOTES,
    STYLES,
    Entity,
    Formatted,
    end,
    in_order,
)
from bot.chat_server.formatting.finding import found_in
from bot.chat_server.formatting.places import check_places
from bot.chat_server.formatting.styles import split_styles

_FARTHEST = 1_000_000


def fitted(text: str, entities: list[Entity]) -> Formatted:
    """A text and its entities as a message keeps them, with what everybody sees in the text.

    Empty if there is nothing to see. Raises BotApiError 400 if an entity is not within the text.
    """
    if entities:
        text, entities = _checked(text, entities)
    else:
        text = clean(text)
    text, entities = trimmed(text, entities)
    if is_invisible(text):
        return "", []
    return text, with_found(text, entities)[:MAX_ENTITIES]


def with_found(text: str, entities: list[Entity]) -> list[Entity]:
    """The entities of a text, and those which everybody sees where no other stands."""
    found = found_in(text)
    if not entities or not found:
        return entities or found
    styles, quotes, solid = _sorted_out(entities)
    new = [one for one in _within_or_outside(found, quotes) if not _met(one, solid, _ends(solid))]
    return _together(styles, in_order(solid + new + quotes))


def nested(entities: list[Entity]) -> list[Entity]:
    """The entities in order, so that one that overlaps with another lies within it.

    Of two links, mentions or codes that overlap the first remains, and so of two quotes; what
    crosses the border of a quote disappears.
    """
    ordered = in_order(entities)
    if _are_apart(ordered):
        return ordered
    styles, quotes, solid = _sorted_out(ordered)
    quotes = _apart(quotes)
    solid = _within_or_outside(_apart(solid), quotes)
    return _together(styles, in_order(solid + quotes))


def _checked(text: str, entities: list[Entity]) -> Formatted:
    for entity in entities:
        for name in ("offset", "length"):
            if not 0 <= entity[name] <= _FARTHEST:
                raise bad_request(f"receive an entity with incorrect {name} {entity[name]}")
    placed = nested([entity for entity in entities if entity["length"]])
    check_places(text, placed)
    if is_clean(text):
        return text, placed
    text, placed = cleaned(text, placed)
    return text, nested(placed)


def _together(styles: list[Entity], others: list[Entity]) -> list[Entity]:
    placed = in_order(others + styles)
    return placed if _are_apart(placed) else in_order(others + split_styles(styles, others))


def _are_apart(ordered: list[Entity]) -> bool:
    """Whether none overlaps with another, nor touches it, which would join two of a style."""
    return all(end(one) < following["offset"] for one, following in pairwise(ordered))


def _apart(ordered: list[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in ordered:
        if not kept or entity["offset"] >= end(kept[-1]):
            kept.append(entity)
    return kept


def _sorted_out(entities: list[Entity]) -> tuple[list[Entity], list[Entity], list[Entity]]:
    """Styles, quotes, and all others."""
    kinds: tuple[list[Entity], list[Entity], list[Entity]] = ([], [], [])
    for one in entities:
        kinds[0 if one["type"] in STYLES else 1 if one["type"] in QUOTES else 2].append(one)
    return kinds


def _within_or_outside(entities: list[Entity], quotes: list[Entity]) -> list[Entity]:
    ends = _ends(quotes)
    return [one for one in entities if not _crosses(one, _met(one, quotes, ends))]


def _crosses(one: Entity, quote: Entity | None) -> bool:
    return quote is not None and (one["offset"] < quote["offset"] or end(one) > end(quote))


def _ends(apart: list[Entity]) -> list[int]:
    return [end(one) for one in apart]


def _met(one: Entity, apart: list[Entity], ends: list[int]) -> Entity | None:
    """The first of those that lie apart which it overlaps with."""
    place = bisect_right(ends, one["offset"])
    return apart[place] if place < len(apart) and apart[place]["offset"] < end(one) else None
