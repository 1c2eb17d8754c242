"""What everybody sees in a plain text: commands, mentions, tags, links, addresses, numbers."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.chat_server.formatting.entities import Entity, utf16_length
from bot.chat_server.formatting.web_addresses import web_addresses

_TAG = "\\w\u200c\xb7\u0d80-\u0dff"
_WHERE = r"(?:@[A-Za-z0-9_]{3,32})?"
_PATTERNS = (
    (
        "@",
        "mention",
        re.compile(r"(?<!\w)@(?:[A-Za-z0-9_]{4,32}|(?i:gif|nft|pic|ufc|vid))(?!\w)"),
    ),
    (
        "/",
        "bot_command",
        re.compile(rf"(?<![\w/<>])/[A-Za-z0-9_]{{1,64}}{_WHERE}(?![\w/<>@])"),
    ),
    (
        "#",
        "hashtag",
        re.compile(rf"(?<![{_TAG}])#(?=[{_TAG}]*[^\W\d_])(?![{_TAG}]*#)[{_TAG}]{{1,256}}{_WHERE}"),
    ),
    (
        "$",
        "cashtag",
        re.compile(rf"(?<![{_TAG}$])\$(?:1INCH|[A-Z]{{1,8}}){_WHERE}(?![{_TAG}$])"),
    ),
    ("+", "phone_number", re.compile(r"(?<![\w+])\+\d(?:[ ().-]{0,2}\d){6,14}(?!\w)", re.ASCII)),
    (
        "@",
        "email",
        re.compile(
            r"(?<![\w.+@-])(?:[\w-]{0,26}[.+]){0,10}[\w-]{1,35}"
            r"@(?:[a-z0-9](?:[\w-]{0,28}[a-z0-9])?\.){1,6}[a-z]{2,8}(?![\w~@/-]|\.[\w~-]|[?#]\w)",
            re.ASCII | re.IGNORECASE,
        ),
    ),
)


class _Found(NamedTuple):
    begin: int
    end: int
    kind: str


def found_in(text: str) -> list[Entity]:
    """The entities of a plain text in order; where two overlap, the first and longer one."""
    entities: list[Entity] = []
    passed = units = 0
    for found in sorted(_all(text), key=lambda one: (one.begin, -one.end)):
        if found.begin < passed:
            continue
        units += utf16_length(text[passed : found.begin])
        length = utf16_length(text[found.begin : found.end])
        entities.append({"type": found.kind, "offset": units, "length": length})
        passed, units = found.end, units + length
    return entities


def _all(text: str) -> Iterator[_Found]:
    for sign, kind, pattern in _PATTERNS:
        if sign in text:
            yield from (_Found(*match.span(), kind) for match in pattern.finditer(text))
    yield from (_Found(begin, end, "url") for begin, end in web_addresses(text))
