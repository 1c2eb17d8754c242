"""Writing: a text, single words, a date."""

import re
from datetime import date

from bot.domain.kinds.labels import plainly
from bot.domain.prompts import Question
from bot.domain.spoken_days import day_said
from bot.domain.spoken_times import without_accents
from bot.domain.tidying import fold
from bot.errors import Refused

LONGEST_WORD = 40  # code points
_BETWEEN = r"[,;\n\u060c\u3001\uff0c\uff1b]+"
_DATES = (
    r"(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})",
    r"(?P<d>\d{1,2})[./ -]+(?P<m>\d{1,2})[./ -]+(?P<y>\d{4})\.?",
)


def text(question: Question, typed: str) -> str:
    """Take a text as it is.

    Raises:
        Refused: it is too long.
    """
    return no_longer_than(question.max, typed)


def no_longer_than(limit: int, typed: str) -> str:
    """Give the text back, or refuse it with both lengths in code points."""
    if len(typed) > limit:
        raise Refused("answer-too-long", limit=limit, length=len(typed))
    return typed


def words(question: Question, typed: str) -> list[str]:
    """Split at commas where there are any, else at blanks; the same word twice is one.

    Raises:
        Refused: these are too many words, or one is too long.
    """
    pieces = re.split(_BETWEEN, typed) if re.search(_BETWEEN, typed) else typed.split()
    found = {fold(word): word for piece in pieces if (word := piece.strip(' .!?\t"“”«»'))}
    if not found:
        raise Refused("answer-empty")
    if len(found) > question.most:
        raise Refused("answer-too-many-words", most=question.most, count=len(found))
    longest = max(map(len, found.values()))
    if longest > LONGEST_WORD:
        raise Refused("answer-word-too-long", limit=LONGEST_WORD, length=longest)
    return list(found.values())


def day(typed: str, today: date | None) -> str:
    """Read a date as people write it, in figures or in words; gives it as ISO 8601 does.

    Args:
        typed: what they wrote.
        today: the day it is where they are; without it, the year has to be told, in figures.

    Raises:
        Refused: it is no date, or there is no such day.
    """
    found = _in_figures(plainly(typed)) or (today and day_said(without_accents(typed), today))
    if not found:
        raise Refused("answer-no-date", example=date(2027, 5, 31).isoformat())
    return found.isoformat()


def _in_figures(typed: str) -> date | None:
    for pattern in _DATES:
        if found := re.fullmatch(pattern, typed):
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                return None
    return None
