"""Tests for turning the plan's local words into instants, and for moving a plan in time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.domain.plan.calendar import (
    day_end,
    day_minutes,
    day_start,
    is_doubtful,
    moment,
    moved_to,
    session_end,
    session_start,
    to_utc,
)
from bot.domain.plan.model import Prompt
from bot.domain.plan.rules import broken_rules
from tests.bot.domain.plan.plans import BRIEFLY, plan

ZONES = some.sampled_from(
    [
        "Europe/Brussels",
        "Europe/Dublin",
        "Atlantic/Azores",
        "Indian/Reunion",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "America/St_Johns",
        "Pacific/Apia",
        "UTC",
    ]
)
LOCAL = some.datetimes(datetime(2020, 1, 1), datetime(2037, 1, 1))  # noqa: DTZ001 - local times
MINUTE = timedelta(minutes=1)


def local(text: str) -> datetime:
    """Write a naive local time briefly."""
    return datetime.fromisoformat(text)


@BRIEFLY
@given(LOCAL, ZONES)
def test_a_local_time_that_exists_comes_back(given_local: datetime, zone: str) -> None:
    """An instant shows the same clock again where it came from, unless that clock skips it."""
    back = to_utc(given_local, zone).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    if is_doubtful(given_local, zone):
        assert back >= given_local
        assert back - given_local <= timedelta(hours=1)
    else:
        assert back == given_local


@BRIEFLY
@given(LOCAL, ZONES)
def test_a_local_time_that_comes_twice_is_the_first(given_local: datetime, zone: str) -> None:
    """Of two instants with the same clock the earlier is meant."""
    instant = to_utc(given_local, zone)
    for minutes in (30, 60):
        earlier = instant - minutes * MINUTE
        assert earlier.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != given_local


@pytest.mark.parametrize(
    ("given_local", "zone", "instant", "doubtful"),
    [
        ("2027-04-20T10:00", "Europe/Brussels", "2027-04-20T08:00", False),
        ("2027-03-28T02:30", "Europe/Brussels", "2027-03-28T01:30", True),  # skipped: is 3:30
        ("2027-10-31T02:30", "Europe/Brussels", "2027-10-31T00:30", True),  # twice: the first
        ("2027-04-20T10:00", "Indian/Reunion", "2027-04-20T06:00", False),
    ],
)
def test_known_local_times(given_local: str, zone: str, instant: str, doubtful: bool) -> None:
    """Summer, winter, a skipped hour, a doubled hour and a zone without either."""
    assert to_utc(local(given_local), zone) == local(instant).replace(tzinfo=UTC)
    assert is_doubtful(local(given_local), zone) is doubtful


def test_sessions_and_days_have_instants() -> None:
    """10:00 in Brussels in April is 8:00 UTC; a day lasts from its first to its last session."""
    visit = plan()
    day = visit.days[0]
    first, last = day.sessions
    assert session_start(visit, day, last) == local("2027-04-20T08:30+00:00")
    assert session_end(visit, day, first) == local("2027-04-20T08:30+00:00")
    assert day_start(visit, day) == local("2027-04-20T08:00+00:00")
    assert day_end(visit, day) == local("2027-04-20T09:30+00:00")
    assert day_minutes(day) == 90
    assert visit.complete.catch_up_until is not None
    assert moment(visit, visit.complete.catch_up_until) == local("2027-04-30T16:00+00:00")


@BRIEFLY
@given(ZONES, some.dates(date(2020, 1, 1), date(2037, 1, 1)), some.times())
def test_a_session_keeps_its_length_wherever_it_is_moved(
    zone: str, first_day: date, start: time
) -> None:
    """No date, zone or change of clocks makes a session longer or shorter."""
    visit = moved_to(plan(), first_day, start).model_copy(update={"times_in": zone})
    for day in visit.days:
        for session in day.sessions:
            length = session_end(visit, day, session) - session_start(visit, day, session)
            assert length == session.at.minutes * MINUTE


def test_a_moved_plan_keeps_its_shape() -> None:
    """All dates move by the same days: sessions, moments that prompts end, the time to catch up."""
    moved = moved_to(plan(), date(2027, 5, 20))
    assert [day.date.day for day in moved.days] == [20, 21, 22]
    assert moved.complete.catch_up_until == local("2027-05-30T18:00")
    assert moved.prompts()["plan"].until == local("2027-05-30T18:00")
    assert moved.prompts()["say"] == plan().prompts()["say"]
    assert broken_rules(moved) == []
    assert moved_to(moved, date(2027, 4, 20)) == plan()


def test_a_plan_without_a_time_to_catch_up_is_moved_too() -> None:
    """What is not there stays away."""
    visit = plan()
    rule = visit.complete.model_copy(update={"catch_up_until": None})
    moved = moved_to(visit.model_copy(update={"complete": rule}), date(2027, 5, 20))
    assert moved.complete.catch_up_until is None


@pytest.mark.parametrize(
    ("start", "first", "last"),
    [
        (time(14, 5), "14:05-14:35", "14:35-15:35"),
        (time(23, 30), "22:29-22:59", "22:59-23:59"),
        (time(0), "00:00-00:30", "00:30-01:30"),
    ],
)
def test_a_plan_is_moved_to_another_hour(start: time, first: str, last: str) -> None:
    """The first session starts then, or as late as the longest day allows; the rest follow."""
    moved = moved_to(plan(), date(2027, 4, 20), start)
    assert [str(session.at) for session in moved.days[0].sessions] == [first, last]


@BRIEFLY
@given(some.dates(date(2020, 1, 1), date(2037, 1, 1)), some.times())
def test_a_moved_plan_stays_in_order(first_day: date, start: time) -> None:
    """Wherever it goes, no session leaves its day or overtakes another."""
    moved = moved_to(plan(), first_day, start)
    assert moved.days[0].date == first_day
    for day in moved.days:
        clocks = [clock for s in day.sessions for clock in (s.at.start, s.at.end)]
        assert clocks == sorted(clocks)
    assert all(isinstance(prompt, Prompt) for prompt in moved.prompts().values())
