"""What each place showed of a prompt's result, in the lines of `bot.rehearsal.recounting`."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bot.domain.items import Ballot, Counts, Grid, Item, Line, Ranking, Shares, Shift
from bot.domain.plan.model import Prompt
from bot.domain.plan.scalars import Localised
from bot.rehearsal.recounting import said_in_form

Json = Mapping[str, Any]


def lines_of(prompt: Prompt, items: Iterable[Item]) -> list[str]:
    """Give the lines of what the chats or the board were given to show."""
    return sorted(line for item in items for line in _lines(prompt, item))


def lines_in_file(prompt: Prompt, asking: Json) -> list[str]:
    """Give the lines of what an exported file says of a prompt."""
    found = [line for result in asking["results"] for line in _of_result(result)]
    return sorted([*found, *_texts(prompt, asking)])


def askings_in(files: Mapping[str, bytes]) -> Mapping[str, Json]:
    """Read the file of a whole visit that somebody was sent; gives its prompts by key."""
    newest = [content for name, content in files.items() if name.endswith(".json")][-1:]
    return {one["key"]: one for content in newest for one in json.loads(content)["prompts"]}


def _lines(prompt: Prompt, item: Item) -> Iterator[str]:
    match item:
        case Counts():
            numbers = {count.key: count.number for count in item.counts}
            yield from _counted(item.question.key, numbers, item.mean)
        case Ranking():
            yield from _rated(item.question.key, {one.key: one.score for one in item.places})
        case Shares():
            yield from _rated(item.question.key, {one.key: one.mean for one in item.shares})
        case Grid():
            for spot in item.spots:
                yield from _counted(spot.key, spot.quarters)
        case Ballot():
            yield from (f"{one.text}: {one.votes}" for one in item.candidates)
        case Shift():
            after = {count.key: count.number for count in item.after}
            votes = {count.key: (count.number, after[count.key]) for count in item.before}
            yield from _shifted(votes, item.moved)
        case Line():
            text = _english(item.text)
            named = prompt.kind == "form" and item.before
            yield f"{_english(item.before)}: {text}" if named else text


def _of_result(result: Json) -> Iterator[str]:
    match result["type"]:
        case "counts":
            numbers = {one["key"]: one["number"] for one in result["counts"]}
            yield from _counted(result["question"], numbers, result["mean"])
        case "ranking":
            scores = {one["key"]: one["score"] for one in result["places"]}
            yield from _rated(result["question"], scores)
        case "points":
            yield from _rated(
                result["question"], {one["key"]: one["mean"] for one in result["shares"]}
            )
        case "grid":
            for spot in result["spots"]:
                yield from _counted(spot["key"], spot["quarters"])
        case "ballot":
            yield from (f"{one['text']}: {one['votes']}" for one in result["candidates"])
        case "shift":
            votes = {one["key"]: (one["before"], one["after"]) for one in result["options"]}
            moved = {(one["from"], one["to"]): one["people"] for one in result["moves"]}
            yield from _shifted(votes, moved)


def _texts(prompt: Prompt, asking: Json) -> Iterator[str]:
    """Give what people wrote; what is counted stands among the results."""
    signed = prompt.kind == "form" and prompt.seen_by not in {"no_one", "organisation_type"}
    written = {"text", "date"}
    kinds = {field.key: str(field.kind) for field in prompt.fields}
    kinds |= {"answer": "text" if prompt.kind == "text" else "", "other": "text", "why": "text"}
    for one in asking["answers"]:
        if signed:
            yield said_in_form(prompt, one["question"], one["value"])
        elif kinds.get(one["question"]) in written:
            yield str(one["value"])


def _counted(key: str, numbers: Mapping[str, int], mean: float | None = None) -> Iterator[str]:
    yield from (f"{key}: {one} {number}" for one, number in numbers.items() if number)
    if mean is not None:
        yield f"{key}: mean {mean:.3f}"


def _rated(key: str, ratings: Mapping[str, float]) -> Iterator[str]:
    yield from (f"{key}: {one} {rating:.3f}" for one, rating in ratings.items())


def _shifted(
    votes: Mapping[str, Sequence[int]], moved: Mapping[tuple[str, str], int]
) -> Iterator[str]:
    yield from (f"{one}: {a} > {b}" for one, (a, b) in votes.items() if a or b)
    yield from (f"{one} > {other}: {number}" for (one, other), number in moved.items() if number)


def _english(text: Localised | str) -> str:
    return text if isinstance(text, str) else text.in_("en", "en")
