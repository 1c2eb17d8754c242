"""Turning from one part of a long list to the next."""

import pytest

from bot.domain.turning import turns


@pytest.mark.parametrize(
    ("start", "count", "ways"),
    [
        (0, 5, []),
        (0, 6, [("later", 5)]),
        (5, 12, [("earlier", 0), ("later", 10)]),
        (10, 12, [("earlier", 5)]),
        (3, 4, [("earlier", 0)]),
    ],
)
def test_one_can_turn_where_there_is_more(
    start: int, count: int, ways: list[tuple[str, int]]
) -> None:
    """There is a way back unless all before is shown, and on unless all after is."""
    assert list(turns(start, 5, count)) == ways
