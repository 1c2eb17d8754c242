"""Recognising what the bot says by the texts it says it with."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from html import unescape
from pathlib import Path

from bot.texts import catalogue

_HOLE = "\x1a"
_TAG = re.compile(r"</?[a-z][^>]*>")
_TEXTS = Path(catalogue.__file__).parent
_TEXTS_REMEMBERED = 10_000  # many come to several people
_SHORTEST = 16  # code points of a piece of text that is unmistakable


@cache
def saying(language: str, key: str, *names: str) -> re.Pattern[str]:
    """Make the pattern of a text; what its arguments (all of `names`) become are its groups.

    Of a text with variants it is the one for many.
    """
    said = plain(catalogue.plain(language, key, dict.fromkeys(names, _HOLE))).strip()
    literal = [re.escape(piece) for piece in said.split(_HOLE)]
    return re.compile("(.+?)".join(literal) + ("$" if said.endswith(_HOLE) else ""), re.MULTILINE)


@cache
def head(language: str, key: str, name: str) -> str:
    """Give how a text begins, up to its only argument."""
    return plain(catalogue.plain(language, key, {name: _HOLE})).partition(_HOLE)[0].strip()


def plain(html: str) -> str:
    """Strip Telegram's HTML from a text."""
    return unescape(_TAG.sub("", html))


@cache
def unmistakable(language: str, other: str) -> tuple[str, ...]:
    """Give longer pieces of a language's texts that do not stand in the other language's texts."""
    others = "\n".join(_pieces(other))
    return tuple(sorted({piece for piece in _pieces(language) if piece not in others}))


@lru_cache(_TEXTS_REMEMBERED)
def strange_in(text: str, language: str, other: str) -> str:
    """Give what of a text is unmistakably a language's and not the other's; empty: nothing."""
    return next((piece for piece in unmistakable(language, other) if piece in text), "")


def _pieces(language: str) -> Iterator[str]:
    for path in sorted((_TEXTS / language).glob("*.ftl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                yield from _pieces_of(line)


def _pieces_of(line: str) -> Iterator[str]:
    """Cut a line of a .ftl file at everything that is not literally said."""
    said = re.sub(r"^[a-z][\w-]* = ?|^\s*\*?\[\w+\] ?", "", line)
    for piece in re.split(r"\{[^}]*\}?|\}|</?[a-z][^>]*>|&\w+;", said):
        if len(piece.strip()) >= _SHORTEST and "->" not in piece:
            yield piece.strip()
