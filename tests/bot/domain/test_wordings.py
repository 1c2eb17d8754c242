"""Words of a cloud as they are counted, and what is suggested."""

import random
from dataclasses import replace

from bot.domain.curating import HELD, HIDDEN, UNTOUCHED, Curation, Said
from bot.domain.given import Given
from bot.domain.wordings import (
    apply_to_words,
    merged_words,
    name_of,
    pair_name,
    suggestions,
    words_of,
)

SAID = (["boat", "Co-creation"], ["boats"], ["Boats", "cocreation"], ["pêche"], ["péché"])


def counted(said: tuple[list[str], ...], curations: dict[str, Curation]) -> dict[str, int]:
    return {word.text: word.people for word in words_of(said, curations)}


def into(word: str, other: str) -> dict[str, Curation]:
    return {name_of(word): replace(UNTOUCHED, into=name_of(other))}


def test_clear_variants_are_one_word() -> None:
    """Case and hyphens make no other word; accents, and one letter more, do."""
    assert counted(SAID, {}) == {"boats": 2, "cocreation": 2, "boat": 1, "péché": 1, "pêche": 1}


def test_merged_words_are_written_as_most_people_wrote_them() -> None:
    """Whichever was merged into which, the usual spelling stands for both."""
    for curations in (into("boat", "boats"), into("boats", "boat")):
        assert counted(SAID, curations)["boats"] == 3
        assert "boat" not in counted(SAID, curations)


def test_one_person_counts_once() -> None:
    """Somebody who said both words that became one said it once, also once it is sealed."""
    both = (["boat", "boats"], ["boats"])
    assert counted(both, into("boat", "boats")) == {"boats": 2}
    rows = [Said("a", "answer", ["hope", "boat", "boats"]), Said("b", "answer", ["boats"])]
    left = merged_words(rows, into("boat", "boats"))
    assert [row.value for row in left] == [["hope", "boat"], ["boats"]]


def test_hidden_and_held_words_are_not_shown() -> None:
    """Whoever said nothing else is left out; the others keep their other words."""
    given = [Given("answer", ["Rude", "boat"]), Given("answer", ["rude"]), Given("why", "text")]
    for state in (HIDDEN, HELD):
        shown = apply_to_words(given, {name_of("rude"): replace(UNTOUCHED, state=state)})
        assert [one.value for one in shown] == [["boat"], "text"]


def test_what_nobody_says_any_more_takes_nothing_along() -> None:
    """A word merged into one that was taken back stands for itself again."""
    assert counted((["boat"],), into("boat", "ship")) == {"boat": 1}


def test_suggestions() -> None:
    """The rarer word is suggested for the more usual one, each word once, until decided."""
    words = words_of(SAID, {})
    [found] = suggestions(words, {})
    assert (found.word.text, found.as_word.text) == ("boat", "boats")
    apart = {pair_name(name_of("boats"), name_of("boat")): UNTOUCHED}
    assert list(suggestions(words, apart)) == []
    merged = into("boat", "boats")
    assert list(suggestions(words_of(SAID, merged), merged)) == []


def test_thousands_of_words() -> None:
    """What five hundred people say, no word twice, is counted and looked through."""
    chance = random.Random(7)  # noqa: S311 - words for a test
    letters = "abcdefghijklmnoprstuvw"
    said = tuple(
        ["".join(chance.choices(letters, k=chance.randint(4, 12))) for _ in range(3)]
        for _ in range(500)
    )
    words = words_of(said, {})
    assert sum(word.people for word in words) == 1500
    assert len(list(suggestions(words, {}))) < 100
