"""Counting answers: pure functions over values without their authors."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from bot.domain.prompts import OTHER, Question, Value
from bot.domain.tidying import fold

FEWEST = 3  # anonymous answers below this number stay hidden


@dataclass(frozen=True)
class Count:
    """How often something was said: an option's key, a step of a scale, or a word."""

    key: str
    number: int


def tally(question: Question, values: Sequence[Value]) -> tuple[Count, ...]:
    """Count the answers to a choice or a scale, in the order of the options; else nothing."""
    match question.kind:
        case "choice" | "choices" | "corner":
            keys = [*question.options, *([OTHER] if question.other else [])]
        case "scale" | "temperature":
            keys = [str(step) for step in range(question.scale.first, question.scale.last + 1)]
        case _:
            return ()
    said = Counter(str(one) for value in values for one in _each(value))
    return tuple(Count(key, said[key]) for key in keys)


def words(values: Iterable[Value]) -> tuple[Count, ...]:
    """Count words, most said first; case does not count, accents do.

    A word is written as most people wrote it.
    """
    spellings: dict[str, Counter[str]] = {}
    for value in values:
        for word in map(str, _each(value)):
            spellings.setdefault(fold(word), Counter())[word] += 1
    counted = [Count(_usual(found), found.total()) for found in spellings.values()]
    return tuple(sorted(counted, key=lambda count: (-count.number, fold(count.key), count.key)))


def mean(values: Iterable[Value]) -> float | None:
    """Give the mean of ratings; none if there are none."""
    ratings = [value for value in values if isinstance(value, int)]
    return fmean(ratings) if ratings else None


def _usual(found: Counter[str]) -> str:
    return min(found, key=lambda spelling: (-found[spelling], spelling))


def _each(value: Value) -> Sequence[str | int]:
    """Give what an answer says one by one; points count what they were given to."""
    return list(value) if isinstance(value, list | dict) else (value,)
