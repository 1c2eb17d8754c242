"""Groups in which one cannot be told from the others."""

import pytest

from bot.domain.crowds import common, crowds


def test_questions_that_enough_answered() -> None:
    """People count, not answers; several answers to one question are one person's."""
    parts = [("a", "answer.1"), ("a", "answer.2"), ("b", "answer.1"), ("a", "why")]
    assert crowds(parts) == {}
    assert crowds([*parts, ("c", "answer.7")]) == {"answer": {"a", "b", "c"}}


@pytest.mark.parametrize(
    ("sizes", "named"),
    [
        ({"city": 3}, {"city"}),
        ({"city": 2}, set()),
        ({"city": 3, "museum": 2}, set()),
        ({"city": 5, "region": 3, "museum": 2}, {"city"}),
        ({"city": 5, "region": 3, "museum": 2, "archive": 1}, {"city", "region"}),
        ({"city": 5, "": 1}, set()),
        ({"city": 5, "": 3}, {"city"}),
        ({"": 9}, set()),
        ({}, set()),
    ],
)
def test_groups_that_may_be_named(sizes: dict[str, int], named: set[str]) -> None:
    """Neither a named group nor all the others together are one or two."""
    members = [group for group, size in sizes.items() for _ in range(size)]
    found = common(members)
    assert found == named
    assert not found or sum(group not in found for group in members) not in {1, 2}
