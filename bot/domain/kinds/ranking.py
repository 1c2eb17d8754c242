"""Ranking: options in the order in which somebody prefers them."""

from bot.domain.kinds.labels import listed
from bot.domain.messages import Words
from bot.domain.prompts import Question, Value
from bot.errors import Refused


def in_preference(question: Question, typed: str) -> list[str]:
    """Read numbers or labels of options, the best one first; gives their keys.

    Fewer than the question has places are the first ones; the others can follow by taps.

    Raises:
        Refused: there is no such option, one comes twice, or they are too many.
    """
    keys = listed(question, typed)
    if keys is None:
        raise Refused("answer-no-order", options=len(question.options))
    twice = next((key for place, key in enumerate(keys) if key in keys[:place]), None)
    if twice is not None:
        raise Refused("answer-twice", option=Words(question.options[twice].by_language))
    if len(keys) > question.most:
        raise Refused("answer-too-many-places", most=question.most)
    return keys


def placed(question: Question, option: str, before: Value | None) -> Value | None:
    """Give an option the next place, or take it out again; those after it move up.

    Raises:
        Refused: all places are taken.
    """
    keys = before if isinstance(before, list) else []
    if option in keys:
        return [key for key in keys if key != option] or None
    if len(keys) >= question.most:
        raise Refused("answer-places-taken", alert=True, most=question.most)
    return [*keys, option]
