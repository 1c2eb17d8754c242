"""`parse_mode=HTML`: from tags to entities, with the errors of the real server.

The rules were read from tdlib: byte offsets in errors, UTF-16 offsets in entities, `</>` closes
whatever is open, an entity without text disappears.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.chat_server.errors import bad_request
from bot.chat_server.formatting.entities import Entity, in_order, utf16_length
from bot.chat_server.formatting.html_tags import Attributes, TagError, decode, read_start_tag
from bot.chat_server.formatting.links import text_link

_TYPES = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("span", "tg-spoiler"), "spoiler"),
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_KNOWN = frozenset(_TYPES)
_TEXT = re.compile(r"[^<]+")
_END = re.compile(r"</([^\s>]*)\s*", re.ASCII)
_NUMBER = re.compile(r"\d{1,19}", re.ASCII)
_SURROGATE = re.compile("[\ud800-\udfff]")


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The plain text of an HTML text, and its entities in UTF-16 code units.

    Raises BotApiError 400 `can't parse entities: …`.
    """
    if "<" not in source and "&" not in source:
        return source, []
    try:
        return _Parser(source).parse()
    except TagError as error:
        place = error.place
        where = "" if place is None else f" at byte offset {len(source[:place].encode())}"
        text = f"can't parse entities: {error.text}{where}{error.more}"
        raise bad_request(text) from error


class _Open(NamedTuple):
    tag: str
    attributes: Attributes
    offset: int
    pieces: int


@dataclass
class _Parser:
    source: str
    position: int = 0
    offset: int = 0
    pieces: list[str] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    opened: list[_Open] = field(default_factory=list)

    def parse(self) -> tuple[str, list[Entity]]:
        while self.position < len(self.source):
            self._step()
        if self.opened:
            tag = self.opened[-1].tag
            raise TagError(f'Can\'t find end tag corresponding to start tag "{tag}"')
        text = "".join(self.pieces)
        if _SURROGATE.search(text):
            raise TagError(
                "Text contains invalid Unicode characters after decoding HTML entities,"
                " check for unmatched surrogate code units"
            )
        return text, in_order(_with_languages(self.entities))

    def _step(self) -> None:
        if match := _TEXT.match(self.source, self.position):
            piece, self.position = decode(match[0]), match.end()
            self.pieces.append(piece)
            self.offset += utf16_length(piece)
        elif self.source.startswith("</", self.position):
            self._end_tag(self.position)
        else:
            self._start_tag(self.position)

    def _start_tag(self, begin: int) -> None:
        tag, attributes, self.position = read_start_tag(self.source, begin, _KNOWN)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise TagError('Tag "span" must have class "tg-spoiler"', begin)
        self.opened.append(_Open(tag, attributes, self.offset, len(self.pieces)))

    def _end_tag(self, begin: int) -> None:
        if not self.opened:
            raise TagError("Unexpected end tag", begin)
        match = _END.match(self.source, begin)
        if not match or not self.source.startswith(">", match.end()):
            raise TagError("Unclosed end tag", begin)
        found, expected = match[1].lower(), self.opened[-1].tag
        if found and found != expected:
            names = f', expected "</{expected}>", found "</{found}>"'
            raise TagError("Unmatched end tag", begin, names)
        self.position = match.end() + 1
        self._close(self.opened.pop())

    def _close(self, opened: _Open) -> None:
        length = self.offset - opened.offset
        details = _details(opened, "".join(self.pieces[opened.pieces :])) if length else None
        if details is not None:
            kind = {"type": _TYPES[opened.tag], "offset": opened.offset, "length": length}
            self.entities.append(kind | details)


def _details(opened: _Open, text: str) -> Entity | None:
    """What an entity needs besides its place; None if the tag means nothing."""
    attributes = opened.attributes
    match opened.tag:
        case "a":
            return text_link(attributes.get("href") or text)
        case "code" if attributes.get("class", "").startswith("language-"):
            return {"language": attributes["class"].removeprefix("language-")}
        case "blockquote" if "expandable" in attributes:
            return {"type": "expandable_blockquote"}
        case "tg-emoji":
            return {"custom_emoji_id": _number(attributes, "emoji-id", "custom emoji identifier")}
        case "tg-time":
            unix = int(_number(attributes, "unix", "date"))
            return {"unix_time": unix, "date_time_format": attributes.get("format", "")}
        case _:
            return {}


def _number(attributes: Attributes, name: str, what: str) -> str:
    value = attributes.get(name, "")
    if not _NUMBER.fullmatch(value):
        raise TagError(f"Invalid {what} specified")
    return value


def _with_languages(entities: list[Entity]) -> list[Entity]:
    """A <code class="language-x"> that fills a <pre> gives it the language and disappears."""
    languages = {_place(one): one.pop("language") for one in entities if one.get("language")}
    blocks = {_place(one) for one in entities if one["type"] == "pre"}
    for entity in entities:
        entity.pop("language", None)
        if entity["type"] == "pre" and _place(entity) in languages:
            entity["language"] = languages[_place(entity)]
    merged = blocks & languages.keys()
    return [one for one in entities if one["type"] != "code" or _place(one) not in merged]


def _place(entity: Entity) -> tuple[int, int]:
    return entity["offset"], entity["length"]
