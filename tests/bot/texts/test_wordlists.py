"""The lists from which the words of the day are taken."""

from itertools import combinations

import pytest

from bot.domain.day_words import heard, is_slip
from bot.texts.catalogue import languages
from bot.texts.wordlists import words


@pytest.mark.parametrize("language", languages())
def test_the_words_of_a_list_cannot_be_mistaken_for_each_other(language: str) -> None:
    """There are enough words, each is heard as one, and no slip leads from one to another."""
    listed = [heard(word) for word in words(language)]
    assert len(set(listed)) == len(listed) >= 30
    assert all(4 <= len(word) <= 9 for word in listed)
    assert not any(is_slip(a, b) for a, b in combinations(listed, 2))


def test_a_language_without_a_list_gets_english() -> None:
    """A visit in a language that the bot does not speak takes English words."""
    assert words("fi") == words("en")
