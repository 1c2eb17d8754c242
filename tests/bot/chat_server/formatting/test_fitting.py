"""Entities made to fit their text and each other."""

import contextlib
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat_server.errors import BotApiError
from bot.chat_server.formatting.cleaning import clean
from bot.chat_server.formatting.fitting import fitted, nested
from tests.bot.chat_server.formatting.marking import STYLES, Entity, covered, length, texts

BEGINS = "entity beginning at UTF-16 offset"
KINDS = (*STYLES, "code", "pre", "blockquote", "expandable_blockquote", "text_link")


def one(kind: str, offset: int, size: int, **more: Any) -> Entity:  # noqa: ANN401 - any JSON
    return {"type": kind, "offset": offset, "length": size, **more}


def places(entities: list[Entity]) -> list[tuple[str, int, int]]:
    return [(each["type"], each["offset"], each["length"]) for each in entities]


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        ([("bold", 0, 4), ("italic", 2, 4)],
         [("bold", 0, 2), ("italic", 2, 4), ("bold", 2, 2)]),
        ([("bold", 0, 4), ("bold", 2, 4)], [("bold", 0, 6)]),
        ([("bold", 0, 2), ("bold", 2, 2)], [("bold", 0, 4)]),
        ([("bold", 0, 9), ("code", 3, 3)], [("bold", 0, 3), ("code", 3, 3), ("bold", 6, 3)]),
        ([("bold", 2, 4), ("text_link", 0, 4)],
         [("text_link", 0, 4), ("bold", 2, 2), ("bold", 4, 2)]),
        ([("text_link", 0, 4), ("code", 2, 4)], [("text_link", 0, 4)]),
        ([("pre", 0, 4), ("code", 0, 4)], [("pre", 0, 4)]),
        ([("blockquote", 0, 9), ("expandable_blockquote", 2, 3)], [("blockquote", 0, 9)]),
        ([("blockquote", 2, 4), ("code", 0, 4)], [("blockquote", 2, 4)]),
        ([("blockquote", 2, 4), ("code", 2, 9)], [("blockquote", 2, 4)]),
        ([("blockquote", 2, 4), ("code", 3, 1)], [("blockquote", 2, 4), ("code", 3, 1)]),
        ([("code", 3, 1), ("blockquote", 0, 9), ("spoiler", 0, 9)],
         [("blockquote", 0, 9), ("spoiler", 0, 3), ("code", 3, 1), ("spoiler", 4, 5)]),
        ([("italic", 0, 3), ("bold", 0, 3)], [("bold", 0, 3), ("italic", 0, 3)]),
    ],
)  # fmt: skip
def test_overlapping(given_: list[Any], kept: list[Any]) -> None:
    """Styles are cut and joined, code has nothing in it, links and quotes do not overlap."""
    assert places(nested([one(*each) for each in given_])) == kept


@pytest.mark.parametrize(
    ("text", "entities", "kept", "shown"),
    [
        ("  ab c ", [("bold", 3, 4)], "ab c", [("bold", "b c")]),
        ("  ab", [("pre", 0, 4)], "  ab", [("pre", "  ab")]),
        (" \n ab", [("code", 2, 3)], " ab", [("code", " ab")]),
        ("ab  ", [("italic", 2, 2)], "ab", []),
        ("a\r\nb\tc\x00d", [("bold", 3, 1)], "a\nb c d", [("bold", "b")]),
        ("\r\rab", [("bold", 0, 2), ("code", 3, 1)], "ab", [("code", "b")]),
        ("🏟\u2028🏟", [("bold", 2, 3)], "🏟🏟", [("bold", "🏟")]),
        ("\u200e\u200f\u200ea", [], "\u200c\u200c\u200ea", []),
        ("a\u0333b", [("bold", 0, 3)], "ab", [("bold", "ab")]),
        (" \u200b\xad\u2800 ", [("bold", 0, 1)], "", []),
        ("ab", [("bold", 1, 0)], "ab", []),
    ],
)
def test_trimmed_and_cleaned(text: str, entities: list[Any], kept: str, shown: list[Any]) -> None:
    """Outer blanks and signs that nobody sees go; entities move along, are cut, or disappear."""
    result, remaining = fitted(text, [one(*each) for each in entities])
    assert (result, covered(result, remaining)) == (kept, shown)


@pytest.mark.parametrize(
    ("entity", "problem"),
    [
        (("bold", -1, 2), "receive an entity with incorrect offset -1"),
        (("bold", 0, -1), "receive an entity with incorrect length -1"),
        (("bold", 2_000_000, 1), "receive an entity with incorrect offset 2000000"),
        (("bold", 9, 1), "entity begins after the end of the text at UTF-16 offset 9"),
        (("bold", 3, 3), f"{BEGINS} 3 ends after the end of the text at UTF-16 offset 6"),
        (("bold", 2, 2), "entity begins in a middle of a UTF-16 symbol at byte offset 5"),
        (("bold", 0, 2), f"{BEGINS} 0 ends in a middle of a UTF-16 symbol at byte offset 5"),
    ],
)  # fmt: skip
def test_entities_outside(entity: Any, problem: str) -> None:  # noqa: ANN401 - a place
    """What is not within the text, or begins or ends within a sign, is refused."""
    with pytest.raises(BotApiError) as caught:
        fitted("x🏟yz", [one(*entity)])
    assert caught.value.description == f"Bad Request: {problem}"


def test_nothing_is_found_in_code_and_links() -> None:
    """What stands in code, is a link already or crosses a quote gets no entity of its own."""
    text = "/a /b /c /d@hospes"
    entities = [
        one("code", 0, 2),
        one("text_link", 3, 2, url="https://example.org/"),
        one("bold", 6, 1),
        one("blockquote", 9, 4),
    ]
    kept = fitted(text, entities)[1]
    assert covered(text, kept) == [
        ("code", "/a"),
        ("text_link", "/b"),
        ("bot_command", "/c"),
        ("bold", "/"),
        ("blockquote", "/d@h"),
    ]


def test_at_most_a_hundred() -> None:
    """A message has a hundred entities and no more."""
    assert len(fitted("#a " * 150, [])[1]) == 100


@settings(max_examples=100)
@given(
    texts(),
    st.lists(
        st.builds(one, st.sampled_from(KINDS), st.integers(0, 12), st.integers(0, 12)), max_size=6
    ),
)
def test_anything_given(text: str, entities: list[Entity]) -> None:
    """Any entities of any text are refused, or end up in the text and within one another."""
    with contextlib.suppress(BotApiError):
        shown, kept = fitted(text, entities)
        ends = [(each["offset"], each["offset"] + each["length"]) for each in kept]
        assert all(0 <= begin < end <= length(shown) for begin, end in ends)
        assert ends == sorted(ends, key=lambda place: (place[0], -place[1]))
        assert not any(a < c < b < d for (a, b), (c, d) in combinations(ends, 2))
        assert fitted(shown, kept) == (shown, kept)


@settings(max_examples=30)
@given(texts())
def test_clean_twice(text: str) -> None:
    """What is clean stays as it is."""
    assert clean(clean(text)) == clean(text)
