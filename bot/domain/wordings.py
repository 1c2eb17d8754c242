"""Words of a cloud: which are counted as one, how that is written, and what is worth asking.

A word has a name of its own, so that decisions about it (`bot.domain.curating`) need not know who
said it. Words that are surely the same have the same name.
"""

from base64 import b32encode
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from itertools import combinations
from typing import Any

from bot.domain.curating import (
    SHOWN,
    UNTOUCHED,
    Curation,
    Curations,
    Said,
    counted_as,
    is_shown,
)
from bot.domain.given import Given
from bot.domain.variants import clear, initial, perhaps_the_same

_NAME_BYTES = 10


@dataclass(frozen=True)
class Word:
    """A word as the facilitators see it.

    Attributes:
        name: what decisions about it are kept under.
        text: as most people wrote it.
        people: how many said it.
        merged: what else is counted as it.
        decided: what was decided about it.
    """

    name: str
    text: str
    people: int
    merged: tuple["Word", ...] = ()
    decided: Curation = UNTOUCHED


@dataclass(frozen=True)
class Suggestion:
    """Two words that may be meant as one; the first would be counted as the second."""

    word: Word
    as_word: Word


@lru_cache(maxsize=5000)
def name_of(word: str) -> str:
    """Name a word: 16 characters of a-z2-7."""
    return _named(clear(word))


def pair_name(one: str, other: str) -> str:
    """Name two words that are kept apart, given their names in any order."""
    return _named("/".join(sorted((one, other))))


def words_of(values: Iterable[object], curations: Curations) -> tuple[Word, ...]:
    """Give all words that were said, hidden ones too, most said first; merged ones inside others.

    Args:
        values: a list of words of each person.
        curations: of the run.
    """
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    said = []
    for words in (value for value in values if isinstance(value, list)):
        for word in words:
            spelt[name_of(word)][word] += 1
        said.append({name_of(word) for word in words})
    people = Counter(name for names in said for name in names)
    root = {name: _root(name, spelt, curations) for name in spelt}
    together = Counter(one for names in said for one in {root[name] for name in names})
    inside: dict[str, list[Word]] = defaultdict(list)
    for name, spellings in spelt.items():
        inside[root[name]].append(Word(name, _usual(spellings), people[name]))
    found = (_as_one(name, words, together[name], curations) for name, words in inside.items())
    return tuple(sorted(found, key=lambda word: (-word.people, clear(word.text))))


def apply_to_words(given: Iterable[Given], curations: Curations) -> tuple[Given, ...]:
    """Give each person's words as they are counted: spelt alike, each once, no hidden ones."""
    given = tuple(given)
    said = [one.value for one in given if isinstance(one.value, list)]
    spelling = {
        name: word.text
        for word in words_of(said, curations)
        for name in (word.name, *(one.name for one in word.merged))
    }
    return tuple(_rewritten(given, spelling, curations))


def merged_words(rows: Iterable[Any], curations: Curations) -> list[Said]:
    """Leave of each person's words one of those that are counted as one."""
    found = []
    for row in rows:
        value = row.value
        if isinstance(value, list):
            value = list({_root_of(word, curations): word for word in reversed(value)}.values())[
                ::-1
            ]
        found.append(Said(row.author, row.part, value))
    return found


def suggestions(words: Iterable[Word], curations: Curations) -> Iterator[Suggestion]:
    """Give words that may be meant as the same, each of the shown ones in at most one pair."""
    alike: dict[str, list[tuple[str, Word]]] = defaultdict(list)
    for word in words:
        if word.decided.state == SHOWN:
            text = clear(word.text)
            alike[initial(text)].append((text, word))
    for found in alike.values():
        yield from _pairs(found, curations)


def _pairs(found: list[tuple[str, Word]], curations: Curations) -> Iterator[Suggestion]:
    paired: set[str] = set()
    for (usual, more), (rare, fewer) in combinations(found, 2):  # most said first
        if (
            not {more.name, fewer.name} & paired
            and perhaps_the_same(usual, rare)
            and pair_name(more.name, fewer.name) not in curations
        ):
            paired |= {more.name, fewer.name}
            yield Suggestion(fewer, more)


def _named(text: str) -> str:
    return b32encode(sha256(text.encode()).digest()[:_NAME_BYTES]).decode().lower()


def _root(name: str, spelt: Collection[str], curations: Curations) -> str:
    """Give what a word counts as; itself, where nobody says the other one any more."""
    root = counted_as(name, curations)
    return root if root in spelt else name


def _root_of(word: str, curations: Curations) -> str:
    return counted_as(name_of(word), curations)


def _usual(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda text: (-spellings[text], not text.islower(), text))


def _as_one(name: str, words: list[Word], people: int, curations: Curations) -> Word:
    """Write words that are counted as one the way most people wrote them."""
    usual = min(words, key=lambda word: (-word.people, word.name != name, word.text))
    merged = tuple(sorted((one for one in words if one.name != name), key=lambda one: one.text))
    return Word(name, usual.text, people, merged, curations.get(name, UNTOUCHED))


def _rewritten(
    given: Iterable[Given], spelling: Mapping[str, str], curations: Curations
) -> Iterator[Given]:
    for one in given:
        if not isinstance(one.value, list):
            yield one
            continue
        names = [name_of(word) for word in one.value]
        shown = dict.fromkeys(spelling[name] for name in names if is_shown(name, curations))
        if shown:
            yield replace(one, value=list(shown))
