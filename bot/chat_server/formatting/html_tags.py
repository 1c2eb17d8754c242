"""One start tag of `parse_mode=HTML`, and the character references in texts and attributes."""

import re
from typing import NamedTuple, cast

from bot.chat_server.formatting.problems import MarkupError

Attributes = dict[str, str]

_START = re.compile(r"<([^\s>]*)(?=[\s>])", re.ASCII)
_NAME = re.compile(r"\s*([^\s=>]*)\s*", re.ASCII)
_VALUE = re.compile(r"""=\s*(?:"([^"]*)("?)|'([^']*)('?)|([A-Za-z0-9.-]*))""", re.ASCII)
_REFERENCE = re.compile(
    r"&(?:#[xX](?P<hex>[0-9a-fA-F]+)|#(?P<decimal>\d+)|(?P<name>[a-zA-Z]+));?", re.ASCII
)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_LONGEST_NUMBER = 8
_LAST_CODE_POINT = 0x10FFFF


class StartTag(NamedTuple):
    """A start tag that was read: lower-case name, attributes, the index behind it."""

    name: str
    attributes: Attributes
    end: int


def read_start_tag(source: str, begin: int, known: frozenset[str]) -> StartTag:
    """Read the start tag whose `<` is at `begin`; raises MarkupError."""
    match = _START.match(source, begin)
    if not match:
        raise MarkupError("Unclosed start tag", begin)
    name = match[1].lower()
    if name not in known:
        raise MarkupError(f'Unsupported start tag "{name}"', begin)
    return _Attributes(source, begin, name).read(match.end())


def decode(text: str) -> str:
    """The text with the four named and all numeric character references replaced."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


class _Attributes:
    def __init__(self, source: str, begin: int, tag: str) -> None:
        self._source, self._begin, self._tag = source, begin, tag
        self._found: Attributes = {}

    def read(self, position: int) -> StartTag:
        while True:
            name, position = self._name(position)
            following = self._source[position : position + 1]
            if not following:
                raise MarkupError(f'Unclosed start tag "{self._tag}"', self._begin)
            if following == "=":
                self._found[name], position = self._value(position)
            elif name:
                self._found[name] = ""
            else:
                return StartTag(self._tag, self._found, position + 1)

    def _name(self, position: int) -> tuple[str, int]:
        match = self._matched(_NAME, position)
        name, end = match[1], match.end()
        if not name and self._source[end : end + 1] == "=":
            raise MarkupError(f'Empty attribute name in the tag "{self._tag}"', self._begin)
        return name, end

    def _value(self, position: int) -> tuple[str, int]:
        match = self._matched(_VALUE, position)
        double, double_closed, single, single_closed, token = match.groups()
        if token is not None:
            self._check_token(token, match.start(5), match.end())
            return token.lower(), match.end()
        if not (double_closed or single_closed) or match.end() == len(self._source):
            raise MarkupError("Unclosed start tag", self._begin)
        return decode(double or single or ""), match.end()

    def _matched(self, pattern: re.Pattern[str], position: int) -> re.Match[str]:
        """Both patterns match wherever they are tried, if only nothing."""
        return cast("re.Match[str]", pattern.match(self._source, position))

    def _check_token(self, token: str, place: int, end: int) -> None:
        following = self._source[end : end + 1]
        if following and following not in " \t\n\r\v\f>":
            raise MarkupError("Unexpected end of name token", place)
        if not following:
            tag = "" if token else f' "{self._tag}"'
            raise MarkupError(f"Unclosed start tag{tag}", self._begin)


def _character(match: re.Match[str]) -> str:
    if match["name"]:
        return _NAMED.get(match["name"], match[0])
    digits, base = (match["hex"], 16) if match["hex"] else (match["decimal"], 10)
    if len(digits.lstrip("0")) > _LONGEST_NUMBER:
        return match[0]
    code = int(digits, base)
    return chr(code) if 0 < code < _LAST_CODE_POINT else match[0]
