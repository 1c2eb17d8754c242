"""A grid of two by two as a picture: numbered spots, and below what the numbers mean."""

import cmath
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import combinations

from bot.documents.typesetting import picture

APART = 0.09
"""Of the grid's width, from the middle of one number to that of the next: they never overlap."""

_MARGIN = APART / 2
_ROUNDS = 200
_NEXT_TO_NOTHING = 1e-4
_GOLDEN_ANGLE = 2.399963  # radians

Place = tuple[float, float]


@dataclass(frozen=True)
class Spot:
    """Something that people put on the grid, and where together: from 0 (left, bottom) to 1.

    `quarters` counts who put it where: left top, right top, left bottom, right bottom.
    """

    label: str
    across: float
    up: float
    quarters: tuple[str, str, str, str]


@dataclass(frozen=True)
class GridChart:
    """A grid in finished words; the four words say what its directions mean."""

    title: str
    spots: tuple[Spot, ...]
    left: str
    right: str
    bottom: str
    top: str
    total_line: str
    language: str
    caption: str = ""


def render_grid(grid: GridChart) -> bytes:
    """Return a PNG of the width of all charts. Call it in a thread.

    A number that would cover another one stands beside its place, with a line to it.
    """
    places = spread([(spot.across, spot.up) for spot in grid.spots])
    spots = [
        {**asdict(spot), "meant": _inside((spot.across, spot.up)), "at": place}
        for spot, place in zip(grid.spots, places, strict=True)
    ]
    return picture("grid.typ", {**asdict(grid), "spots": spots, "apart": APART})


def spread(places: Sequence[Place]) -> list[Place]:
    """Move places apart until none is nearer than `APART` to another, and all are inside."""
    moved: list[Place] = []
    for place in map(_inside, places):
        moved.append(_beside(place, len(moved)) if place in moved else place)
    for _ in range(_ROUNDS):
        pairs = combinations(range(len(moved)), 2)
        if not sum(_push(moved, one, other) for one, other in pairs):
            break
    return moved


def _beside(place: Place, number: int) -> Place:
    """Move a place a little, each one into another direction, as seeds stand in a sunflower."""
    step = cmath.rect(APART / 10 * number**0.5, number * _GOLDEN_ANGLE)
    return _inside((place[0] + step.real, place[1] + step.imag))


def _push(moved: list[Place], one: int, other: int) -> bool:
    """Push two apart, half the way each; tell whether they were too near."""
    between = complex(*moved[one]) - complex(*moved[other])
    if abs(between) >= APART:
        return False
    way = between / abs(between) if between else cmath.rect(1, one + other)
    by = way * (APART - abs(between) + _NEXT_TO_NOTHING) / 2
    moved[one] = _inside((moved[one][0] + by.real, moved[one][1] + by.imag))
    moved[other] = _inside((moved[other][0] - by.real, moved[other][1] - by.imag))
    return True


def _inside(place: Place) -> Place:
    across, up = (min(max(part, _MARGIN), 1 - _MARGIN) for part in place)
    return across, up
