"""`parse_mode=HTML`: from tags to entities, with the errors of the real server.

The rules were read from tdlib: byte offsets in errors, UTF-16 offsets in entities, `</>` closes
whatever is open, an entity without text disappears.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.chat_server.formatting.dates import date_details
from bot.chat_server.formatting.entities import Entity, Formatted, in_order
from bot.chat_server.formatting.html_tags import Attributes, decode, read_start_tag
from bot.chat_server.formatting.links import is_number, text_link
from bot.chat_server.formatting.problems import MarkupError
from bot.chat_server.formatting.reading import Reading

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
_WHOLE = re.compile(r"-?\d{1,18}", re.ASCII)
_SURROGATE = re.compile("[\ud800-\udfff]")


def parse_html(source: str) -> Formatted:
    """The plain text of an HTML text, and its entities in UTF-16 code units.

    Raises BotApiError 400 `can't parse entities: …`.
    """
    if "<" not in source and "&" not in source:
        return source, []
    try:
        return _Parser(source).parse()
    except MarkupError as error:
        raise error.refusal(source) from error


class _Open(NamedTuple):
    tag: str
    attributes: Attributes
    offset: int
    pieces: int


@dataclass
class _Parser(Reading):
    opened: list[_Open] = field(default_factory=list)

    def parse(self) -> Formatted:
        while self.position < len(self.source):
            self._step()
        if self.opened:
            tag = self.opened[-1].tag
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{tag}"')
        text = "".join(self.pieces)
        if _SURROGATE.search(text):
            raise MarkupError(
                "Text contains invalid Unicode characters after decoding HTML entities,"
                " check for unmatched surrogate code units"
            )
        return text, in_order(_with_languages(self.entities))

    def _step(self) -> None:
        if match := _TEXT.match(self.source, self.position):
            self.say(decode(match[0]), match.end())
        elif self.source.startswith("</", self.position):
            self._end_tag(self.position)
        else:
            self._start_tag(self.position)

    def _start_tag(self, begin: int) -> None:
        tag, attributes, self.position = read_start_tag(self.source, begin, _KNOWN)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise MarkupError('Tag "span" must have class "tg-spoiler"', begin)
        self.opened.append(_Open(tag, attributes, self.offset, len(self.pieces)))

    def _end_tag(self, begin: int) -> None:
        if not self.opened:
            raise MarkupError("Unexpected end tag", begin)
        match = _END.match(self.source, begin)
        if not match or not self.source.startswith(">", match.end()):
            raise MarkupError("Unclosed end tag", begin)
        found, expected = match[1].lower(), self.opened[-1].tag
        if found and found != expected:
            names = f', expected "</{expected}>", found "</{found}>"'
            raise MarkupError("Unmatched end tag", begin, names)
        self.position = match.end() + 1
        self._close(self.opened.pop())

    def _close(self, opened: _Open) -> None:
        if self.offset > opened.offset:
            details = _details(opened, "".join(self.pieces[opened.pieces :]))
            if details is not None:
                self.keep(opened.offset, {"type": _TYPES[opened.tag]} | details)


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
            return {"custom_emoji_id": _emoji_id(attributes.get("emoji-id", ""))}
        case "tg-time":
            unix = _WHOLE.match(attributes.get("unix", ""))
            return date_details(int(unix[0]) if unix else 0, attributes.get("format", ""))
        case _:
            return {}


def _emoji_id(number: str) -> str:
    if not is_number(number):
        raise MarkupError("Invalid custom emoji identifier specified")
    return number


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
