"""Whether entities lie within their text, with the errors of the real server."""

import re

from bot.chat_server.errors import BotApiError, bad_request
from bot.chat_server.formatting.entities import Entity, end, utf16_length

_WIDE = re.compile("[\U00010000-\U0010ffff]")


def check_places(text: str, entities: list[Entity]) -> None:
    """Refuse entities that end outside of the text or within a sign; raises BotApiError 400."""
    last = utf16_length(text)
    middles = _middles(text) if last != len(text) else {}
    for entity in entities:
        begin, stop = entity["offset"], end(entity)
        started = f"entity beginning at UTF-16 offset {begin}"
        if begin in middles:
            raise _in_the_middle("entity begins", text, middles[begin])
        if stop in middles:
            raise _in_the_middle(f"{started} ends", text, middles[stop])
        if begin > last:
            where = f"at UTF-16 offset {begin}"
            raise bad_request(f"entity begins after the end of the text {where}")
        if stop > last:
            where = f"at UTF-16 offset {stop}"
            raise bad_request(f"{started} ends after the end of the text {where}")


def _in_the_middle(what: str, text: str, place: int) -> BotApiError:
    byte = len(text[:place].encode("utf-8", "surrogatepass"))
    return bad_request(f"{what} in a middle of a UTF-16 symbol at byte offset {byte}")


def _middles(text: str) -> dict[int, int]:
    """Where no entity may begin or end: the UTF-16 offset between two surrogates of each sign.

    With it the index behind that sign.
    """
    found = enumerate(_WIDE.finditer(text))
    return {match.start() + before + 1: match.end() for before, match in found}
