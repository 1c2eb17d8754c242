"""The word of the day: what somebody typed, compared with the word on the screen."""

import unicodedata
from collections.abc import Iterable
from hashlib import sha256

LONGEST = 40  # code points of a message that may be a word
OFFERED = 3


def heard(text: str) -> str:
    """Give the word that a message is, without case, accents and what surrounds it.

    Empty where the message is no single word.
    """
    if len(text) > LONGEST:
        return ""
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    places = [place for place, character in enumerate(bare) if character.isalnum()]
    word = bare[places[0] : places[-1] + 1] if places else ""
    return word if word.isalpha() else ""


def is_slip(typed: str, word: str) -> bool:
    """Tell whether one slip of a finger made this of a word: a letter more, less, other or swapped.

    Both are as `heard` gives them; the word itself is no slip.
    """
    if typed == word or abs(len(typed) - len(word)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(typed, word, strict=False)) if a != b), None)
    if start is None:
        return True
    left, right = typed[start:], word[start:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]


def offer(word: str, others: Iterable[str], seed: str) -> tuple[str, ...]:
    """Give the word among two others to choose from; the same seed gives the same three."""

    def shuffled(one: str) -> bytes:
        return sha256(f"{seed}/{one}".encode()).digest()

    decoys = sorted((other for other in others if other != word), key=shuffled)
    return tuple(sorted((word, *decoys[: OFFERED - 1])))
