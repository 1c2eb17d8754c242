"""Marked-up texts that go to and fro between the server and a real client's library."""

import html
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from telegram import Message
from telegram.helpers import escape_markdown

from bot.chat_server.formatting.fitting import fitted
from bot.chat_server.formatting.html import parse_html
from bot.chat_server.formatting.markdown import parse_markdown
from tests.bot.chat_server.formatting.marking import Entity, cut, length, texts

HEAD = {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}
LINK = "https://example.org/?a=1&b=(2)"

HTML = {
    "bold": ("<b>", "</b>"),
    "italic": ("<em>", "</em>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<del>", "</del>"),
    "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
    "text_link": (f'<a href="{html.escape(LINK)}">', "</a>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "code": ("<code>", "</code>"),
}
MARKDOWN = {
    "bold": ("*", "*"),
    "italic": ("_", "_"),
    "strikethrough": ("~", "~"),
    "spoiler": ("||", "||"),
    "text_link": ("[", f"]({escape_markdown(LINK, 2, 'text_link')})"),
    "code": ("`", "`"),
}
UNDERLINED = {"underline" if kind == "italic" else kind: MARKDOWN[kind] for kind in MARKDOWN}
UNDERLINED["underline"] = ("__", "__")

Node = Any


def trees(*kinds: str, deep: int = 2) -> st.SearchStrategy[list[Node]]:
    """Texts, and marks around texts or other marks; none within its like or within code."""
    leaf: st.SearchStrategy[Node] = texts().filter(bool)

    def around(kind: str) -> st.SearchStrategy[Node]:
        others = () if kind == "code" else tuple(one for one in kinds if one != kind)
        return st.tuples(st.just(kind), trees(*others, deep=deep - 1))

    node = leaf | st.sampled_from(kinds).flatmap(around) if kinds and deep else leaf
    return st.lists(node, min_size=1, max_size=3)


def plain(nodes: list[Node]) -> str:
    """What is seen of them."""
    return "".join(one if isinstance(one, str) else plain(one[1]) for one in nodes)


def marked(nodes: list[Node], offset: int = 0) -> list[tuple[int, int, str]]:
    """Begin, end and kind of every mark."""
    found = []
    for one in nodes:
        size = length(plain([one]))
        if not isinstance(one, str):
            found += [(offset, offset + size, one[0]), *marked(one[1], offset)]
        offset += size
    return found


def written(
    nodes: list[Node], marks: dict[str, tuple[str, str]], escaped: Callable[[str], str]
) -> str:
    """With the marks around them, and what would be a mark escaped."""
    parts = []
    for one in nodes:
        if isinstance(one, str):
            parts.append(escaped(one))
        else:
            begin, end = marks[one[0]]
            parts += [begin, written(one[1], marks, escaped), end]
    return "".join(parts)


def spans(entities: list[Entity]) -> list[tuple[int, int, str]]:
    ends = [(one["offset"], one["offset"] + one["length"], one["type"]) for one in entities]
    return sorted(ends)


@settings(max_examples=30)
@given(trees(*HTML))
def test_html(nodes: list[Node]) -> None:
    """What is written as HTML is read as it was meant."""
    text, entities = parse_html(written(nodes, HTML, html.escape))
    assert (text, spans(entities)) == (plain(nodes), sorted(marked(nodes)))


@pytest.mark.parametrize("marks", [MARKDOWN, UNDERLINED])
def test_markdown(marks: dict[str, tuple[str, str]]) -> None:
    """What is written as MarkdownV2 is read as it was meant; python-telegram-bot escapes it."""

    @settings(max_examples=25)
    @given(trees(*marks))
    def check(nodes: list[Node]) -> None:
        source = written(nodes, marks, lambda text: escape_markdown(text, 2))
        assume("underline" in marks or "__" not in source)  # else it means something else
        text, entities = parse_markdown(source)
        assert (text, spans(entities)) == (plain(nodes), sorted(marked(nodes)))

    check()


@settings(max_examples=30)
@given(trees(*HTML))
def test_client_sees_the_same(nodes: list[Node]) -> None:
    """A real client cuts the same parts out of the text, and what it writes is read as before."""
    text, entities = fitted(*parse_html(written(nodes, HTML, html.escape)))
    message = Message.de_json({**HEAD, "text": text, "entities": entities}, None)
    read = message.parse_entities()
    assert list(read.values()) == [cut(text, one) for one in entities]
    assert [str(entity.type) for entity in read] == [one["type"] for one in entities]
    assert not text or fitted(*parse_html(message.text_html)) == (text, entities)
