"""Numbers of a result as shapes that the board's page draws, each with its words."""

from collections.abc import Sequence
from typing import Any

from bot.domain.items import Counts, Grid, Ranking, Shares, Shift, Spot
from bot.domain.messages import Arg
from bot.domain.plan.scalars import Localised
from bot.domain.tallies import Count
from bot.views.items import percent
from bot.views.reader import Reader
from bot.views.values import localised, option

Shape = dict[str, Any]

IN_THE_CLOUD = 60  # words; nobody reads more from afar
_SIZES = 5  # of words in a cloud
_MIDDLE = 0.5  # of a grid
_NEITHER = 0.05  # so near to the middle
_RATED = frozenset({"scale", "temperature"})


def counts(reader: Reader, item: Counts, right: str) -> Shape:
    """Give a tally: words as a cloud, ratings as columns, options as bars, the right one marked."""
    if item.question.kind == "words":
        return _cloud(reader, item.counts)
    rows = [_bar(reader, item, count, right) for count in item.counts]
    if item.question.kind not in _RATED:
        return {"shape": "bars", "rows": rows}
    scale = item.question.scale
    return {
        "shape": "columns",
        "rows": rows,
        "low": localised(reader, scale.low),
        "high": localised(reader, scale.high),
        "mean": "" if item.mean is None else _mean(reader, item.mean),
        "at": None if item.mean is None else part(item.mean - scale.first, _steps(item)),
    }


def _bar(reader: Reader, item: Counts, count: Count, right: str) -> Shape:
    rated = item.question.kind in _RATED
    highest = max(one.number for one in item.counts)
    share = percent(count, item.people)
    words = worded(reader, "board-count", number=count.number, percent=share)
    return {
        "label": option(reader, item.question, count.key),
        "share": part(count.number, highest if rated else item.people),
        "words": str(count.number) if rated else words,
        "right": bool(right) and count.key == right,
    }


def _cloud(reader: Reader, found: Sequence[Count]) -> Shape:
    most = max((count.number for count in found), default=0)
    words = [
        {
            "text": count.key,
            "size": 1 + round((_SIZES - 1) * part(count.number - 1, max(most - 1, 1))),
            "number": count.number,
        }
        for count in found[:IN_THE_CLOUD]
    ]
    return {"shape": "cloud", "words": words, "more": more(reader, len(found), IN_THE_CLOUD)}


def ranking(reader: Reader, item: Ranking) -> Shape:
    """Give a ranking as bars in its order."""
    rows = [
        {
            "label": worded(
                reader, "board-place", place=place, label=option(reader, item.question, one.key)
            ),
            "share": round(one.score, 3),
            "words": worded(reader, "board-first", first=one.first),
            "right": False,
        }
        for place, one in enumerate(item.places, 1)
    ]
    return {"shape": "bars", "rows": rows}


def shares(reader: Reader, item: Shares) -> Shape:
    """Give a hundred points as bars, the longest of full length."""
    most = max((one.mean for one in item.shares), default=0.0)
    rows = [
        {
            "label": option(reader, item.question, one.key),
            "share": part(one.mean, most),
            "words": worded(reader, "board-points", points=round(one.mean)),
            "right": False,
        }
        for one in item.shares
    ]
    return {"shape": "bars", "rows": rows}


def grid(reader: Reader, item: Grid) -> Shape:
    """Give a grid: what its ends mean, and where each thing lies."""
    ends = ("left", "right", "bottom", "top")
    return {
        "shape": "grid",
        **{end: localised(reader, getattr(item.axes, end)) for end in ends},
        "spots": [_spot(reader, item, spot) for spot in item.spots],
    }


def _spot(reader: Reader, grid: Grid, spot: Spot) -> Shape:
    axes = grid.axes
    ends: dict[str, Arg] = {
        "across": _end(reader, spot.across, axes.left, axes.right),
        "up": _end(reader, spot.up, axes.bottom, axes.top),
    }
    return {
        "label": localised(reader, spot.label),
        "across": round(spot.across, 3),
        "up": round(spot.up, 3),
        "words": reader.plain("board-spot", ends),
    }


def _end(reader: Reader, place: float, low: Localised, high: Localised) -> str:
    """Name the end at which something lies; in the middle it lies at neither."""
    if abs(place - _MIDDLE) < _NEITHER:
        return reader.plain("board-in-between")
    return localised(reader, high if place > _MIDDLE else low)


def shift(reader: Reader, item: Shift) -> Shape:
    """Give two votes side by side, and who went where."""
    after = {count.key: count.number for count in item.after}
    rows = [
        {
            "label": option(reader, item.question, count.key),
            "before": part(count.number, item.people),
            "after": part(after.get(count.key, 0), item.people),
            "words": worded(
                reader, "board-shift", before=count.number, after=after.get(count.key, 0)
            ),
        }
        for count in item.before
    ]
    moves = [
        worded(
            reader,
            "board-moved",
            number=number,
            source=option(reader, item.question, source),
            target=option(reader, item.question, target),
        )
        for (source, target), number in sorted(item.moved.items(), key=lambda one: -one[1])
    ]
    return {"shape": "shift", "rows": rows, "moves": moves}


def part(number: float, whole: float) -> float:
    """Give a part of a whole from 0 to 1, in thousandths."""
    return round(number / whole, 3) if whole else 0.0


def more(reader: Reader, number: int, shown: int) -> str:
    """Say how many are left out; empty if none."""
    return worded(reader, "board-more", number=number - shown) if number > shown else ""


def worded(reader: Reader, key: str, **args: Arg) -> str:
    """Give a text without markup."""
    return reader.plain(key, args)


def _steps(item: Counts) -> int:
    return item.question.scale.last - item.question.scale.first


def _mean(reader: Reader, mean: float) -> str:
    return worded(reader, "result-mean", mean=round(mean, 1))
