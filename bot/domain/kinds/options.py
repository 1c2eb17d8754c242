"""Choosing: one option, or several of them."""

from collections.abc import Iterable

from bot.domain.kinds.labels import listed, named
from bot.domain.prompts import OTHER, Question, Value
from bot.errors import Refused


def one(question: Question, typed: str) -> str:
    """Read the label or the number of an option; gives its key.

    Raises:
        Refused: there is no such option, or these are several.
    """
    key = named(question, typed)
    if key is not None:
        return key
    if listed(question, typed):
        raise Refused("answer-too-many", alert=True, most=1)
    raise Refused("answer-no-option", options=len(question.options))


def several(question: Question, typed: str) -> list[str]:
    """Read labels and numbers of options; gives their keys, each once, in the plan's order.

    Raises:
        Refused: there is no such option, or these are too many.
    """
    keys = listed(question, typed)
    if keys is None:
        raise Refused("answer-no-option", options=len(question.options))
    return at_most(question, in_order(question, keys))


def chosen(_question: Question, option: str, _before: Value | None) -> Value:
    """Choose an option in the place of another."""
    return option


def toggled(question: Question, option: str, before: Value | None) -> Value | None:
    """Choose one option more, or take it back; one's own words give way to a listed option.

    Raises:
        Refused: too many would be chosen.
    """
    keys = before if isinstance(before, list) else []
    if option in keys:
        return [key for key in keys if key != option] or None
    if len(keys) == question.most:
        keys = [key for key in keys if key != OTHER]
    return at_most(question, in_order(question, [*keys, option]))


def in_order(question: Question, keys: Iterable[str]) -> list[str]:
    """Put each chosen key once, in the order of the options, one's own words last."""
    wanted = set(keys)
    return [key for key in (*question.options, OTHER) if key in wanted]


def at_most(question: Question, keys: list[str]) -> list[str]:
    """Give the chosen keys back, or refuse them if they are more than the question takes."""
    if len(keys) > question.most:
        raise Refused("answer-too-many", alert=True, most=question.most)
    return keys
