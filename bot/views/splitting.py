"""Splitting a text that is too long for one message, between lines where that is possible."""

import re
from collections.abc import Iterator
from html import unescape

_TAG = re.compile(r"<(/?)([a-z-]+)[^>]*>")
# What must stay in one piece: a tag, a character reference, or up to 64 letters with their blank.
_ATOM = re.compile(r"<[^>]*>|&#?\w+;|[^\s<&]{1,64}[^\S\n]*|\n|[^\S\n]+|.", re.DOTALL)


def length(html: str) -> int:
    """Count the code points that Telegram counts: after its HTML is parsed."""
    return len(unescape(_TAG.sub("", html)))


def split(html: str, limit: int) -> list[str]:
    """Cut Telegram HTML into parts of at most `limit` (64 or more) code points each, in order.

    Cuts fall between lines; a single line that is too long is cut between words, then anywhere.
    Tags that are open at a cut are closed before it and opened again after it.
    """
    if length(html) <= limit:
        return [html]
    parts, open_tags = [""], list[str]()
    for piece in _pieces(html, limit):
        if length(parts[-1] + piece.rstrip()) > limit:
            parts[-1] = parts[-1].rstrip() + _closing(open_tags)
            parts.append("".join(open_tags) + piece.lstrip("\n"))
        else:
            parts[-1] += piece
        open_tags = _still_open(open_tags, piece)
    return [part.strip("\n") for part in parts if length(part)]


def _pieces(html: str, limit: int) -> Iterator[str]:
    for line in html.splitlines(keepends=True):
        if length(line) <= limit:
            yield line
        else:
            yield from _ATOM.findall(line)


def _still_open(before: list[str], piece: str) -> list[str]:
    stack = list(before)
    for found in _TAG.finditer(piece):
        if found[1]:
            stack = stack[:-1]
        else:
            stack.append(found[0])
    return stack


def _closing(open_tags: list[str]) -> str:
    return "".join(f"</{found[2]}>" for tag in reversed(open_tags) if (found := _TAG.match(tag)))
