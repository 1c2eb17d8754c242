"""When a change is told."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.plan.scalars import Quiet
from bot.domain.preferences import Wishes
from bot.domain.telling import leaves

NOON = datetime(2027, 4, 19, 12, tzinfo=UTC)
NIGHT = NOON + timedelta(hours=10)
WHO = Wishes("UTC", Quiet())
MORNING = datetime(2027, 4, 20, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "hours", "first", "told"),
    [
        (NOON, 24, 0, NOON + timedelta(minutes=2)),
        (NOON, 24, 9, NOON + timedelta(minutes=1)),
        (NOON, 24, 30, NOON),
        (NOON, 2, 0, NOON),
        (NOON, -1, 0, NOON),
        (NIGHT, 24, 0, MORNING),
        (NIGHT, 11, 0, MORNING),
        (NIGHT, 10.9, 0, NIGHT + timedelta(minutes=2)),
        (NIGHT, 1, 0, NIGHT),
    ],
)
def test_leaves(now: datetime, hours: float, first: int, told: datetime) -> None:
    """Soon, at most ten minutes after the first change, and at night only what cannot wait."""
    soonest = now + timedelta(hours=hours)
    assert leaves(soonest, now - timedelta(minutes=first), now, WHO) == told


def test_without_a_session_to_come() -> None:
    """A link after the last session can wait for the morning."""
    assert leaves(None, NIGHT, NIGHT, WHO) == MORNING
