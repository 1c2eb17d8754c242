"""Reminders: for whom and when."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.messages import Lane
from bot.domain.plan.calendar import day_end, day_start
from bot.domain.plan.model import Plan, Reminder
from bot.domain.plan.scalars import Quiet
from bot.domain.quiet import is_quiet
from bot.domain.reminders import entries_for_participant
from bot.domain.timeline import LANES, Entry, Kind
from tests.bot.domain.sample_visit import brussels, changed, sample
from tests.bot.domain.test_quiet import ZONES

EARLY = datetime(2027, 1, 1, tzinfo=UTC)


def planned(zone: str, joined: datetime = EARLY, plan: Plan | None = None) -> tuple[Entry, ...]:
    return entries_for_participant(plan or sample(), 7, zone, joined)


def of(entries: tuple[Entry, ...], kind: str, day: str) -> Entry:
    [found] = [entry for entry in entries if (entry.kind, entry.day) == (kind, day)]
    return found


def test_reminders_come_as_the_plan_says() -> None:
    """In the plan's own zone, each kind falls due where its line puts it."""
    entries = planned("Europe/Brussels")
    due = {(entry.kind, entry.day): entry.due for entry in entries}
    assert due[Kind.PREPARE, "d1"] == brussels("2027-04-17T10:00")
    assert due[Kind.TOMORROW, "d1"] == brussels("2027-04-19T17:00")
    assert due[Kind.JOIN, "d2"] == brussels("2027-04-21T09:45")
    assert due[Kind.RECAP, "d3"] == brussels("2027-04-22T13:00")
    assert due[Kind.MISSED, "d4"] == brussels("2027-04-23T14:00")
    assert len(entries) == 1 + 4 * 4


def test_tomorrow_comes_at_five_on_the_persons_own_clock() -> None:
    """In Honolulu the session is on the evening before, so the reminder is a day earlier still."""
    there = ZoneInfo("Pacific/Honolulu")
    due = of(planned("Pacific/Honolulu"), Kind.TOMORROW, "d1").due.astimezone(there)
    assert (due.isoformat()[:16], due.hour) == ("2027-04-18T17:00", 17)


def test_keys_hold_no_date() -> None:
    """A visit that is moved keeps every key, so that its entries move and none is doubled."""
    moved = changed(
        days=tuple(
            day.model_copy(update={"date": day.date + timedelta(days=7)}) for day in sample().days
        )
    )
    before, after = planned("Asia/Tokyo"), planned("Asia/Tokyo", plan=moved)
    assert {entry.key for entry in before} == {entry.key for entry in after}
    assert {entry.due for entry in before}.isdisjoint(entry.due for entry in after)


def test_nothing_comes_that_was_due_before_they_joined() -> None:
    """Somebody who joins on the second day hears nothing of the first."""
    joined = brussels("2027-04-21T11:00")
    entries = planned("Europe/Brussels", joined)
    assert all(entry.due > joined for entry in entries)
    assert {entry.day for entry in entries} == {"d2", "d3", "d4"}
    assert not [entry for entry in entries if (entry.kind, entry.day) == (Kind.JOIN, "d2")]


def test_a_join_link_in_the_night_comes_the_evening_before() -> None:
    """What is owed moves before the quiet hours, and is not lost."""
    there = ZoneInfo("America/New_York")
    join = of(planned("America/New_York"), Kind.JOIN, "d1")
    assert join.due.astimezone(there).isoformat()[:16] == "2027-04-19T19:59"
    assert not join.drop


def test_a_join_link_is_not_lost_on_somebody_who_joined_that_night() -> None:
    """Where the evening before is over, the link comes at its own time."""
    joined = brussels("2027-04-20T03:00")
    join = of(planned("America/New_York", joined), Kind.JOIN, "d1")
    assert join.due == brussels("2027-04-20T09:45")


def test_one_message_a_morning() -> None:
    """Of recap and catch-up, both held overnight in Tokyo, each person gets one."""
    there = ZoneInfo("Asia/Tokyo")
    entries = planned("Asia/Tokyo")
    recap, missed = (of(entries, kind, "d1") for kind in (Kind.RECAP, Kind.MISSED))
    assert recap.due.astimezone(there).isoformat()[:16] == "2027-04-21T08:00"
    assert recap.due == missed.due
    assert (recap.only, missed.only) == ("present", "absent")
    assert not recap.drop
    assert not missed.drop


def test_a_held_message_does_not_join_one_that_comes_then_anyway() -> None:
    """In New York the catch-up comes at eight anyway; the recap held until then is for others."""
    entries = planned("America/New_York")
    recap, missed = (of(entries, kind, "d1") for kind in (Kind.RECAP, Kind.MISSED))
    assert recap.due == missed.due == brussels("2027-04-20T14:00")
    assert (recap.only, missed.only) == ("present", "absent")


def test_a_second_message_of_a_night_is_dropped() -> None:
    """Of two that everybody would get, the later one is not sent."""
    again = Reminder.model_validate(
        {"key": "again", "when": "61 minutes after each day", "say": "recap"}
    )
    entries = planned("Asia/Tokyo", plan=changed(reminders=(*sample().reminders, again)))
    drops = [entry.drop for entry in entries if (entry.kind, entry.day) == (Kind.RECAP, "d1")]
    assert sorted(drops) == ["", "quiet hours"]


def test_what_is_stale_by_the_morning_is_dropped() -> None:
    """Where the night ends after the next day began, only the last day has a recap."""
    plan = changed(
        messages=sample().messages.model_copy(update={"quiet": Quiet.read("20:00-19:00")})
    )
    entries = planned("Asia/Tokyo", plan=plan)
    drops = {e.day: e.drop for e in entries if e.kind == Kind.RECAP}
    assert drops == {"d1": "quiet hours", "d2": "quiet hours", "d3": "quiet hours", "d4": ""}


@settings(deadline=None, max_examples=60)
@given(ZONES, st.integers(0, 30 * 24 * 60))
def test_wherever_and_whenever_somebody_joins(zone: str, minutes: int) -> None:
    """Keys are unique, nothing predates the joining, no link is lost, nights stay quiet."""
    joined = brussels("2027-04-01T00:00").astimezone(UTC) + timedelta(minutes=minutes)
    plan, entries = sample(), planned(zone, joined)
    assert len({entry.key for entry in entries}) == len(entries)
    assert all(entry.due > joined for entry in entries)
    for day in plan.days:
        links = [e for e in entries if (e.kind, e.day) == (Kind.JOIN, day.key)]
        assert len(links) == (joined < day_start(plan, day) - timedelta(minutes=15))
        assert all(e.due < day_end(plan, day) and not e.drop for e in links)
    unsolicited = [e for e in entries if LANES[e.kind] is Lane.UNSOLICITED and not e.drop]
    assert not any(is_quiet(e.due, plan.messages.quiet, zone) for e in unsolicited)
    assert all(e.until and e.due < e.until for e in unsolicited)
    mornings = [(e.due, only) for e in unsolicited for only in _audiences(e)]
    assert len(set(mornings)) == len(mornings)


def _audiences(entry: Entry) -> tuple[str, ...]:
    return (entry.only,) if entry.only else ("present", "absent")
