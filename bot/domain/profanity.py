"""Strong words: whether a text has one, as a whole word, however it is written."""

import re
import unicodedata
from collections.abc import Collection

_WORD = re.compile(r"[^\W\d_]+")


def folded(word: str) -> str:
    """Give the form in which words are compared: without case and accents."""
    apart = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def has_strong_words(text: str, strong: Collection[str]) -> bool:
    """Tell whether one of the words of a text is strong; parts of words never are (Scunthorpe).

    Args:
        text: what somebody wrote.
        strong: words as `folded` gives them.
    """
    return any(word in strong for word in _WORD.findall(folded(text)))
