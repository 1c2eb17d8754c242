"""The lists of strong words, and what they must leave alone."""

import pytest

from bot.domain.profanity import folded, has_strong_words
from bot.texts.strong_words import strong_words

BOTH = strong_words(("en", "fr"))


@pytest.mark.parametrize(
    "text", ["Oh SHIT!", "shit-happens", "enculé", "ENCULE", "putain de merde", "b.s., bullshit"]
)
def test_strong_words_are_found(text: str) -> None:
    """Whatever their case, accents and surroundings."""
    assert has_strong_words(text, BOTH)


@pytest.mark.parametrize(
    "text",
    [
        "Scunthorpe and Penistone",
        "A cocktail in Essex with Dick and Fanny",
        "Shiitake, mishits, classic assassins",
        "The pros and cons of a bite",
        "Le député dispute une partie",
        "La salopette est retardée",
        "Un connaisseur en confiture",
    ],
)
def test_harmless_words_are_left_alone(text: str) -> None:
    """Parts of words, names, and words that are harmless in one of the languages."""
    assert not has_strong_words(text, BOTH)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_lists_are_short_and_tidy(language: str) -> None:
    """A list has no more than it can answer for, each word once."""
    words = strong_words((language,))
    assert 12 <= len(words) <= 40
    assert all(word == folded(word) and word.isalpha() for word in words)


def test_a_language_without_a_list() -> None:
    """Nothing is held in a language for which nobody chose words."""
    assert strong_words(("xx",)) == frozenset()
