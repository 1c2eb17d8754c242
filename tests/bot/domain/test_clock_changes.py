"""Visits across clock changes, right to the minute: every instant here was worked out by hand.

The visits begin at 10:00 on the host's clock and last two hours. When the clocks changed:

- Europe: 28 March 2021 (forward) and 31 October 2027 (back), at 01:00 UTC.
- America/New_York: -4 from 14 March 2021, and still on 1 November 2027.
- Asia/Tehran: from +3:30 to +4:30 on 22 March 2021 at midnight there.
- Australia/Lord_Howe: from +11 to +10:30 on 4 April 2021 at 02:00 there (15:00 UTC on the 3rd).
- Pacific/Apia: from +14 to +13 on 4 April 2021 at 04:00 there (14:00 UTC on the 3rd).
- America/Santiago: from -3 to -4 on 4 April 2021 at midnight there (03:00 UTC).
- Africa/Casablanca: from +1 to +0 for Ramadan on 11 April 2021 at 03:00 there (02:00 UTC).
- Africa/Cairo: from +3 to +2 when 28 October 2027 is over there (21:00 UTC).
- Asia/Gaza: from +3 to +2 on 30 October 2027 at 02:00 there (23:00 UTC on the 29th).
- Europe/Istanbul: never; always +3.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from bot.documents.calendar import Calendar, Event, render_calendar
from bot.domain.circumstances import Circumstances
from bot.domain.plan.agenda import agenda
from bot.domain.plan.calendar import day_end, day_start
from bot.domain.plan.model import Plan
from bot.domain.plan.scalars import Quiet, Span
from bot.domain.quiet import allowed_before, allowed_from
from bot.domain.reminders import entries_for_participant
from tests.bot.domain.sample_visit import changed, sample

NIGHT = Quiet.read("20:00-08:00")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
TEN_TO_TWELVE = Span(time(10), time(12))


def visit(host: str, first: str) -> Plan:
    """Write a visit of three days in a host's zone."""
    begins = date.fromisoformat(first)
    days = tuple(
        day.model_copy(
            update={
                "date": begins + timedelta(days=number),
                "sessions": (day.sessions[0].model_copy(update={"at": TEN_TO_TWELVE}),),
            }
        )
        for number, day in enumerate(sample().days[:3])
    )
    host_there = sample().host.model_copy(update={"zone": host})
    until = datetime.combine(begins + timedelta(days=12), time(18))
    rule = sample().complete.model_copy(update={"catch_up_until": until})
    return changed(days=days, times_in=host, host=host_there, complete=rule)


def utc(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("host", "first", "starts"),
    [
        # 10:00 is 09:00 UTC at +1, then 08:00 UTC at +2
        ("Europe/Brussels", "2021-03-27", ["27T09:00", "28T08:00", "29T08:00"]),
        ("Europe/Helsinki", "2021-03-27", ["27T08:00", "28T07:00", "29T07:00"]),
        # from -1 to +0
        ("Atlantic/Azores", "2021-03-27", ["27T11:00", "28T10:00", "29T10:00"]),
        ("Europe/Istanbul", "2021-03-27", ["27T07:00", "28T07:00", "29T07:00"]),
        # and back: +2 to +1, +3 to +2, +0 to -1
        ("Europe/Brussels", "2027-10-29", ["29T08:00", "30T08:00", "31T09:00"]),
        ("Europe/Helsinki", "2027-10-29", ["29T07:00", "30T07:00", "31T08:00"]),
        ("Atlantic/Azores", "2027-10-29", ["29T10:00", "30T10:00", "31T11:00"]),
        ("Europe/Istanbul", "2027-10-29", ["29T07:00", "30T07:00", "31T07:00"]),
        # half an hour: from +11 to +10:30; 10:00 on the 3rd is 23:00 UTC on the 2nd
        ("Australia/Lord_Howe", "2021-04-03", ["02T23:00", "03T23:30", "04T23:30"]),
    ],
)
def test_days_begin_at_ten_by_the_hosts_clock(host: str, first: str, starts: list[str]) -> None:
    """The same hour of the host's day is another instant after a change."""
    plan = visit(host, first)
    expected = [utc(f"{first[:8]}{start}") for start in starts]
    assert [day_start(plan, day) for day in plan.days] == expected
    assert [day_end(plan, day) for day in plan.days] == [s + timedelta(hours=2) for s in expected]


MARCH, OCTOBER = "2021-03-27", "2027-10-30"
# host's zone, first day, the person's zone, what, about which day, when it is due (UTC)
REMINDERS = [
    # Host in Brussels across 28 March 2021: days begin at 09:00, 08:00, 08:00 UTC.
    ("Europe/Brussels", MARCH, "Europe/Brussels", "tomorrow", "d2", "2021-03-27T16:00"),  # 17:00 +1
    ("Europe/Brussels", MARCH, "Europe/Brussels", "tomorrow", "d3", "2021-03-28T15:00"),  # 17:00 +2
    ("Europe/Brussels", MARCH, "Europe/Brussels", "join", "d1", "2021-03-27T08:45"),
    ("Europe/Brussels", MARCH, "Europe/Brussels", "join", "d2", "2021-03-28T07:45"),
    # d2 ends at 10:00 UTC
    ("Europe/Brussels", MARCH, "Europe/Brussels", "recap", "d2", "2021-03-28T11:00"),
    # three days before d1 counts hours: 24 March, 09:00 UTC
    ("Europe/Brussels", MARCH, "Europe/Brussels", "prepare", "d1", "2021-03-24T09:00"),
    ("Europe/Brussels", MARCH, "Europe/Istanbul", "tomorrow", "d2", "2021-03-27T14:00"),  # 17:00 +3
    ("Europe/Brussels", MARCH, "Europe/Istanbul", "tomorrow", "d3", "2021-03-28T14:00"),  # 17:00 +3
    ("Europe/Brussels", MARCH, "America/New_York", "tomorrow", "d2", "2021-03-27T21:00"),  # 17 -4
    # 07:45 UTC is 03:45 at -4, so the evening before at 19:59
    ("Europe/Brussels", MARCH, "America/New_York", "join", "d2", "2021-03-27T23:59"),
    # d1 ends at 11:00 UTC; an hour later it is 08:00 at -4, not quiet any more
    ("Europe/Brussels", MARCH, "America/New_York", "recap", "d1", "2021-03-27T12:00"),
    # d2 ends an hour earlier; an hour later it is 07:00 at -4, so it waits for 08:00
    ("Europe/Brussels", MARCH, "America/New_York", "recap", "d2", "2021-03-28T12:00"),
    # Host in Helsinki: 08:00, 07:00, 07:00 UTC; on the Azores 07:00 each day, at -1 and then +0.
    ("Europe/Helsinki", MARCH, "Atlantic/Azores", "join", "d1", "2021-03-26T20:59"),  # 19:59 -1
    ("Europe/Helsinki", MARCH, "Atlantic/Azores", "join", "d2", "2021-03-27T20:59"),  # 19:59 -1
    ("Europe/Helsinki", MARCH, "Atlantic/Azores", "join", "d3", "2021-03-28T19:59"),  # 19:59 +0
    # Host on the Azores: 11:00, 10:00, 10:00 UTC.
    ("Atlantic/Azores", MARCH, "Europe/Helsinki", "join", "d1", "2021-03-27T10:45"),
    ("Atlantic/Azores", MARCH, "Europe/Helsinki", "join", "d2", "2021-03-28T09:45"),
    ("Atlantic/Azores", MARCH, "Europe/Helsinki", "tomorrow", "d3", "2021-03-28T14:00"),  # 17 +3
    # Host in Brussels across 31 October 2027: 08:00, 09:00, 09:00 UTC.
    ("Europe/Brussels", OCTOBER, "Europe/Brussels", "tomorrow", "d2", "2027-10-30T15:00"),  # 17 +2
    ("Europe/Brussels", OCTOBER, "Europe/Brussels", "tomorrow", "d3", "2027-10-31T16:00"),  # 17 +1
    ("Europe/Brussels", OCTOBER, "Europe/Brussels", "join", "d2", "2027-10-31T08:45"),
    ("Europe/Brussels", OCTOBER, "Europe/Istanbul", "tomorrow", "d3", "2027-10-31T14:00"),  # 17 +3
    # 07:45 UTC is 03:45 at -4
    ("Europe/Brussels", OCTOBER, "America/New_York", "join", "d1", "2027-10-29T23:59"),
    # d2 ends at 11:00 UTC; an hour later it is 08:00 at -4
    ("Europe/Brussels", OCTOBER, "America/New_York", "recap", "d2", "2027-10-31T12:00"),
    # the deadline is 11 November, 18:00 at +1; New York is at -5 from the 7th
    ("Europe/Brussels", OCTOBER, "America/New_York", "last_call", "d3", "2027-11-10T22:00"),
    # Host in Istanbul: 07:00 UTC each day; in Brussels 09:00 at +2, then 08:00 at +1.
    ("Europe/Istanbul", OCTOBER, "Europe/Brussels", "join", "d1", "2027-10-30T06:45"),
    ("Europe/Istanbul", OCTOBER, "Europe/Brussels", "join", "d2", "2027-10-30T17:59"),  # 19:59 +2
    ("Europe/Istanbul", OCTOBER, "Europe/Brussels", "join", "d3", "2027-10-31T18:59"),  # 19:59 +1
    ("Europe/Istanbul", OCTOBER, "Europe/Helsinki", "join", "d2", "2027-10-31T06:45"),  # 08:45 +2
    # Zones that change on other days, host in Brussels.
    ("Europe/Brussels", "2021-03-21", "Asia/Tehran", "tomorrow", "d2", "2021-03-21T13:30"),  # +3:30
    ("Europe/Brussels", "2021-03-21", "Asia/Tehran", "tomorrow", "d3", "2021-03-22T12:30"),  # +4:30
    # 08:00 UTC each day; on Lord Howe 19:00 at +11, then 18:30 at +10:30
    ("Europe/Brussels", "2021-04-03", "Australia/Lord_Howe", "tomorrow", "d2", "2021-04-03T06:00"),
    ("Europe/Brussels", "2021-04-03", "Australia/Lord_Howe", "tomorrow", "d3", "2021-04-04T06:30"),
    # d1 ends at 10:00 UTC; an hour later it is 22:00 at +11, so it waits for 08:00 at +10:30
    ("Europe/Brussels", "2021-04-03", "Australia/Lord_Howe", "recap", "d1", "2021-04-03T21:30"),
    # d1 begins at 22:00 at +14, so the link comes at 19:59, and d3 at 21:00 at +13
    ("Europe/Brussels", "2021-04-03", "Pacific/Apia", "tomorrow", "d1", "2021-04-02T03:00"),
    ("Europe/Brussels", "2021-04-03", "Pacific/Apia", "join", "d1", "2021-04-03T05:59"),
    ("Europe/Brussels", "2021-04-03", "Pacific/Apia", "tomorrow", "d3", "2021-04-04T04:00"),
    ("Europe/Brussels", "2021-04-03", "Pacific/Apia", "join", "d3", "2021-04-05T06:59"),
    ("Europe/Brussels", "2021-04-03", "America/Santiago", "tomorrow", "d2", "2021-04-03T20:00"),
    # 07:45 UTC is 03:45 at -4; the evening before is still at -3
    ("Europe/Brussels", "2021-04-03", "America/Santiago", "join", "d2", "2021-04-03T22:59"),
    ("Europe/Brussels", "2021-04-03", "America/Santiago", "tomorrow", "d3", "2021-04-04T21:00"),
    # d2 ends at 10:00 UTC; an hour later it is 07:00 at -4
    ("Europe/Brussels", "2021-04-03", "America/Santiago", "recap", "d2", "2021-04-04T12:00"),
    # 07:45 UTC is 08:45 at +1, then 07:45 at +0: before eight, so the evening before at +0
    ("Europe/Brussels", "2021-04-10", "Africa/Casablanca", "join", "d1", "2021-04-10T07:45"),
    ("Europe/Brussels", "2021-04-10", "Africa/Casablanca", "tomorrow", "d2", "2021-04-10T16:00"),
    ("Europe/Brussels", "2021-04-10", "Africa/Casablanca", "tomorrow", "d3", "2021-04-11T17:00"),
    ("Europe/Brussels", "2021-04-10", "Africa/Casablanca", "join", "d3", "2021-04-11T19:59"),
    ("Europe/Brussels", "2027-10-28", "Africa/Cairo", "tomorrow", "d2", "2027-10-28T14:00"),  # +3
    ("Europe/Brussels", "2027-10-28", "Africa/Cairo", "tomorrow", "d3", "2027-10-29T15:00"),  # +2
    ("Europe/Brussels", OCTOBER, "Asia/Gaza", "tomorrow", "d1", "2027-10-29T14:00"),  # 17:00 +3
    ("Europe/Brussels", OCTOBER, "Asia/Gaza", "tomorrow", "d2", "2027-10-30T15:00"),  # 17:00 +2
]


@pytest.mark.parametrize("case", REMINDERS, ids="-".join)
def test_reminders(case: tuple[str, str, str, str, str, str]) -> None:
    """Each is due at its instant, before and after either clock changes."""
    host, first, zone, kind, day, due = case
    entries = entries_for_participant(visit(host, first), 1, Circumstances(zone, LONG_AGO))
    found = [entry.due for entry in entries if (entry.kind, entry.day) == (kind, day)]
    assert found == [utc(due)]


@pytest.mark.parametrize(
    ("zone", "instant", "before", "after"),
    [
        # a night of eleven hours: from 20:00 +1 to 08:00 +2
        ("Europe/Brussels", "2021-03-28T00:30", "2021-03-27T18:59", "2021-03-28T06:00"),
        # one of thirteen: from 20:00 +2 to 08:00 +1
        ("Europe/Brussels", "2027-10-31T00:30", "2027-10-30T17:59", "2027-10-31T07:00"),
        ("Europe/Helsinki", "2027-10-31T00:30", "2027-10-30T16:59", "2027-10-31T06:00"),
        ("Atlantic/Azores", "2021-03-28T00:30", "2021-03-27T20:59", "2021-03-28T08:00"),
        ("Europe/Istanbul", "2027-10-31T00:30", "2027-10-30T16:59", "2027-10-31T05:00"),
        # from 20:00 -4 on 6 November to 08:00 -5
        ("America/New_York", "2027-11-07T06:00", "2027-11-06T23:59", "2027-11-07T13:00"),
        # from 20:00 +3:30 to 08:00 +4:30
        ("Asia/Tehran", "2021-03-21T20:30", "2021-03-21T16:29", "2021-03-22T03:30"),
        # from 20:00 +11 to 08:00 +10:30
        ("Australia/Lord_Howe", "2021-04-03T15:00", "2021-04-03T08:59", "2021-04-03T21:30"),
        # from 20:00 +14 to 08:00 +13
        ("Pacific/Apia", "2021-04-03T14:00", "2021-04-03T05:59", "2021-04-03T19:00"),
        # from 20:00 -3 to 08:00 -4
        ("America/Santiago", "2021-04-04T03:00", "2021-04-03T22:59", "2021-04-04T12:00"),
        # from 20:00 +1 to 08:00 +0
        ("Africa/Casablanca", "2021-04-11T02:00", "2021-04-10T18:59", "2021-04-11T08:00"),
        # from 20:00 +3 to 08:00 +2
        ("Africa/Cairo", "2027-10-28T21:00", "2027-10-28T16:59", "2027-10-29T06:00"),
        ("Asia/Gaza", "2027-10-29T23:00", "2027-10-29T16:59", "2027-10-30T06:00"),
    ],
)
def test_ends_of_the_night(zone: str, instant: str, before: str, after: str) -> None:
    """A night in which the clocks change begins and ends at its hours all the same."""
    assert allowed_before(utc(instant), NIGHT, zone) == utc(before)
    assert allowed_from(utc(instant), NIGHT, zone) == utc(after)


@pytest.mark.parametrize(
    ("host", "first", "zone", "shown"),
    [
        ("Europe/Brussels", MARCH, "Europe/Helsinki", ["27T11:00", "28T11:00", "29T11:00"]),
        ("Europe/Brussels", MARCH, "Europe/Istanbul", ["27T12:00", "28T11:00", "29T11:00"]),
        ("Europe/Brussels", MARCH, "America/New_York", ["27T05:00", "28T04:00", "29T04:00"]),
        ("Europe/Istanbul", OCTOBER, "Europe/Helsinki", ["30T10:00", "31T09:00", "01T09:00"]),
        ("Europe/Helsinki", OCTOBER, "Europe/Istanbul", ["30T10:00", "31T11:00", "01T11:00"]),
        ("Atlantic/Azores", OCTOBER, "Europe/Brussels", ["30T12:00", "31T12:00", "01T12:00"]),
        ("Europe/Brussels", "2021-04-03", "Pacific/Apia", ["03T22:00", "04T21:00", "05T21:00"]),
        ("Europe/Brussels", "2021-04-03", "Australia/Lord_Howe",
         ["03T19:00", "04T18:30", "05T18:30"]),
        ("Europe/Brussels", "2021-03-21", "Asia/Tehran", ["21T12:30", "22T13:30", "23T13:30"]),
    ],
)  # fmt: skip
def test_agenda(host: str, first: str, zone: str, shown: list[str]) -> None:
    """The agenda says when it is on the reader's clock of that day."""
    starts = [day.sessions[0].start for day in agenda(visit(host, first), zone)]
    assert [f"{start:%dT%H:%M}" for start in starts] == shown


@pytest.mark.parametrize(
    ("host", "first", "starts"),
    [
        ("Europe/Brussels", MARCH, ["2021-03-27T09:00", "2021-03-28T08:00", "2021-03-29T08:00"]),
        ("Atlantic/Azores", OCTOBER, ["2027-10-30T10:00", "2027-10-31T11:00", "2027-11-01T11:00"]),
        ("Europe/Istanbul", OCTOBER, ["2027-10-30T07:00", "2027-10-31T07:00", "2027-11-01T07:00"]),
        ("Australia/Lord_Howe", "2021-04-03",
         ["2021-04-02T23:00", "2021-04-03T23:30", "2021-04-04T23:30"]),
    ],
)  # fmt: skip
def test_calendar_file(host: str, first: str, starts: list[str]) -> None:
    """It has ten o'clock of its zone each day, which is the right instant by its own rules."""
    plan = visit(host, first)
    events = tuple(
        Event(day.key, 0, LONG_AGO, day_start(plan, day), day_end(plan, day), day.key, "")
        for day in plan.days
    )
    file = icalendar.Calendar.from_ical(render_calendar(Calendar("A visit", host, events)))
    [rules] = [zone.to_tz() for zone in file.walk("VTIMEZONE")] or [ZoneInfo(host)]
    written = [event["dtstart"].dt.replace(tzinfo=None) for event in file.walk("VEVENT")]
    assert {one.time() for one in written} == {time(10)}
    assert [_by(rules, one) for one in written] == [utc(start) for start in starts]


def _by(rules: object, local: datetime) -> datetime:
    """Find the instant by the rules of a calendar file's own zone."""
    localize = getattr(rules, "localize", None)
    aware = localize(local) if localize else local.replace(tzinfo=rules)  # type: ignore[arg-type] # a zone
    return aware.astimezone(UTC)
