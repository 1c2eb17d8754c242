"""What a tap on a prompt is answered with."""

from typing import Any

from sqlalchemy import Row

from bot.domain.changes import label_of
from bot.domain.kinds.points import left_of
from bot.domain.messages import Arg, At, Receipt, Say
from bot.domain.prompts import OTHER, Answers, Question, Value


def recorded(run: Row[Any], asked: Question, after: Answers) -> Receipt:
    """Say what is recorded now for a question, and until when it can be changed."""
    value = after.get(asked.key)
    if value is None:
        return Receipt("receipt-nothing-chosen")
    if left := _left(asked, value):
        return Receipt(f"receipt-{asked.kind}-left", {"left": left})
    said = _in_words(asked, value, after)
    if run.closes_at is None:
        return Receipt("receipt-recorded", {"answer": said})
    return Receipt("receipt-recorded-until", {"answer": said, "closes": At(run.closes_at)})


def _left(asked: Question, value: Value) -> int:
    """Tell how many places of a ranking, or points, are to be given yet."""
    match asked.kind, value:
        case "ranking", list():
            return asked.most - len(value)
        case "points", dict():
            return left_of(value)
        case _:
            return 0


def _in_words(asked: Question, value: Value, after: Answers) -> Arg:
    """Give an answer as a toast shows it; several as "first + 1"."""
    chosen = list(value) if isinstance(value, list | dict) else [str(value)]
    first = str(after.get(OTHER, "")) if chosen[0] == OTHER else label_of(asked, chosen[0])
    if len(chosen) == 1:
        return first
    return Say("answers-and-more", {"first": first, "more": len(chosen) - 1})
