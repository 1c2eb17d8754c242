"""Results as plain data: one shape for each kind of item."""

from typing import Any

from bot.domain.items import Ballot, Counts, Explanation, Grid, Item, Ranking, Shares, Shift
from bot.domain.plan.scalars import Localised
from bot.domain.prompts import Question

Facts = dict[str, Any]


def result(item: Item) -> Facts:
    """Give a result; nothing for heads and single texts, which are among the answers."""
    found: Facts = {}
    match item:
        case Counts():
            found = {**_of("counts", item), "mean": item.mean, "counts": _counts(item)}
        case Explanation():
            found = {"type": "explanation", "correct": item.correct, "text": text_of(item.text)}
        case Ranking():
            found = {**_of("ranking", item), "places": _places(item)}
        case Shares():
            found = {**_of("points", item), "shares": _shares(item)}
        case Grid():
            found = {"type": "grid", "axes": _axes(item), "spots": _spots(item)}
        case Ballot():
            found = {"type": "ballot", "candidates": _candidates(item)}
        case Shift():
            found = {**_of("shift", item), "options": _options(item), "moves": _moves(item)}
    return found


def _of(kind: str, item: Counts | Ranking | Shares | Shift) -> Facts:
    return {"type": kind, "question": item.question.key, "people": item.people}


def _counts(item: Counts) -> list[Facts]:
    return [{**_option(item.question, count.key), "number": count.number} for count in item.counts]


def _places(item: Ranking) -> list[Facts]:
    return [
        {
            **_option(item.question, place.key),
            "score": place.score,
            "first": place.first,
            "ranked": place.ranked,
        }
        for place in item.places
    ]


def _shares(item: Shares) -> list[Facts]:
    return [{**_option(item.question, share.key), "mean": share.mean} for share in item.shares]


def _axes(item: Grid) -> Facts:
    ends = ("left", "right", "bottom", "top")
    return {end: text_of(getattr(item.axes, end)) for end in ends}


def _spots(item: Grid) -> list[Facts]:
    return [
        {
            "key": spot.key,
            "label": text_of(spot.label),
            "across": spot.across,
            "up": spot.up,
            "quarters": dict(spot.quarters),
            "people": spot.people,
        }
        for spot in item.spots
    ]


def _candidates(item: Ballot) -> list[Facts]:
    return [
        {
            "text": one.text,
            "name": text_of(one.name) if one.name else None,
            "votes": one.votes,
            "pinned": one.pinned,
            "answered": one.answered,
        }
        for one in item.candidates
    ]


def _options(item: Shift) -> list[Facts]:
    after = {count.key: count.number for count in item.after}
    return [
        {
            **_option(item.question, count.key),
            "before": count.number,
            "after": after.get(count.key, 0),
        }
        for count in item.before
    ]


def _moves(item: Shift) -> list[Facts]:
    return [
        {"from": start, "to": end, "people": people} for (start, end), people in item.moved.items()
    ]


def _option(question: Question, key: str) -> Facts:
    return {"key": key, "label": text_of(question.options.get(key, Localised()))}


def text_of(text: Localised | str) -> str | dict[str, str]:
    """Give a text of the plan by language; what people wrote is a text."""
    return text if isinstance(text, str) else dict(text.by_language)
