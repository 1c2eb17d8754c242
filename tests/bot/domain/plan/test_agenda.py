"""Tests for the agenda on a reader's clock."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.plan.agenda import AgendaDay, agenda, as_known
from bot.domain.plan.history import Version, slots
from bot.domain.plan.model import Plan
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


def known(*plans: Plan, since: int = 0) -> tuple[AgendaDay, ...]:
    """Lay out what people know after these plans, in Helsinki."""
    first = datetime(2027, 1, 1, tzinfo=UTC)
    versions = [Version(one, first + timedelta(days=number)) for number, one in enumerate(plans)]
    zone = "Europe/Helsinki"
    return as_known(agenda(plans[-1], zone), slots(versions, since), zone)


def keys(days: tuple[AgendaDay, ...]) -> list[tuple[str, list[str]]]:
    return [(day.key, [session.key for session in day.sessions]) for day in days]


def test_what_left_the_plan_stands_where_it_was() -> None:
    """A session in its day, cancelled; a whole day, too, with its title and its date."""
    whole = plan()
    [one, *rest] = whole.days
    shorter = whole.model_copy(
        update={"days": (one.model_copy(update={"sessions": one.sessions[1:]}), rest[1])}
    )
    days = known(whole, shorter)
    assert keys(days) == keys(known(whole))
    gone = days[0].sessions[0]
    assert (gone.key, gone.cancelled, f"{gone.start:%H:%M}") == ("open", True, "11:00")
    assert [session.key for session in days[0].held] == ["close"]
    assert (days[1].held, days[1].date, days[1].title) == ((), rest[0].date, rest[0].title)


def test_what_somebody_does_not_know_of_is_not_there() -> None:
    """Whoever joined after a day was called off sees neither it nor a gap."""
    whole = plan()
    called_off = whole.model_copy(update={"days": (whole.days[0], whole.days[2])})
    assert keys(known(whole, called_off, since=2)) == [("d1", ["open", "close"]), ("d3", ["trio"])]
