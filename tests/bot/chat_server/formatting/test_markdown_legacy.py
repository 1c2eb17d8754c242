"""`parse_mode=Markdown`, the old way."""

import contextlib

import pytest
from hypothesis import given, settings

from bot.chat_server.errors import BotApiError
from bot.chat_server.formatting.markdown_legacy import parse_legacy
from tests.bot.chat_server.formatting.marking import covered, length, texts

SIGNS = ["*", "_", "`", "```", "[", "](a.org)", "\n", "\\", "a", " "]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*a* _b_ `c` a.b!", "a b c a.b!", [("bold", "a"), ("italic", "b"), ("code", "c")]),
        ("🏟 *a_b*", "🏟 a_b", [("bold", "a_b")]),
        (r"\*a\_ \[ \` \. \\", r"*a_ [ ` \. \\", []),
        ("[a](example.org) [b](nothing) [c]", "a b c", [("text_link", "a")]),
        ("[a](example.org", "a", [("text_link", "a")]),
        ("[a](tg://user?id=7)", "a", [("text_mention", "a")]),
        ("```\na*b\n``` ```py\nx```", "a*b\n x", [("pre", "a*b\n"), ("pre", "x")]),
        ("```py```", "py", [("pre", "py")]),
        ("** `` []", "  ", []),
    ],
)
def test_what_is_understood(source: str, text: str, entities: list[tuple[str, str]]) -> None:
    """Five signs, none within another; a point needs no escape."""
    shown, found = parse_legacy(source)
    assert (shown, covered(shown, found)) == (text, entities)


@pytest.mark.parametrize(("source", "place"), [("🏟 *a", 5), ("a_b", 1), ("[a", 0), ("```a", 0)])
def test_what_is_refused(source: str, place: int) -> None:
    """An entity without an end is refused, with its byte."""
    with pytest.raises(BotApiError) as caught:
        parse_legacy(source)
    problem = f"Can't find end of the entity starting at byte offset {place}"
    assert caught.value.description == f"Bad Request: can't parse entities: {problem}"


@settings(max_examples=40)
@given(texts(SIGNS))
def test_any_text_is_parsed_or_refused(source: str) -> None:
    """Whatever is sent, the answer is a text whose entities lie inside it, or a refusal."""
    with contextlib.suppress(BotApiError):
        text, entities = parse_legacy(source)
        assert all(one["offset"] + one["length"] <= length(text) for one in entities)
