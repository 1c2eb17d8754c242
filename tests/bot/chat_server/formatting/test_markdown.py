"""`parse_mode=MarkdownV2`, with the errors of the real server."""

import contextlib
from typing import Any

import pytest
from hypothesis import given, settings
from telegram.helpers import escape_markdown

from bot.chat_server.errors import BotApiError
from bot.chat_server.formatting.markdown import parse_markdown
from tests.bot.chat_server.formatting.marking import covered, length, texts

SIGNS = ["*", "_", "__", "~", "||", "`", "```", "[", "](a.org)", "![", "(", "\n", ">", "\\", "a"]
RESERVED = "is reserved and must be escaped with the preceding '\\'"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*a*b", "ab", [("bold", "a")]),
        ("_a_ __b__ ~c~ ||d||", "a b c d",
         [("italic", "a"), ("underline", "b"), ("strikethrough", "c"), ("spoiler", "d")]),
        (r"\*a\* \_ \\ \. \-\!", r"*a* _ \ . -!", []),
        ("\\", "\\", []),
        ("\\é \\", "\\é \\", []),
        ("🏟 *🏟 _🏟_*", "🏟 🏟 🏟", [("bold", "🏟 🏟"), ("italic", "🏟")]),
        ("___a_**__", "a", [("italic", "a"), ("underline", "a")]),
        ("__a__**_b_", "ab", [("underline", "a"), ("italic", "b")]),
        ("**x", "x", []),
        ("*a\nb*", "a\nb", [("bold", "a\nb")]),
        ("`a*_b.`", "a*_b.", [("code", "a*_b.")]),
        (r"`a\`b`", "a`b", [("code", "a`b")]),
        ("```\na.b\n```", "a.b\n", [("pre", "a.b\n")]),
        ("```py\r\nx = 1```", "x = 1", [("pre", "x = 1")]),
        ("```py```", "py", [("pre", "py")]),
        ("[a](https://example.org/?q=\\)1)", "a", [("text_link", "a")]),
        (r"[example\.org]", "example.org", [("text_link", "example.org")]),
        ("[a](nothing) [](example.org)", "a ", []),
        ("[a](tg://user?id=7)", "a", [("text_mention", "a")]),
        ("![👍](tg://emoji?id=5)", "👍", [("custom_emoji", "👍")]),
        ("![soon](tg://time?unix=5&format=tDw)", "soon", [("date_time", "soon")]),
        (">a\n>b\nc", "a\nb\nc", [("blockquote", "a\nb\n")]),
        (">*a*\n>b", "a\nb", [("blockquote", "a\nb"), ("bold", "a")]),
        ("x\n>a||", "x\na", [("expandable_blockquote", "a")]),
        (">a\n**>b\n>c||\nd", "a\nb\nc\nd",
         [("blockquote", "a\n"), ("expandable_blockquote", "b\nc\n")]),
        (">||a||", "a", [("blockquote", "a"), ("spoiler", "a")]),
    ],
)  # fmt: skip
def test_what_is_understood(source: str, text: str, entities: list[tuple[str, str]]) -> None:
    """Signs become entities, nested as they are written; what is escaped is text."""
    shown, found = parse_markdown(source)
    assert (shown, covered(shown, found)) == (text, entities)


def details(source: str) -> dict[str, Any]:
    (entity,) = parse_markdown(source)[1]
    return {name: entity[name] for name in entity if name not in ("type", "offset", "length")}


def test_details() -> None:
    """Links, languages, people, emoji and moments come with what they need."""
    assert details("[a](example.org)") == {"url": "http://example.org/"}
    assert details(r"[a](https://example.org/\(\))") == {"url": "https://example.org/()"}
    assert details("```c++ x```") == {"language": "c++"}
    assert details("[a](tg://user?id=7)")["user"]["id"] == 7
    assert details("![👍](tg://emoji?id=5)") == {"custom_emoji_id": "5"}
    assert details("![a](tg://time?unix=5)") == {"unix_time": 5, "date_time_format": ""}
    assert details("![a](tg://time?unix=5&format=tDw)")["date_time_format"] == "wDt"
    assert details("![a](tg://time?unix=5&format=r)")["date_time_format"] == "r"


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        *((f"a{sign}b", f"Character '{sign}' {RESERVED}") for sign in "])#+-=|{}.!>("),
        ("🏟 *a", "Can't find end of Bold entity at byte offset 5"),
        ("_a__b_", "Can't find end of Italic entity at byte offset 5"),
        ("a __b", "Can't find end of Underline entity at byte offset 2"),
        ("~a", "Can't find end of Strikethrough entity at byte offset 0"),
        ("||a", "Can't find end of Spoiler entity at byte offset 0"),
        ("`a", "Can't find end of Code entity at byte offset 0"),
        ("```a", "Can't find end of Pre entity at byte offset 0"),
        ("```a\nb", "Can't find end of PreCode entity at byte offset 0"),
        ("[a", "Can't find end of TextUrl entity at byte offset 0"),
        ("![a", "Can't find end of CustomEmoji entity at byte offset 0"),
        (">*a\nb", "Can't find end of Bold entity at byte offset 1"),
        (">*||\nb", "Can't find end of Bold entity at byte offset 1"),
        ("*>a", "Can't find end of Bold entity at byte offset 0"),
        ("[a](b", "Can't find end of a URL at byte offset 4"),
        ("![a](tg://emoji?id=5", "Can't find end of a URL at byte offset 5"),
        ("![a]", "The entity must contain a tg://emoji or tg://time URL"),
        ("![a](https://a.org)", "Invalid tg://emoji or tg://time URL specified"),
        ("![a](tg://emoji?id=0)", "Invalid tg://emoji or tg://time URL specified"),
        ("![a](tg://time?unix=5&format=x)", "Invalid date format used"),
    ],
)
def test_what_is_refused(source: str, problem: str) -> None:
    """Errors say what and where in the words of the real server, in bytes."""
    with pytest.raises(BotApiError) as caught:
        parse_markdown(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {problem}"


@settings(max_examples=80)
@given(texts(SIGNS))
def test_any_text_is_parsed_or_refused(source: str) -> None:
    """Whatever is sent, the answer is a text whose entities lie inside it, or a refusal."""
    with contextlib.suppress(BotApiError):
        text, entities = parse_markdown(source)
        ends = [one["offset"] + one["length"] for one in entities]
        assert all(one["length"] > 0 for one in entities)
        assert max(ends, default=0) <= length(text)


@settings(max_examples=40)
@given(texts())
def test_escaped_text_comes_back(text: str) -> None:
    """What python-telegram-bot escapes arrives as it was."""
    assert parse_markdown(escape_markdown(text, version=2)) == (text, [])
    if text:
        marked = f"`{escape_markdown(text, version=2, entity_type='code')}`"
        assert parse_markdown(f"*{marked}*")[0] == text
