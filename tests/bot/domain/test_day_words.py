"""Hearing the word of the day."""

import pytest

from bot.domain.day_words import heard, is_slip, offer
from bot.texts.wordlists import words


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("Anchor", "anchor"),
        ("  ANCHOR! ", "anchor"),
        ("«Étoile».", "etoile"),
        ("rivie\u0300re", "riviere"),
        ("/anchor", "anchor"),
        ("the anchor", ""),
        ("!!!", ""),
        ("", ""),
        ("a1b", ""),
        ("x" * 41, ""),
    ],
)
def test_hearing_forgives_what_does_not_matter(typed: str, word: str) -> None:
    """Case, accents and what surrounds a word do not count; several words are none."""
    assert heard(typed) == word


@pytest.mark.parametrize("typed", ["anchr", "anchorr", "anchir", "nachor", "anchro", "xanchor"])
def test_one_slip_is_a_slip(typed: str) -> None:
    """A letter more, less, other or swapped is a slip of a finger."""
    assert is_slip(typed, "anchor")


@pytest.mark.parametrize("typed", ["anchor", "anc", "ancoorr", "nahcor", "bridge", "ancxyr"])
def test_more_than_a_slip_is_none(typed: str) -> None:
    """The word itself is no slip, and two errors are another word."""
    assert not is_slip(typed, "anchor")


def test_three_words_are_offered() -> None:
    """The right word is among three, the same three for the same seed, others for another."""
    offers = [offer("anchor", words("en"), seed) for seed in ("a", "a", "b", "c")]
    assert all(len(set(one)) == 3 and "anchor" in one for one in offers)
    assert offers[0] == offers[1]
    assert len(set(offers)) > 1
