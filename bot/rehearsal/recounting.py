"""Counting once more what came out of a prompt, from the plan and plain rows alone.

Nothing here uses what the bot itself counts with: it is the second opinion. A result is a sorted
list of lines such as `answer: city 5`, the same for whatever showed it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from bot.domain.plan.model import Prompt
from bot.domain.plan.scalars import Localised
from bot.rehearsal.diary import Decision

FEWEST = 3
_UNSIGNED = frozenset({"no_one", "organisation_type"})
_ALL = 100
_COUNTED = frozenset({"choice", "choices", "scale", "temperature"})


class Row(NamedTuple):
    """A part of an answer; the value of a vote is the question that it is for.

    Attributes:
        who: the same for all that one person said, as far as anybody can tell.
    """

    who: str
    part: str
    value: Any

    @property
    def asked(self) -> str:
        """Give the key of what it answers."""
        return self.part.partition(".")[0]


def recount(prompt: Prompt, rows: Sequence[Row], decided: Sequence[Decision] = ()) -> list[str]:
    """Give the lines that a result has to have, given whole answers of enough people."""
    if prompt.kind == "form" and prompt.seen_by not in _UNSIGNED:
        return sorted(said_in_form(prompt, row.part, row.value) for row in rows)
    by = defaultdict(list)
    for row in rows:
        by[row.asked].append(row)
    if prompt.votes:
        return sorted(_ballot(by["answer"], by["vote"], decided))
    if prompt.discuss and by["again"]:
        return sorted([*_shift(by["answer"], by["again"]), *_texts(by["why"])])
    by.pop("again", None)
    lines = [line for key, found in by.items() for line in _of_one(prompt, key, found, decided)]
    return sorted(lines)


def sealed(prompt: Prompt, rows: Sequence[Row], decided: Sequence[Decision] = ()) -> list[Row]:
    """Leave of what people said what may ever be shown: whole answers, of three at least."""
    kept = [row for row in rows if _is_whole(prompt, row.value)]
    if prompt.kind == "words":
        kept = [one for row in kept for one in _apart(row, decided)]
    if prompt.seen_by not in _UNSIGNED:
        return kept
    people = defaultdict(set)
    for row in kept:
        people[row.asked].add(row.who)
    return [row for row in kept if len(people[row.asked]) >= FEWEST]


def said_in_form(prompt: Prompt, part: str, value: Any) -> str:  # noqa: ANN401 - JSON
    """Write one answer in a form, under its label, with the labels of options."""
    field = next(one for one in prompt.fields if one.key == part)
    keys = value if isinstance(value, list | tuple) else [str(value)]
    return (
        f"{_label(field.label)}: {', '.join(_label(field.options.get(one, one)) for one in keys)}"
    )


def same_word(word: str, decided: Sequence[Decision]) -> str:
    """Give one spelling for all words that were counted as one."""
    group = {word.casefold()}
    for one in decided:
        if one.what == "merge" and {one.text.casefold(), one.into.casefold()} & group:
            group |= {one.text.casefold(), one.into.casefold()}
    return min(group)


def _of_one(
    prompt: Prompt, key: str, rows: Sequence[Row], decided: Sequence[Decision]
) -> Iterator[str]:
    """Count the answers to one question."""
    kind = _kind(prompt, key)
    if kind in _COUNTED:
        yield from _counts(key, [one for row in rows for one in _each(row.value)])
        yield from _mean(key, rows) if kind in {"scale", "temperature"} else ()
    elif kind in _SPECIAL:
        yield from _SPECIAL[kind](prompt, key, rows)
    elif kind == "words":
        said = [same_word(str(one), decided) for row in rows for one in _each(row.value)]
        yield from _counts(key, said)
    else:
        yield from _texts(rows)


def _kind(prompt: Prompt, key: str) -> str:
    if prompt.kind == "form":
        return next(field.kind for field in prompt.fields if field.key == key)
    if prompt.kind == "grid":
        return "corner"
    return prompt.kind if key == "answer" else "text"


def _counts(key: str, said: Sequence[object]) -> Iterator[str]:
    yield from (f"{key}: {one} {number}" for one, number in Counter(map(str, said)).items())


def _mean(key: str, rows: Sequence[Row]) -> Iterator[str]:
    yield f"{key}: mean {sum(row.value for row in rows) / len(rows):.3f}"


def _texts(rows: Sequence[Row]) -> Iterator[str]:
    yield from (str(row.value) for row in rows)


def _corners(_prompt: Prompt, key: str, rows: Sequence[Row]) -> Iterator[str]:
    yield from _counts(key, [row.value for row in rows])


def _ranking(prompt: Prompt, key: str, rows: Sequence[Row]) -> Iterator[str]:
    """Score by duels: how often an option comes before another one, of all its duels.

    Of two that somebody gave no place, neither wins: half a duel each.
    """
    orders = [_order(row.value) for row in rows]
    for one in prompt.options:
        won = sum(_won(one, other, order) for order in orders for other in prompt.options)
        yield f"{key}: {one} {won / len(orders) / (len(prompt.options) - 1):.3f}"


def _won(one: str, other: str, order: Sequence[str]) -> float:
    if one == other:
        return 0.0
    places = [order.index(key) if key in order else len(order) for key in (one, other)]
    return 0.5 if places[0] == places[1] else float(places[0] < places[1])


def _points(prompt: Prompt, key: str, rows: Sequence[Row]) -> Iterator[str]:
    for one in prompt.options:
        total = sum(_points_of(row.value).get(one, 0) for row in rows)
        yield f"{key}: {one} {total / len(rows):.3f}"


def _shift(before: Sequence[Row], after: Sequence[Row]) -> Iterator[str]:
    """Compare the votes of those who voted twice."""
    first = {row.who: row.value for row in before}
    twice = [(first[row.who], row.value) for row in after if row.who in first]
    for one in {key for pair in twice for key in pair}:
        yield f"{one}: {sum(a == one for a, _ in twice)} > {sum(b == one for _, b in twice)}"
    moved = Counter((one, other) for one, other in twice if one != other)
    yield from (f"{one} > {other}: {number}" for (one, other), number in moved.items())


def _ballot(
    asked: Sequence[Row], votes: Sequence[Row], decided: Sequence[Decision]
) -> Iterator[str]:
    hidden = {one.text for one in decided if one.what == "hide"}
    number = Counter(row.value for row in votes)
    for row in asked:
        if row.value not in hidden:
            yield f"{row.value}: {number[row.value]}"


def _apart(row: Row, decided: Sequence[Decision]) -> Iterator[Row]:
    """Take words apart; who said two that are counted as one said it once."""
    for word in {same_word(one, decided) for one in row.value}:
        yield Row(row.who, row.part, [word])


def _is_whole(prompt: Prompt, value: Any) -> bool:  # noqa: ANN401 - JSON
    if prompt.kind == "ranking":
        return len(_order(value)) == (prompt.most if prompt.most > 1 else len(prompt.options))
    return prompt.kind != "points" or sum(_points_of(value).values()) == _ALL


def _order(value: Any) -> list[str]:  # noqa: ANN401 - JSON
    """Read a ranking as it is stored, or as a diary writes it."""
    return value.split(" > ") if isinstance(value, str) else list(value)


def _points_of(value: Any) -> Mapping[str, int]:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        pairs = (one.partition("=") for one in value.split(" + "))
        return {key: int(number) for key, _, number in pairs}
    return dict(value)


def _each(value: Any) -> Sequence[object]:  # noqa: ANN401 - JSON
    return list(value) if isinstance(value, list | tuple) else [value]


def _label(text: Localised | str) -> str:
    return text if isinstance(text, str) else text.in_("en", "en")


_SPECIAL: Mapping[str, Callable[[Prompt, str, Sequence[Row]], Iterator[str]]] = {
    "corner": _corners,
    "ranking": _ranking,
    "points": _points,
}
