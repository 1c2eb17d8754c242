"""Results in words: each item as lines of Telegram HTML, for messages and beside pictures."""

from bot.domain.items import (
    Ballot,
    Candidate,
    Counts,
    Explanation,
    Grid,
    Head,
    Item,
    Line,
    Place,
    Ranking,
    Shares,
    Shift,
    Spot,
)
from bot.domain.messages import Arg
from bot.domain.prompts import CORNERS
from bot.domain.tallies import Count
from bot.views.reader import Reader
from bot.views.shifts import shift_lines
from bot.views.values import localised, option

Args = dict[str, Arg]


def item_lines(reader: Reader, item: Item) -> list[str]:
    """Write one item of a result."""
    match item:
        case Head():
            text = localised(reader, item.text) or reader.plain("option-other")
            lines = ["", reader.say("result-head", {"text": text})]
        case Line():
            lines = [_line(reader, item)]
        case Counts():
            lines = _count_lines(reader, item)
        case Explanation():
            lines = _explanation_lines(reader, item)
        case Ranking():
            lines = _ranking_lines(reader, item)
        case Shares():
            lines = _share_lines(reader, item)
        case Grid():
            lines = [line for spot in item.spots for line in _spot_lines(reader, item, spot)]
        case Ballot():
            lines = [_candidate(reader, one) for one in item.candidates]
        case Shift():
            lines = shift_lines(reader, item)
    return lines


def percent(count: Count, people: int) -> int:
    """Give the share of people who said it, in whole percents."""
    return round(100 * count.number / people) if people else 0


def _line(reader: Reader, item: Line) -> str:
    before, text = localised(reader, item.before), localised(reader, item.text)
    if before:
        return reader.say("result-line-of", {"before": before, "text": text})
    return reader.say("result-line", {"text": text})


def _count_lines(reader: Reader, item: Counts) -> list[str]:
    if item.question.kind == "words":
        separator = reader.say("list-separator")
        return [separator.join(_count(reader, item, count, "result-word") for count in item.counts)]
    lines = [_count(reader, item, count, "result-count") for count in item.counts]
    if item.mean is not None:
        lines.append(reader.say("result-mean", {"mean": round(item.mean, 1)}))
    return lines


def _count(reader: Reader, item: Counts, count: Count, key: str) -> str:
    args: Args = {
        "label": option(reader, item.question, count.key),
        "number": count.number,
        "percent": percent(count, item.people),
    }
    return reader.say(key, args)


def _explanation_lines(reader: Reader, item: Explanation) -> list[str]:
    lines = []
    if item.correct:
        lines.append(reader.say("result-correct", {"answer": localised(reader, item.label)}))
    if item.text:
        lines.append(reader.say("result-explanation", {"text": localised(reader, item.text)}))
    return lines


def _ranking_lines(reader: Reader, item: Ranking) -> list[str]:
    lines = []
    for place in item.places:
        label = option(reader, item.question, place.key)
        args: Args = {"place": rank(item, place), "label": label, "first": place.first}
        lines.append(reader.say("result-place", args))
    return lines


def rank(item: Ranking, place: Place) -> int:
    """Give the place of an option; those with the same score share one."""
    return 1 + sum(other.score > place.score for other in item.places)


def _share_lines(reader: Reader, item: Shares) -> list[str]:
    lines = []
    for share in item.shares:
        label = option(reader, item.question, share.key)
        args: Args = {"label": label, "mean": round(share.mean, 1)}
        lines.append(reader.say("result-share", args))
    return lines


def _spot_lines(reader: Reader, item: Grid, spot: Spot) -> list[str]:
    """Say for one thing on a grid how many put it into which corner, where anybody did."""
    label = reader.say("result-head", {"text": localised(reader, spot.label)})
    lines = [
        _corner(reader, item, corner, spot.quarters[corner])
        for corner in CORNERS
        if spot.quarters.get(corner)
    ]
    return [label, *lines]


def _corner(reader: Reader, item: Grid, corner: str, number: int) -> str:
    across, up = (localised(reader, getattr(item.axes, side)) for side in corner.split("_"))
    return reader.say("result-corner", {"across": across, "up": up, "number": number})


def _candidate(reader: Reader, one: Candidate) -> str:
    args: Args = {"text": one.text, "votes": one.votes}
    if name := localised(reader, one.name):
        line = reader.say("result-votes-of", {**args, "name": name})
    else:
        line = reader.say("result-votes", args)
    marks = [key for key, on in (("pinned", one.pinned), ("answered", one.answered)) if on]
    return "".join([line, *(reader.say(f"result-{mark}") for mark in marks)])
