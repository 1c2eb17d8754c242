"""Taking an answer: from what somebody typed or tapped to a value, or a refusal that says why."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from bot.domain.prompts import OTHER, Question, Value
from bot.domain.tidying import is_visible, tidied
from bot.errors import Refused

LONGEST_WORD = 40  # code points
_DATES = (
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})",
    r"(?P<d>\d{1,2})[./ -]+(?P<m>\d{1,2})[./ -]+(?P<y>\d{4})\.?",
)


def accept(question: Question, typed: str) -> Value:
    """Read what somebody typed.

    Numbers and labels of options are understood. Lengths are code points after the text is
    composed (Unicode NFC) and stripped.

    Returns:
        a text, an option's key, the keys of options, a rating, an ISO date, or words.

    Raises:
        Refused: it does not fit; the text says what would.
    """
    text = tidy(typed)
    if not text:
        raise Refused("answer-empty")
    match question.kind:
        case "choice":
            return _option(question, text)
        case "choices":
            return _options(question, text)
        case "scale":
            return rating(question, text)
        case "date":
            return _date(text)
        case "words":
            return _words(question, text)
        case _:
            return no_longer_than(question.max, text)


def tidy(text: str) -> str:
    """Tidy a text and strip what surrounds it; without anything to see it is empty."""
    text = tidied(text).strip()
    return text if any(map(is_visible, text)) else ""


def fold(text: str) -> str:
    """Give the form in which two texts are the same word: without case, with accents."""
    return unicodedata.normalize("NFC", text.casefold())


def no_longer_than(limit: int, text: str) -> str:
    """Give the text back, or refuse it with both lengths in code points."""
    if len(text) > limit:
        raise Refused("answer-too-long", limit=limit, length=len(text))
    return text


def _option(question: Question, text: str) -> str:
    keys = list(question.options)
    if text.isdecimal() and 1 <= int(text[:3]) <= len(keys):
        return keys[int(text[:3]) - 1]
    for key, label in question.options.items():
        if fold(text) in {fold(tidy(words)) for words in label.by_language.values()}:
            return key
    raise Refused("answer-no-option", options=len(keys))


def _options(question: Question, text: str) -> list[str]:
    try:
        return [_option(question, text)]  # a label may hold a comma itself
    except Refused:
        pieces = [piece for piece in re.split(r"[,;\n]+|\s+(?=\d)", text) if piece.strip()]
        keys = [_option(question, piece.strip()) for piece in pieces]
        return at_most(question, in_order(question, keys))


def in_order(question: Question, keys: Iterable[str]) -> list[str]:
    """Put each chosen key once, in the order of the options, one's own words last."""
    wanted = set(keys)
    return [key for key in (*question.options, OTHER) if key in wanted]


def at_most(question: Question, keys: list[str]) -> list[str]:
    """Give the chosen keys back, or refuse them if they are more than the question takes."""
    if len(keys) > question.most:
        raise Refused("answer-too-many", alert=True, most=question.most)
    return keys


def rating(question: Question, text: str) -> int:
    """Read a step of the question's scale, or the words at one of its ends."""
    scale = question.scale
    found = re.fullmatch(r"(\d{1,2})(\s*/\s*\d{1,2})?", text)
    if found and scale.first <= int(found[1]) <= scale.last:
        return int(found[1])
    for label, step in ((scale.low, scale.first), (scale.high, scale.last)):
        if fold(text) in {fold(tidy(words)) for words in label.by_language.values()}:
            return step
    raise Refused("answer-not-on-scale", first=scale.first, last=scale.last)


def _date(text: str) -> str:
    for pattern in _DATES:
        found = re.fullmatch(pattern, text)
        if found:
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"])).isoformat()
            except ValueError:
                break
    raise Refused("answer-no-date", example=date(2027, 5, 31).isoformat())


def _words(question: Question, text: str) -> list[str]:
    """Split at commas where there are any, else at blanks; the same word twice is one."""
    pieces = re.split(r"[,;\n]+", text) if re.search(r"[,;\n]", text) else text.split()
    words = {fold(word): word for piece in pieces if (word := piece.strip(' .!?\t"“”«»'))}
    if not words:
        raise Refused("answer-empty")
    if len(words) > question.most:
        raise Refused("answer-too-many-words", most=question.most, count=len(words))
    longest = max(map(len, words.values()))
    if longest > LONGEST_WORD:
        raise Refused("answer-word-too-long", limit=LONGEST_WORD, length=longest)
    return list(words.values())
