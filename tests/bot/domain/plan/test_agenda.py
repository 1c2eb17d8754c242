"""Tests for the agenda on a reader's clock."""

from datetime import date

import pytest

from bot.domain.plan.agenda import agenda
from tests.bot.domain.plan.plans import plan


@pytest.mark.parametrize(
    ("zone", "day", "start", "end"),
    [
        ("Europe/Brussels", date(2027, 4, 20), "10:00", "10:30"),
        ("Indian/Reunion", date(2027, 4, 20), "12:00", "12:30"),
        ("Pacific/Kiritimati", date(2027, 4, 20), "22:00", "22:30"),
        ("Pacific/Honolulu", date(2027, 4, 19), "22:00", "22:30"),
    ],
)
def test_an_agenda_shows_the_readers_clock_and_date(
    zone: str, day: date, start: str, end: str
) -> None:
    """10:00 in Brussels is another hour elsewhere, and on some islands another day."""
    first = agenda(plan(), zone)[0]
    session = first.sessions[0]
    assert (first.key, first.date) == ("d1", day)
    assert (f"{session.start:%H:%M}", f"{session.end:%H:%M}") == (start, end)


def test_an_agenda_holds_every_session_in_order() -> None:
    """Nothing of the plan is left out."""
    days = agenda(plan(), "UTC")
    assert [[session.key for session in day.sessions] for day in days] == [
        ["open", "close"],
        ["rate"],
        ["trio"],
    ]
    assert days[0].sessions[0].title.in_("en", "en") == "Welcome"
    assert days[0].sessions[0].kind == "plenary"
