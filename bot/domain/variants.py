"""Words that mean the same: surely, so that they are counted as one, or perhaps, so that we ask.

Surely the same are words that differ in case, in what surrounds them, in the form of an apostrophe
or in a hyphen. Perhaps the same are singular and plural (English and French), words with and
without a blank, apostrophe or accent, and slips of the hand. Words of which each has an accent of
its own (pêche, péché) are neither; nor are short words that differ in a letter (hot, not), nor
those that begin differently, which is how most opposites are made (inclusion, exclusion).
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from importlib import import_module

from bot.domain.tidying import APOSTROPHES, tidied

_SHORTEST_PLURAL, _SHORTEST_SLIP, _TWO_SLIPS = 3, 5, 9  # letters
_CHANGED_BY_A_PLURAL = 3  # letters at most: city, cities
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011\u2013](?=[^\W\d_])")
_ROLES = re.compile(r"(er|or|ee)s?\Z")  # trainer and trainee are two people


def clear(word: str) -> str:
    """Give the form under which words are surely the same."""
    plain = unicodedata.normalize("NFC", tidied(word).casefold()).translate(APOSTROPHES)
    return _HYPHEN.sub("", " ".join(_without_surroundings(plain).split()))


def perhaps_the_same(one: str, other: str) -> bool:
    """Tell whether two different words, as `clear` gives them, may be meant as the same."""
    if not _resemble(_squeezed(_bare(one)), _squeezed(_bare(other))):
        return False
    if _bare(one) == _bare(other):
        return _is_left_out(one, other) or _is_left_out(other, one)
    return (
        _is_plural(one, other)
        or _is_plural(other, one)
        or _is_joined(one, other)
        or _is_slip(one, other)
    )


def initial(word: str) -> str:
    """Give the letter that two words, as `clear` gives them, share if they may be the same."""
    return _squeezed(_bare(word))[:1]


def _resemble(one: str, other: str) -> bool:
    """Tell at small cost, of two bare words, whether they are worth a closer look."""
    return one[:1] == other[:1] and _distance(one, other, most=_CHANGED_BY_A_PLURAL) >= 0


def _without_surroundings(word: str) -> str:
    inner = [place for place, letter in enumerate(word) if not _surrounds(letter)]
    return word[inner[0] : inner[-1] + 1] if inner else word


def _surrounds(letter: str) -> bool:
    return (
        letter.isspace()
        or letter in ".,;:!?…*_'\"¿¡-"
        or unicodedata.category(letter) in {"Pd", "Pi", "Pf", "Ps", "Pe"}
    )


@lru_cache(maxsize=5000)
def _bare(word: str) -> str:
    """Leave the accents out."""
    apart = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _is_left_out(bare: str, accented: str) -> bool:
    """Tell whether somebody wrote a word without its accents."""
    return bare == _bare(accented)


def _is_plural(one: str, many: str) -> bool:
    if len(one) < _SHORTEST_PLURAL or one.endswith("ss") or not one[-1].isalpha():
        return False
    return _bare(many) in _plurals(_bare(one)) and _same_accents(one, many)


def _plurals(one: str) -> set[str]:
    found = {f"{one}es", f"{one}x"}
    if not one.endswith("s"):
        found.add(f"{one}s")
    if one.endswith("y"):
        found.add(f"{one[:-1]}ies")
    if one.endswith(("al", "ail")):
        found.add(f"{one[: one.rindex('a')]}aux")
    return found


def _same_accents(one: str, other: str) -> bool:
    """Tell whether the common beginning is accented alike, or in one of the two not at all."""
    length = min(len(one), len(other)) - 1
    start, end = one[:length], other[:length]
    return start == end or start == _bare(start) or end == _bare(end)


def _is_joined(one: str, other: str) -> bool:
    """Tell whether two words differ in blanks and apostrophes only."""
    squeezed = _squeezed(one)
    return len(squeezed) >= _SHORTEST_SLIP and squeezed == _squeezed(other)


@lru_cache(maxsize=5000)
def _squeezed(word: str) -> str:
    return "".join(letter for letter in word if letter.isalnum())


def _is_slip(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    if shorter < _SHORTEST_SLIP or any(map(str.isdigit, one + other)):
        return False
    if _ROLES.search(one) and _ROLES.search(other):
        return False
    return _distance(one, other, most=2 if shorter >= _TWO_SLIPS else 1) >= 0


def _distance(one: str, other: str, *, most: int) -> int:
    """Count letters that are wrong, missing, too many or swapped; -1: more than these."""
    found: int = _counting()(one, other, score_cutoff=most)
    return found if found <= most else -1


@cache
def _counting() -> Callable[..., int]:
    # Loaded with the first word cloud that is looked through, so that no start waits for it.
    count: Callable[..., int] = import_module("rapidfuzz.distance").OSA.distance
    return count
