"""What came out of a prompt: pure functions over answers that may be shown.

A result is a list of items, and pages of them that fit into messages: first a picture's, where
the kind of prompt can be drawn, then texts. Pages do not depend on the reader's language, so
that everybody gets the same number of messages.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.domain.answers import fold
from bot.domain.plan.model import Prompt
from bot.domain.plan.scalars import Localised
from bot.domain.prompts import ANSWER, Question, Value, question, questions
from bot.domain.tallies import Count, mean, tally, words

PICTURED = ("choice", "choices", "scale", "words")
IN_A_CAPTION = 900  # code points, of the 1024 that Telegram allows
IN_A_MESSAGE = 3400  # of 4096
_AROUND_A_LINE = 24  # bullets, colons, counts


@dataclass(frozen=True)
class Given:
    """One part of somebody's answer that may be shown; `name` is empty where it must not be."""

    part: str
    value: Value
    name: str = ""


@dataclass(frozen=True)
class Head:
    """What the lines below belong to: a question, or somebody's name."""

    text: Localised | str


@dataclass(frozen=True)
class Line:
    """One answer, after a name or a question or nothing."""

    text: Localised | str
    before: Localised | str = ""


@dataclass(frozen=True)
class Counts:
    """A tally, with how many people it counts and, for ratings, their mean."""

    question: Question
    counts: tuple[Count, ...]
    people: int
    mean: float | None = None


@dataclass(frozen=True)
class Explanation:
    """The right option's key (empty if none is right), its label, and what the plan says."""

    correct: str
    label: Localised
    text: Localised


Item = Head | Line | Counts | Explanation


@dataclass(frozen=True)
class Page:
    """One message of a result."""

    items: tuple[Item, ...]
    pictured: bool = False


def pages(prompt: Prompt, given: Sequence[Given]) -> tuple[Page, ...]:
    """Lay a result out; none if there is nothing to show."""
    items = tuple(_items(prompt, given))
    if not items:
        return ()
    if prompt.kind not in PICTURED:
        return tuple(_text_pages(items))
    picture, rest = items[:1], items[1:]
    if (
        rest
        and isinstance(rest[0], Explanation)
        and _size(items[0]) + _size(rest[0]) <= IN_A_CAPTION
    ):
        picture, rest = items[:2], rest[1:]
    return (Page(picture, pictured=True), *_text_pages(rest))


def _items(prompt: Prompt, given: Sequence[Given]) -> Iterator[Item]:
    if prompt.kind == "form" and any(one.name for one in given):
        yield from _by_person(prompt, given)
        return
    for asked in questions(prompt):
        mine = [one for one in given if one.part.partition(".")[0] == asked.key]
        if not mine:
            continue
        if prompt.kind == "form" or asked.key != ANSWER:
            yield Head(asked.text)
        yield from _of_question(asked, mine)
        if asked.key == ANSWER and (prompt.explain or prompt.correct):
            right = prompt.options.get(prompt.correct or "", Localised())
            yield Explanation(prompt.correct or "", right, prompt.explain)


def _of_question(asked: Question, given: Sequence[Given]) -> Iterator[Item]:
    values = [one.value for one in given]
    counts = words(values) if asked.kind == "words" else tally(asked, values)
    if counts:
        yield Counts(asked, counts, len(values), mean(values))
        return
    for one in sorted(given, key=lambda one: fold(one.name)):
        yield from _pieces(str(one.value), one.name)


def _by_person(prompt: Prompt, given: Sequence[Given]) -> Iterator[Item]:
    order = {asked.key: place for place, asked in enumerate(questions(prompt))}
    ranked = sorted(given, key=lambda one: (fold(one.name), one.name, order.get(one.part, 0)))
    for name, theirs in groupby(ranked, key=lambda one: one.name):
        yield Head(name)
        for one in theirs:
            asked = question(prompt, one.part)
            if asked:
                yield Line(asked.options.get(str(one.value), str(one.value)), asked.text)


def _pieces(text: str, name: str) -> Iterator[Line]:
    """Cut what is too long for one message."""
    for start in range(0, len(text), IN_A_MESSAGE // 2):
        yield Line(text[start : start + IN_A_MESSAGE // 2], name)


def _text_pages(items: Iterable[Item]) -> Iterator[Page]:
    page: list[Item] = []
    for item in items:
        if page and sum(map(_size, page)) + _size(item) > IN_A_MESSAGE:
            held = [page.pop()] if isinstance(page[-1], Head) and len(page) > 1 else []
            yield Page(tuple(page))
            page = held
        page.append(item)
    if page:
        yield Page(tuple(page))


def _size(item: Item) -> int:
    match item:
        case Head():
            return _longest(item.text) + _AROUND_A_LINE
        case Line():
            return _longest(item.text) + _longest(item.before) + _AROUND_A_LINE
        case Explanation():
            return _longest(item.text) + 3 * _AROUND_A_LINE
        case Counts():
            labels = (item.question.options.get(count.key, count.key) for count in item.counts)
            return sum(_longest(label) + _AROUND_A_LINE for label in labels) + 4 * _AROUND_A_LINE


def _longest(text: Localised | str) -> int:
    if isinstance(text, str):
        return len(text)
    return max(map(len, text.by_language.values()), default=0)
