"""Where a visit is at an instant."""

import pytest

from bot.domain.happening import happening
from tests.bot.domain.sample_visit import brussels, sample


@pytest.mark.parametrize(
    ("moment", "day", "session", "coming"),
    [
        ("2027-04-01 10:00", "d1", None, "s11"),
        ("2027-04-20 10:15", "d1", "s12", "s13"),
        ("2027-04-20 11:59", "d1", "s15", "s21"),
        ("2027-04-20 12:00", "d2", None, "s21"),
        ("2027-04-23 11:50", "d4", "s44", None),
        ("2027-05-01 10:00", "d4", None, None),
    ],
)
def test_what_goes_on(moment: str, day: str, session: str | None, coming: str | None) -> None:
    """The day and session that go on, and the next one, before, during and after a visit."""
    found = happening(sample(), brussels(moment))
    assert found.day.key == day
    assert (found.session.key if found.session else None) == session
    assert (found.next_session.key if found.next_session else None) == coming
    assert (found.next_start is None) == (coming is None)
