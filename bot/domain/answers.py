"""Taking an answer: from what somebody typed or tapped to a value, or a refusal that says why."""

from collections.abc import Callable, Mapping
from datetime import date

from bot.domain.kinds import options, points, ranking, steps, texts
from bot.domain.prompts import OTHER, Kind, Question, Value
from bot.domain.tidying import fold, tidy
from bot.errors import Refused

__all__ = ["accept", "fold", "tapped", "tidy"]

_TYPED: Mapping[Kind, Callable[[Question, str], Value]] = {
    "text": texts.text,
    "questions": texts.text,
    "words": texts.words,
    "choice": options.one,
    "choices": options.several,
    "corner": options.one,
    "scale": steps.rating,
    "temperature": steps.temperature,
    "ranking": ranking.in_preference,
    "points": points.shared_out,
}
_TAPPED: Mapping[Kind, Callable[[Question, str, Value | None], Value | None]] = {
    "choice": options.chosen,
    "choices": options.toggled,
    "corner": options.chosen,
    "scale": steps.rated,
    "temperature": steps.rated,
    "ranking": ranking.placed,
    "points": points.added,
}
_BY_STEPS = ("scale", "temperature")


def accept(question: Question, typed: str, today: date | None = None) -> Value:
    """Read what somebody typed.

    Numbers and labels of options are understood. Lengths are code points after the text is
    composed (Unicode NFC) and stripped.

    Args:
        question: what was asked.
        typed: what they wrote.
        today: the day it is where they are, for dates like "tomorrow".

    Returns:
        a text, an option's key, the keys of options, a rating, an ISO date, words, or points.

    Raises:
        Refused: it does not fit; the text says what would.
    """
    text = tidy(typed)
    if not text:
        raise Refused("answer-empty")
    if question.kind == "date":
        return texts.day(text, today)
    return _TYPED[question.kind](question, text)


def tapped(question: Question, option: str, before: Value | None) -> Value | None:
    """Give the answer after a tap on an option or a step; none if the tap took the last back.

    Raises:
        Refused: there is no such option, or it does not fit any more; the text says what would.
    """
    known = question.kind in _BY_STEPS or option in question.options or _is_own(option, before)
    if question.kind not in _TAPPED or not known:
        raise Refused("answer-gone", alert=True)
    return _TAPPED[question.kind](question, option, before)


def _is_own(option: str, before: Value | None) -> bool:
    """Tell whether somebody taps the words of their own that are part of their answer."""
    return option == OTHER and OTHER in (before if isinstance(before, list) else [before])
