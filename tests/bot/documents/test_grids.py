"""Numbers on a grid never cover each other."""

import math
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.grids import APART, Place, spread

ANYWHERE = st.tuples(*[st.floats(0, 1, allow_subnormal=False)] * 2)
FEW = st.sampled_from([(0.0, 0.0), (1.0, 1.0), (0.5, 0.5), (0.5, 0.52)])


def nearest(places: list[Place]) -> float:
    return min((math.dist(*pair) for pair in combinations(places, 2)), default=1.0)


@settings(max_examples=80, deadline=None)
@given(st.lists(ANYWHERE | FEW, max_size=12))
def test_places_are_apart_and_inside(places: list[Place]) -> None:
    """However many people agree, twelve things stand beside each other, inside the grid."""
    moved = spread(places)
    assert nearest(moved) > APART * 0.98
    assert all(APART / 2 <= part <= 1 - APART / 2 for place in moved for part in place)


def test_what_is_apart_stays() -> None:
    """Nothing moves that covers nothing."""
    places = [(0.2, 0.8), (0.8, 0.2), (0.5, 0.5)]
    assert spread(places) == places


def test_what_moves_moves_little() -> None:
    """Six on the same place stand around it, none farther than two or three numbers away."""
    for place in [(0.5, 0.5), (0.0, 0.0)]:
        inside = min(max(place[0], APART / 2), 1 - APART / 2)
        moved = spread([place] * 6)
        assert max(math.dist(one, (inside, inside)) for one in moved) < 2.5 * APART
