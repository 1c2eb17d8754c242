"""What people type of times, understood or not."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.spoken_times import LONGEST_PAUSE, moment_said, pause_said, quiet_said
from bot.texts import times
from tests.bot.domain.test_quiet import ZONES

NOW = datetime(2027, 4, 20, 15, tzinfo=UTC)  # a Tuesday, 17:00 in Brussels


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("22-7", "22:00-07:00"),
        ("22:00-07:30", "22:00-07:30"),
        ("22.00 \u2013 7.30", "22:00-07:30"),
        ("From 10 pm to 7 a.m.", "22:00-07:00"),
        ("de 22h à 7h30", "22:00-07:30"),
        ("entre 21 h et 8 h", "21:00-08:00"),
        ("12am - 9am", "00:00-09:00"),
        ("13-15", "13:00-15:00"),
        ("22-24", "22:00-00:00"),
    ],
)
def test_quiet_hours_as_people_write_them(said: str, hours: str) -> None:
    """Short, long, in English or French: all mean the same."""
    assert str(quiet_said(said)) == hours


@pytest.mark.parametrize("said", ["", "22", "25-7", "22:60-7", "22-22", "6-2", "13pm-7", "night"])
def test_what_is_no_quiet_hours(said: str) -> None:
    """No clock has it, it has no length, or it is nearly the whole day."""
    assert quiet_said(said) is None


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("2 days", "22 15:00"),
        ("for 3 hours", "20 18:00"),
        ("3h", "20 18:00"),
        ("une semaine", "27 15:00"),
        ("until 18:00", "20 16:00"),
        ("jusqu'à 3h", "21 01:00"),
        ("13:00", "21 11:00"),
        ("tomorrow", "21 06:00"),
        ("demain 9h", "21 07:00"),
        ("until Friday", "23 06:00"),
        ("Jusqu\u2019à vendredi à 18h", "23 16:00"),
        ("tuesday", "27 06:00"),
        ("2027-04-25", "25 06:00"),
        ("1h30", "20 16:30"),
        ("for 2 h 05", "20 17:05"),
        ("until 1h30", "20 23:30"),
        ("18h30", "20 16:30"),
        ("until 18:00 tomorrow", "21 16:00"),
        ("until 9 am on Friday", "23 07:00"),
        ("today 18:00", "20 16:00"),
        ("until 25 April", "25 06:00"),
        ("until the 25th of April", "25 06:00"),
        ("Apr 25, 9:30", "25 07:30"),
        ("9:30 on Sunday the 25th of April 2027", "25 07:30"),
        ("Sunday 25 April, 18:00", "25 16:00"),
        ("18:00 on 25 April", "25 16:00"),
        ("jusqu'au 1er mai", "01 06:00"),
        ("dimanche 25 avril, 18:00", "25 16:00"),
        ("25 avril 2027 à 9h", "25 07:00"),
        ("next week", "26 06:00"),
        ("la semaine prochaine", "26 06:00"),
    ],
)
def test_ends_of_a_pause_as_people_write_them(said: str, until: str) -> None:
    """A length from now, a time of day, a weekday, a date; on the person's clock."""
    end = pause_said(said, NOW, "Europe/Brussels")
    assert end is not None
    assert f"{end:%d %H:%M}" == until


@pytest.mark.parametrize(
    "said",
    [
        "",
        "soon",
        "0 days",
        "5000 days",
        "2027-04-19",
        "2027-13-01",
        "friday foo",
        "25:00",
        "31 April",
        "21 foo",
        "today",
        "25 April 2029",
    ],
)
def test_what_is_no_end_of_a_pause(said: str) -> None:
    """Unreadable, over already, or further away than a year."""
    assert pause_said(said, NOW, "Europe/Brussels") is None


@pytest.mark.parametrize(
    "said", ["9999-12-31", "until 9999-12-31 20:00", "0001-01-01", "31 december 9999", "9999 weeks"]
)
@pytest.mark.parametrize(
    "zone", ["Pacific/Honolulu", "America/New_York", "UTC", "Pacific/Kiritimati"]
)
def test_the_ends_of_the_calendar_are_no_moment(said: str, zone: str) -> None:
    """What no clock can show in another zone is refused like any other year."""
    assert pause_said(said, NOW, zone) is None
    assert moment_said(said, NOW, zone) is None


@pytest.mark.parametrize("language", ["en", "fr"])
def test_dates_are_read_as_they_are_written(language: str) -> None:
    """Any day of the coming year can be typed as messages show it."""
    for days in range(1, 365):
        moment = NOW + timedelta(days=days)
        here = moment.astimezone(ZoneInfo("Europe/Brussels")).date()
        clock = times.clock_time(moment, "Europe/Brussels", language)
        for day in (times.day(here, language), times.full_date(here, language)):
            assert moment_said(f"{day}, {clock}", NOW, "Europe/Brussels") == moment


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=20) | st.from_regex(r"[0-9]{1,4} ?[a-z:.]{0,6} ?[0-9]{0,2}"), ZONES)
def test_nothing_typed_does_harm(said: str, zone: str) -> None:
    """Whatever somebody types is read or not; an end lies ahead, within a year."""
    quiet_said(said)
    end = pause_said(said, NOW, zone)
    assert end is None or timedelta() < end - NOW <= LONGEST_PAUSE
