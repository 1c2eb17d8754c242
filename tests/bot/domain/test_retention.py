"""How long things are kept."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.plan.model import Privacy
from bot.domain.retention import days_kept, end_of_answers
from tests.bot.domain.sample_visit import sample


@pytest.mark.parametrize(
    ("kept", "days"),
    [(timedelta(minutes=1), 1), (timedelta(days=1), 1), (timedelta(hours=25), 2)],
)
def test_days_are_whole(kept: timedelta, days: int) -> None:
    """A day begun counts, so that nobody is told of none."""
    privacy = Privacy(controller="A", contact="a@example.org", keep_answers=kept)
    assert days_kept(privacy) == days


def test_days_count_from_the_midnight_after_the_last_one() -> None:
    """The visit ends on 23 April in Brussels; one day later ends with the 24th, on its clocks."""
    assert end_of_answers(sample(), 1) == datetime(2027, 4, 24, 22, 0, tzinfo=UTC)
    assert end_of_answers(sample(), 200) == datetime(2027, 11, 9, 23, 0, tzinfo=UTC)
