"""Tests for texts in several languages."""

import copy

import pytest
from pydantic import TypeAdapter, ValidationError

from bot.domain.plan.scalars import Localised

TEXT = TypeAdapter(Localised)


@pytest.mark.parametrize("given", ["Hello", {"en": "Hello", "fr": "Bonjour"}, ""])
def test_a_text_comes_back_from_json(given: object) -> None:
    """A string stays a string, a map a map."""
    assert TEXT.dump_python(TEXT.validate_python(given), mode="json") == given


def test_a_text_that_is_one_already_stays() -> None:
    """Code may hand over texts as they are."""
    text = Localised({"en": "Hello"})
    assert TEXT.validate_python(text) is text


def test_blanks_and_empty_texts_go() -> None:
    """A text that says nothing is no text."""
    assert TEXT.validate_python({"en": " Hello\n", "fr": " "}) == Localised({"en": "Hello"})
    assert not TEXT.validate_python("  ")
    assert Localised({"en": "Hello"})


@pytest.mark.parametrize(
    ("by_language", "language", "fallback", "text"),
    [
        ({"en": "Hello", "fr": "Bonjour"}, "fr", "en", "Bonjour"),
        ({"en": "Hello", "fr": "Bonjour"}, "fr-CA", "en", "Bonjour"),
        ({"en": "Hello", "fr": "Bonjour"}, "de", "en", "Hello"),
        ({"": "Hello"}, "fr", "en", "Hello"),
        ({"fr": "Bonjour"}, "de", "en", "Bonjour"),
        ({}, "de", "en", ""),
    ],
)
def test_a_reader_gets_the_nearest_language(
    by_language: dict[str, str], language: str, fallback: str, text: str
) -> None:
    """First the reader's language, then its base, the fallback, the unmarked text, any text."""
    assert Localised(by_language).in_(language, fallback) == text


@pytest.mark.parametrize("given", [["Hello"], {"en": ["Hello"]}, None])
def test_what_is_no_text_is_refused(given: object) -> None:
    """Lists and nothing are no text."""
    with pytest.raises(ValidationError, match="a text, or one text per language"):
        TEXT.validate_python(given)


def test_texts_can_be_copied_compared_and_kept_in_sets() -> None:
    """Two texts that say the same are the same."""
    one, other = Localised({"en": "a", "fr": "b"}), Localised({"fr": "b", "en": "a"})
    assert {one, other, copy.deepcopy(one)} == {one}
