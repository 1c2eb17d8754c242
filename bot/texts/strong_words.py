"""Strong words, a list per language: what has one may wait for a facilitator first.

The lists are short on purpose, and hold no word that is harmless in another language of ours.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from bot.domain.profanity import folded

_FOLDER = Path(__file__).parent


def strong_words(languages: Iterable[str]) -> frozenset[str]:
    """Give the words of some languages, as `folded` gives them; of one without a list none."""
    return frozenset(word for language in languages for word in _of(language))


@cache
def _of(language: str) -> frozenset[str]:
    path = _FOLDER / language / "profanity.txt"
    if not path.exists():
        return frozenset()
    return frozenset(map(folded, path.read_text(encoding="utf-8").split()))
