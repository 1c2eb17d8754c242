"""What people together rank, share out and place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.items import Place, Share
from bot.domain.plan.model import Axes
from bot.domain.plan.scalars import Localised
from bot.domain.pooling import grid, ranking, shares
from bot.domain.prompts import CORNERS, Question

OPTIONS = {key: Localised({"": key.upper()}) for key in "abcd"}
ALL = Question("answer", "ranking", options=OPTIONS, most=4)
TWO = Question("answer", "ranking", options=OPTIONS, most=2)
POINTS = Question("answer", "points", options=OPTIONS)
AXES = Axes.model_validate({"left": "L", "right": "R", "bottom": "B", "top": "T"})


def test_one_ranking() -> None:
    """The first has the score 1, the last 0, with equal steps between."""
    found = ranking(ALL, [["d", "a", "b", "c"]])
    assert found is not None
    assert [(place.key, round(place.score, 3)) for place in found.places] == [
        ("d", 1.0),
        ("a", 0.667),
        ("b", 0.333),
        ("c", 0.0),
    ]


def test_rankings_together() -> None:
    """Scores are means; it is told how many put each first, and equal ones keep their order."""
    found = ranking(ALL, [["a", "b", "c", "d"], ["d", "c", "b", "a"]])
    assert found is not None
    assert found.people == 2
    assert [place.key for place in found.places] == ["a", "b", "c", "d"]
    assert found.places[0] == Place("a", 0.5, first=1, ranked=2)


def test_what_got_no_place_shares_what_is_left() -> None:
    """With fewer places than options, the others share the last places."""
    found = ranking(TWO, [["b", "a"]])
    assert found is not None
    assert {place.key: round(place.score, 3) for place in found.places} == {
        "b": 1.0,
        "a": 0.667,
        "c": 0.167,
        "d": 0.167,
    }
    assert [place.ranked for place in found.places] == [1, 1, 0, 0]


def test_only_whole_answers_count() -> None:
    """Whoever is not done with ranking or sharing out is not counted; nobody is no result."""
    assert ranking(ALL, [["a"]]) is None
    assert shares(POINTS, [{"a": 90}]) is None
    found = ranking(TWO, [["a"], ["b", "c"]])
    assert found is not None
    assert found.people == 1


@given(st.lists(st.permutations(list(OPTIONS)), min_size=1), st.integers(2, 4))
def test_scores_are_a_half_on_average(orders: list[list[str]], most: int) -> None:
    """However people rank, scores lie between 0 and 1 and are a half on average."""
    question = Question("answer", "ranking", options=OPTIONS, most=most)
    found = ranking(question, [order[:most] for order in orders])
    assert found is not None
    scores = [place.score for place in found.places]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert sum(scores) / len(scores) == pytest.approx(0.5)
    assert sum(place.first for place in found.places) == len(orders)
    assert sum(place.ranked for place in found.places) == most * len(orders)


def test_shares() -> None:
    """Points are means over all, in the order of the options."""
    found = shares(POINTS, [{"a": 100}, {"b": 50, "d": 50}])
    assert found is not None
    assert (found.people, found.shares) == (
        2,
        (Share("a", 50), Share("b", 25), Share("c", 0), Share("d", 25)),
    )


@given(st.lists(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 100), min_size=1)))
def test_shares_are_a_hundred(given_points: list[dict[str, int]]) -> None:
    """The means of what counts are a hundred together."""
    found = shares(POINTS, given_points)
    if found is not None:
        assert sum(share.mean for share in found.shares) == pytest.approx(100)


def test_a_grid() -> None:
    """Each thing lies between where people put it; what nobody placed is left out."""
    corners = {key: Localised({"": key}) for key in CORNERS}
    first, second = (Question(key, "corner", options=corners, text=OPTIONS[key]) for key in "ab")
    found = grid(AXES, [(first, ["left_top", "right_top"]), (second, [])])
    assert found is not None
    [spot] = found.spots
    assert (spot.key, spot.label, spot.across, spot.up, spot.people) == (
        "a",
        OPTIONS["a"],
        0.5,
        1,
        2,
    )
    assert spot.quarters == {"left_top": 1, "right_top": 1, "left_bottom": 0, "right_bottom": 0}
    assert grid(AXES, [(first, [])]) is None
