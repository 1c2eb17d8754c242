"""`parse_mode=HTML`, with the errors of the real server."""

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat_server.errors import BotApiError
from bot.chat_server.formatting.entities import utf16_length
from bot.chat_server.formatting.html import parse_html

E = dict[str, Any]

UNICODE = "Text contains invalid Unicode characters after decoding HTML entities"
PYTHON = '<code class="language-py">'
SEVEN = {"id": 7, "is_bot": False, "first_name": ""}
FIFTH_SECOND: E = {"unix_time": 5, "date_time_format": "D"}
PIECES = ["<", ">", "</", "b", "a", " ", "=", "'", '"', "&lt;", "🏟", "href", "i>"]


def entity(kind: str, offset: int = 0, length: int = 1, **more: object) -> E:
    return {"type": kind, "offset": offset, "length": length, **more}


def link(url: str, length: int = 1) -> E:
    return entity("text_link", length=length, url=url)


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("a & b &copy; &lt;&gt;&amp;&quot;", 'a & b &copy; <>&"', []),
        ("&#65;&#x42;&#x1F3DF;&#0;&#99999999;", "AB🏟&#0;&#99999999;", []),
        ("&#123456789;", "&#123456789;", []),
        ("&lt 1", "< 1", []),
        ("<b>x</b>", "x", [entity("bold")]),
        ("<STRONG>x</strong>", "x", [entity("bold")]),
        ("<em>x</>", "x", [entity("italic")]),
        ("<ins>x</ins>", "x", [entity("underline")]),
        ("<del>x</del  >", "x", [entity("strikethrough")]),
        ("🏟 <i>🏟 &lt;🏟</i>", "🏟 🏟 <🏟", [entity("italic", 3, 6)]),
        ("<b></b>x", "x", []),
        ("<i>a<b>b</b></i>", "ab", [entity("italic", 0, 2), entity("bold", 1, 1)]),
        ("<b><i>a</i></b>", "a", [entity("bold"), entity("italic")]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [entity("spoiler")]),
        ('<span class="tg-spoiler">x</span>', "x", [entity("spoiler")]),
        ("<blockquote>x</blockquote>", "x", [entity("blockquote")]),
        ("<blockquote expandable>x</>", "x", [entity("expandable_blockquote")]),
        ("<a href='https://a.org/?b=1&amp;c=2'>x</a>", "x", [link("https://a.org/?b=1&c=2")]),
        ("<a href=example.org>x</a>", "x", [link("http://example.org/")]),
        ("<a>a.org</a>", "a.org", [link("http://a.org/", 5)]),
        ("<a href='tg://resolve?domain=a'>x</a>", "x", [link("tg://resolve?domain=a")]),
        ("<a href='no link'>x</a>", "x", []),
        ("<a href='tg://user?id=7'>x</a>", "x", [entity("text_mention", user=SEVEN)]),
        ("<code>x</code>", "x", [entity("code")]),
        ("<pre>x</pre>", "x", [entity("pre")]),
        (f"<pre>{PYTHON}x</></>", "x", [entity("pre", language="py")]),
        (f"{PYTHON}<pre>x</></>", "x", [entity("pre", language="py")]),
        (f"<pre> {PYTHON}x</></>", " x", [entity("pre", 0, 2), entity("code", 1, 1)]),
        ('<tg-emoji emoji-id="5">x</>', "x", [entity("custom_emoji", custom_emoji_id="5")]),
        ('<tg-time unix="5" format="D">x</>', "x", [entity("date_time", **FIFTH_SECOND)]),
        ('<tg-time unix="-5">x</><tg-time>y</>', "xy", []),
    ],
)
def test_what_is_understood(source: str, text: str, entities: list[E]) -> None:
    """Tags become entities in UTF-16 code units; references are decoded; a lone & is text."""
    assert parse_html(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("🏟<abc", "Unclosed start tag at byte offset 4"),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("🏟<abc x>", 'Unsupported start tag "abc" at byte offset 4'),
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("<i   =a>", 'Empty attribute name in the tag "i" at byte offset 0'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href= ", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=x", "Unclosed start tag at byte offset 0"),
        ("<a href=x/>y</a>", "Unexpected end of name token at byte offset 8"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href='x'", "Unclosed start tag at byte offset 0"),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
        ("<tg-emoji emoji-id='0'>x</tg-emoji>", "Invalid custom emoji identifier specified"),
        ("<tg-time unix='5' format='x'>x</tg-time>", "Invalid date format used"),
        ("&#xD83C;", f"{UNICODE}, check for unmatched surrogate code units"),
    ],
)  # fmt: skip
def test_what_is_refused(source: str, problem: str) -> None:
    """Errors say what and where in the words of the real server, in bytes."""
    with pytest.raises(BotApiError) as caught:
        parse_html(source)
    assert caught.value.code == 400
    assert caught.value.description == f"Bad Request: can't parse entities: {problem}"


@given(st.lists(st.sampled_from(PIECES)))
def test_any_text_is_parsed_or_refused(parts: list[str]) -> None:
    """Whatever is sent, the answer is a text whose entities lie inside it, or a refusal."""
    with contextlib.suppress(BotApiError):
        text, entities = parse_html("".join(parts))
        end = utf16_length(text)
        assert all(0 <= one["offset"] < one["offset"] + one["length"] <= end for one in entities)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_escaped_text_comes_back(text: str) -> None:
    """A text whose <, > and & are escaped arrives as it was."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert parse_html(f"<b>{escaped}</b>")[0] == text
