"""Short, easy words from which the words of the day are taken: a list per language.

Any two differ by at least three letters, so that a slip never makes one of another.
"""

from functools import cache
from pathlib import Path

from bot.texts.catalogue import nearest

_FOLDER = Path(__file__).parent


@cache
def words(language: str) -> tuple[str, ...]:
    """Give the words of a language, or of the nearest there is."""
    text = (_FOLDER / nearest(language) / "words.txt").read_text(encoding="utf-8")
    return tuple(text.split())
