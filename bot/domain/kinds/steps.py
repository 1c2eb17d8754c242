"""Rating: a step of a scale, and the five steps of a temperature check."""

import re

from bot.domain.kinds.labels import is_called, plainly
from bot.domain.prompts import Question, Value
from bot.errors import Refused

FACES = ("😞", "🙁", "😐", "🙂", "😀")  # beside our words for the steps of a temperature, from 1


def rating(question: Question, typed: str) -> int:
    """Read a step of the question's scale, or the words at one of its ends.

    Raises:
        Refused: it is not on the scale.
    """
    scale = question.scale
    found = re.fullmatch(r"(\d{1,2})(\s*[/\u2044]\s*\d{1,2})?", plainly(typed))
    if found and scale.first <= int(found[1]) <= scale.last:
        return int(found[1])
    for label, step in ((scale.low, scale.first), (scale.high, scale.last)):
        if is_called(label, typed):
            return step
    raise Refused("answer-not-on-scale", first=scale.first, last=scale.last)


def temperature(question: Question, typed: str) -> int:
    """Read a step, or the face that stands beside it, whatever comes after that.

    Raises:
        Refused: it is neither.
    """
    found = [step for step, face in enumerate(FACES, start=1) if typed.startswith(face)]
    return found[0] if found else rating(question, typed)


def rated(question: Question, step: str, _before: Value | None) -> Value:
    """Set the step that was tapped."""
    return rating(question, step)
