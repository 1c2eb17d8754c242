"""Sharing out a hundred points among options."""

from bot.domain.kinds.labels import with_numbers
from bot.domain.prompts import ALL_POINTS, Question, Value
from bot.errors import Refused

IN_ONE_TAP = 10


def shared_out(question: Question, typed: str) -> dict[str, int]:
    """Read points in the order of the options, or beside their labels; gives those above zero.

    Raises:
        Refused: it cannot be read, or the points are not a hundred together.
    """
    given = with_numbers(question, typed)
    if given is None:
        raise Refused("answer-no-points", options=len(question.options), example=_example(question))
    total = sum(given.values())
    if total != ALL_POINTS:
        raise Refused("answer-not-hundred", total=total)
    return {key: given[key] for key in question.options if given.get(key)}


def added(question: Question, option: str, before: Value | None) -> Value | None:
    """Give an option ten more points, or what is left.

    Raises:
        Refused: nothing is left.
    """
    given = before if isinstance(before, dict) else {}
    left = left_of(given)
    if not left:
        raise Refused("answer-points-spent", alert=True)
    more = {**given, option: given.get(option, 0) + min(IN_ONE_TAP, left)}
    return {key: more[key] for key in question.options if key in more}


def left_of(given: Value | None) -> int:
    """Give how many points are not shared out yet."""
    return ALL_POINTS - sum(given.values()) if isinstance(given, dict) else ALL_POINTS


def _example(question: Question) -> str:
    """Share a hundred out among all options, as somebody would type it."""
    each, rest = divmod(ALL_POINTS, len(question.options))
    return " ".join([str(each + rest), *[str(each)] * (len(question.options) - 1)])
