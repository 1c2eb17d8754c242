"""When something of an open anonymous prompt may be told, and of whom."""

import random

import pytest

from bot.domain.steps import ENOUGH, STAY, left_alone, may_be_counted, released, still_needed

LOT = random.Random(5).sample  # noqa: S311 - tests want the same every time


@pytest.mark.parametrize("waiting", range(25))
def test_a_step(waiting: int) -> None:
    """With six who wait all but three are released, with fewer nobody."""
    pool = [f"author-{number}" for number in range(waiting)]
    chosen = released(pool, LOT)
    assert chosen <= set(pool)
    assert len(chosen) == (waiting - STAY if waiting >= ENOUGH else 0)
    assert not 0 < len(chosen) < 3


def test_everybody_may_be_among_the_released() -> None:
    """Chance decides, and neither the order nor the name: each of six is in half of the steps."""
    pool = [f"author-{number}" for number in range(ENOUGH)]
    steps = [released(pool, LOT) for _ in range(2000)]
    for author in pool:
        assert abs(sum(author in step for step in steps) - 1000) < 5 * 2000**0.5 / 2


def test_counting() -> None:
    """One or two who answered are told of only together with a third."""
    assert [may_be_counted(new) for new in range(5)] == [False, False, False, True, True]


def test_what_is_still_needed() -> None:
    """It follows from what was told, and is never nothing while people may answer."""
    assert [still_needed(told, 0) for told in (0, 3)] == [6, 3]
    assert [still_needed(told, told - STAY) for told in (6, 9, 24)] == [3, 3, 3]
    assert still_needed(9, 3) == 1


@pytest.mark.parametrize(
    ("said", "shown", "alone"),
    [
        ([("a", "answer")], [], ""),
        ([("a", "answer"), ("b", "answer")], [("a", "answer")], "b"),
        ([("a", "answer"), ("b", "answer"), ("c", "answer")], [("a", "answer")], ""),
        ([("a", "answer"), ("a", "why")], [("a", "answer")], ""),
        ([("a", "vote.x"), ("a", "answer"), ("b", "vote.x")], [("a", "answer")], ""),
        ([("a", "answer")], [("a", "answer"), ("b", "answer")], ""),
    ],
)
def test_who_comes_alone_at_the_end(
    said: list[tuple[str, str]], shown: list[tuple[str, str]], alone: str
) -> None:
    """It is whoever is new while nobody else says anything new, and something was shown before."""
    assert left_alone(said, shown) == alone
