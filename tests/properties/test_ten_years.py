"""Every zone of the world, every day of ten years: what falls due does so at the right minute.

`LIVES` says how many visits are planned; without it they are few, and always the same.
"""

import os
import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import available_timezones

import pytest
import pytz
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.circumstances import Circumstances
from bot.domain.messages import Lane
from bot.domain.plan.cadence import RECOMMENDED, Reminder
from bot.domain.plan.model import Plan
from bot.domain.plan.scalars import Quiet, Span
from bot.domain.reminders import entries_for_participant
from bot.domain.timeline import LANES, Entry
from bot.zone_data import in_use
from tests.bot.domain.sample_visit import changed, sample
from tests.properties.other_clock import (
    DAY,
    FIRST,
    LAST,
    MINUTE,
    changes,
    clock,
    instant_of,
    sleeps,
    walked,
    zones,
)

LIVES = int(os.environ.get("LIVES", "0"))
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
NO_PLACES = {"Factory", "localtime"}  # what a machine shows that nobody has told where it is
DATE = re.compile(r"\d{4}-\d{2}|\d{6}")

often = settings(
    max_examples=10 * LIVES or 40,
    derandomize=not LIVES,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@dataclass(frozen=True)
class Case:
    """A visit of three days somewhere, and somebody somewhere else.

    Attributes:
        host: the zone in which the plan is written.
        first: its first day.
        begins: when each day begins, by the plan's clock; it lasts two hours.
        evening: when the message of the evening before is due, by the person's clock.
    """

    host: str
    zone: str
    first: date
    begins: time
    evening: time
    quiet: tuple[time, time]

    def plan(self, later: int = 0) -> Plan:
        """Write the plan, its dates some days later."""
        span = Span(self.begins, self.begins.replace(hour=self.begins.hour + 2))
        days = [
            day.model_copy(
                update={
                    "date": self.first + timedelta(days=number + later),
                    "sessions": (day.sessions[0].model_copy(update={"at": span}),),
                }
            )
            for number, day in enumerate(sample().days[:3])
        ]
        until = datetime.combine(self.first + timedelta(days=9 + later), time(18))
        return changed(
            days=tuple(days),
            times_in=self.host,
            reminders=tuple(self._at_evening(one) for one in RECOMMENDED),
            complete=sample().complete.model_copy(update={"catch_up_until": until}),
        )

    def entries(self, joined: datetime = LONG_AGO, later: int = 0) -> tuple[Entry, ...]:
        who = Circumstances(self.zone, joined, Quiet(*self.quiet))
        return entries_for_participant(self.plan(later), 7, who)

    def start(self, number: int) -> datetime:
        """Work out when a day begins."""
        on = self.first + timedelta(days=number)
        return instant_of(datetime.combine(on, self.begins), self.host)

    def end(self, entry: Entry) -> datetime:
        """Work out when the day is over that an entry is about."""
        return self.start(int(entry.day[1:]) - 1) + 120 * MINUTE

    @property
    def deadline(self) -> datetime:
        """Work out when the time to catch up is over."""
        return instant_of(datetime.combine(self.first + 9 * DAY, time(18)), self.host)

    def stale(self, entry: Entry) -> datetime:
        """Work out from when on something that nobody asked for is worth nothing."""
        number = int(entry.day[1:])
        if entry.kind == "prepare":
            return self.start(0)
        return self.deadline if entry.kind == "last_call" or number == 3 else self.start(number)

    def wished(self, entry: Entry) -> datetime:
        """Work out when the recommended cadence wants something, were it not for quiet hours."""
        end = self.end(entry)
        start = end - 120 * MINUTE
        rules = {
            "prepare": lambda: start - 3 * DAY,
            "tomorrow": lambda: self._evening_before(start),
            "join": lambda: start - 15 * MINUTE,
            "recap": lambda: end + 60 * MINUTE,
            "missed": lambda: end + 120 * MINUTE,
            "nudge": lambda: end + 240 * MINUTE,
            "last_call": lambda: self._evening_before(self.deadline),
        }
        return rules[entry.kind]()

    def _evening_before(self, instant: datetime) -> datetime:

        day = clock(instant, self.zone).date() - DAY
        return instant_of(datetime.combine(day, self.evening), self.zone)

    def _at_evening(self, reminder: Reminder) -> Reminder:
        if reminder.when.at is None:
            return reminder
        return reminder.model_copy(update={"when": replace(reminder.when, at=self.evening)})


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a visit; every other one about when the clocks of one of its two zones change."""
    host, zone = draw(st.sampled_from(zones())), draw(st.sampled_from(zones()))
    first = draw(st.dates(FIRST, LAST))
    about = [*changes(host), *changes(zone)]
    if about and draw(st.booleans()):
        first = draw(st.sampled_from(about)).date() + timedelta(days=draw(st.integers(-3, 4)))
    clocks = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 59)))
    begins = draw(st.builds(time, st.integers(0, 21), st.sampled_from((0, 15, 30))))
    usual = st.sampled_from(((time(20), time(8)), (time(22), time(7)), (time(2), time(3))))
    quiet = draw(usual | st.tuples(clocks, clocks).filter(lambda two: two[0] != two[1]))
    return Case(host, zone, first, begins, draw(st.just(time(17)) | clocks), quiet)


def test_every_zone_is_looked_at() -> None:
    """None is left out; a few if one of the databases is older, for then there is no truth."""
    left_out = available_timezones() - {*zones()} - NO_PLACES
    as_old = in_use().release == pytz.OLSON_VERSION
    assert len(left_out) <= (0 if as_old else 0.05 * len(available_timezones())), left_out


@often
@given(cases())
def test_everything_is_due_at_the_right_minute(case: Case) -> None:
    """By their own clock, out of their quiet hours: owed before these, all else after them."""
    for entry in case.entries():
        due = case.wished(entry)
        owed = LANES[entry.kind] is Lane.OWED
        right = walked(due, case.quiet, case.zone, -MINUTE if owed else MINUTE)
        stale = not owed and right >= case.stale(entry)
        assert (bool(entry.drop), entry.due) == (stale, due if stale else right), (entry, right)


@often
@given(cases())
def test_nobody_is_disturbed_and_no_link_is_lost(case: Case) -> None:
    """Nothing unasked in quiet hours or stale; a link a day, before it begins."""
    entries = case.entries()
    for entry in entries:
        if LANES[entry.kind] is Lane.UNSOLICITED and not entry.drop:
            assert not sleeps(entry.due, case.quiet, case.zone)
            assert entry.until is None or entry.due < entry.until
    for kind in ("join", "tomorrow"):
        owed = [entry for entry in entries if entry.kind == kind]
        assert [entry.day for entry in owed] == ["d1", "d2", "d3"]
        for number, entry in enumerate(owed):
            assert not entry.drop
            assert entry.due < case.start(number)


@often
@given(cases(), st.integers(1, 400))
def test_a_visit_that_moves_keeps_its_keys(case: Case, later: int) -> None:
    """Keys are unique and hold no date, so that every entry of a moved visit moves with it."""
    before, after = case.entries(), case.entries(later=later)
    keys = [entry.key for entry in before]
    assert len({*keys}) == len(keys)
    assert keys == [entry.key for entry in after]
    assert not any(DATE.search(key.replace(sample().visit, "")) for key in keys)
    assert all(new.due > old.due for old, new in zip(before, after, strict=True) if later > 2)


@often
@given(cases(), st.integers(-5 * 24 * 60, 12 * 24 * 60))
def test_nothing_is_due_before_the_joining(case: Case, minutes: int) -> None:
    """Whoever joins gets what was due later, but for looks back at days that were over."""
    joined = case.start(0) + minutes * MINUTE
    entries = case.entries(joined)
    assert all(entry.due > joined for entry in entries)
    of_later = {
        entry.key
        for entry in case.entries()
        if case.wished(entry) > joined
        and not (entry.kind in {"recap", "missed"} and case.end(entry) <= joined)
    }
    assert {entry.key for entry in entries} == of_later


@pytest.mark.parametrize("zone", ["Europe/Brussels", "Australia/Lord_Howe", "Asia/Kathmandu"])
def test_five_in_the_afternoon_is_five_in_the_afternoon(zone: str) -> None:
    """On every day of ten years that is the time on the person's clock."""
    case = Case("Europe/Helsinki", zone, FIRST, time(10), time(17), (time(20), time(8)))
    for number in range(0, (LAST - FIRST).days, 1 if LIVES else 7):
        moved = replace(case, first=FIRST + number * DAY)
        eves = [entry for entry in moved.entries() if entry.kind == "tomorrow"]
        assert {clock(entry.due, zone).time() for entry in eves} == {time(17)}
