"""From the answers of many to one: rankings, points and grids, as people together gave them.

Only whole answers count. A place in a ranking is worth 1 for the first, 0 for the last of all
options and equal steps between; options that somebody gave no place share the places that were
left, so the mean of a score over all options is always a half (the Borda count, scaled).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import fmean

from bot.domain.items import Grid, Place, Ranking, Share, Shares, Spot
from bot.domain.plan.model import Axes
from bot.domain.prompts import CORNERS, Question, Value, is_whole


def ranking(question: Question, values: Sequence[Value]) -> Ranking | None:
    """Give the options in the order that people together prefer; none without whole answers.

    Equal scores stay in the order of the plan.
    """
    orders = [value for value in _whole(question, values) if isinstance(value, list)]
    if not orders:
        return None
    places = [
        Place(
            key,
            fmean(_score(question, order, key) for order in orders),
            first=sum(order[0] == key for order in orders),
            ranked=sum(key in order for order in orders),
        )
        for key in question.options
    ]
    places.sort(key=lambda place: -place.score)
    return Ranking(question, tuple(places), len(orders))


def shares(question: Question, values: Sequence[Value]) -> Shares | None:
    """Give the mean of each option's points; none without whole answers."""
    given = [value for value in _whole(question, values) if isinstance(value, dict)]
    if not given:
        return None
    means = (Share(key, fmean(one.get(key, 0) for one in given)) for key in question.options)
    return Shares(question, tuple(means), len(given))


def grid(axes: Axes, placed: Iterable[tuple[Question, Sequence[Value]]]) -> Grid | None:
    """Give where each thing was put, as far as anybody did; none if nobody put any."""
    spots = tuple(_spot(asked, values) for asked, values in placed if values)
    return Grid(axes, spots) if spots else None


def _score(question: Question, order: Sequence[str], key: str) -> float:
    last = len(question.options) - 1
    if key in order:
        return (last - order.index(key)) / last
    return (last - len(order)) / 2 / last


def _spot(asked: Question, values: Sequence[Value]) -> Spot:
    quarters = Counter(str(value) for value in values)
    return Spot(
        asked.key,
        asked.text,
        across=fmean(str(value).startswith("right") for value in values),
        up=fmean(str(value).endswith("top") for value in values),
        quarters={corner: quarters[corner] for corner in CORNERS},
        people=len(values),
    )


def _whole(question: Question, values: Sequence[Value]) -> list[Value]:
    return [value for value in values if is_whole(question, value)]
