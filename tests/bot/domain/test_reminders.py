"""Reminders: for whom and when."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.circumstances import Circumstances
from bot.domain.messages import Lane
from bot.domain.plan.calendar import day_end, day_start
from bot.domain.plan.model import Plan
from bot.domain.plan.scalars import Quiet
from bot.domain.quiet import is_quiet
from bot.domain.reminders import entries_for_participant
from bot.domain.timeline import LANES, Entry, Kind
from tests.bot.domain.sample_visit import brussels, changed, sample
from tests.bot.domain.test_quiet import ZONES

MINUTE = timedelta(minutes=1)
EARLY = datetime(2027, 1, 1, tzinfo=UTC)
EVE = (Kind.TOMORROW, "d1")


def planned(zone: str, joined: datetime = EARLY, plan: Plan | None = None) -> tuple[Entry, ...]:
    return entries_for_participant(plan or sample(), 7, Circumstances(zone, joined))


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
    assert due[Kind.NUDGE, "d3"] == brussels("2027-04-22T16:00")
    assert due[Kind.LAST_CALL, "d4"] == brussels("2027-04-29T17:00")
    assert len(entries) == 1 + 4 * 5 + 1


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
    still = {entry.kind for entry in before if entry.due in {e.due for e in after}}
    assert still == {Kind.LAST_CALL}  # the deadline did not move


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


def test_a_nights_messages_are_held_for_the_same_minute() -> None:
    """Recap and catch-up of a night in Tokyo both wait for eight o'clock, to be sent as one."""
    there = ZoneInfo("Asia/Tokyo")
    entries = planned("Asia/Tokyo")
    recap, missed = (of(entries, kind, "d1") for kind in (Kind.RECAP, Kind.MISSED))
    assert recap.due.astimezone(there).isoformat()[:16] == "2027-04-21T08:00"
    assert recap.due == missed.due
    assert (recap.only, missed.only) == ("", "absent")
    assert not recap.drop
    assert not missed.drop


def test_what_is_stale_by_the_morning_is_dropped() -> None:
    """Where the night ends after the next day began, only the last day has a recap."""
    plan = changed(
        messages=sample().messages.model_copy(update={"quiet": Quiet.read("20:00-19:00")})
    )
    entries = planned("Asia/Tokyo", plan=plan)
    drops = {e.day: e.drop for e in entries if e.kind == Kind.RECAP}
    assert drops == {"d1": "quiet hours", "d2": "quiet hours", "d3": "quiet hours", "d4": ""}


def test_own_quiet_hours_replace_the_plans() -> None:
    """Whoever sleeps from ten to ten to ten gets the link before ten in the evening."""
    quiet = Quiet.read("22:00-09:50")
    who = Circumstances("Europe/Brussels", EARLY, quiet)
    join = of(entries_for_participant(sample(), 7, who), Kind.JOIN, "d1")
    assert join.due == brussels("2027-04-19T21:59")


def test_a_pause_lets_what_is_owed_wait_and_drops_the_rest() -> None:
    """Paused over the first day's morning: one link at the end, no evening message before it."""
    end = brussels("2027-04-20T09:50")
    entries = entries_for_participant(
        sample(), 7, Circumstances("Europe/Brussels", EARLY, paused_until=end)
    )
    join, tomorrow = (of(entries, kind, "d1") for kind in (Kind.JOIN, Kind.TOMORROW))
    assert (join.due, join.drop, tomorrow.drop) == (end, "", "paused")
    assert of(entries, Kind.PREPARE, "d1").drop == "paused"
    assert not [entry for entry in entries if entry.drop and entry.due > end]


def test_a_link_that_a_pause_held_back_comes_before_the_day_in_every_zone() -> None:
    """However near the end of the pause: in their night at its end, rather than in the morning."""
    plan = sample()
    [first, *_] = plan.days
    starts = day_start(plan, first)
    late = [
        (zone, hours)
        for zone in sorted(available_timezones() - {"localtime"})
        for hours in (9, 12)
        for who in (Circumstances(zone, EARLY, paused_until=starts - timedelta(hours=hours)),)
        if of(entries_for_participant(plan, 7, who), Kind.JOIN, "d1").due > starts
    ]
    assert late == []


def test_a_pause_until_nine_in_cape_verde_brings_the_link_at_nine() -> None:
    """The session begins at seven on that clock, an hour before the quiet hours end."""
    end = datetime(2027, 4, 19, 22, tzinfo=UTC)  # 21:00 there
    who = Circumstances("Atlantic/Cape_Verde", EARLY, paused_until=end)
    entries = entries_for_participant(sample(), 7, who)
    assert of(entries, Kind.JOIN, "d1").due == end
    assert of(entries, Kind.TOMORROW, "d1").drop == "paused"


def test_what_a_pause_outlives_is_dropped() -> None:
    """A pause over the whole first day leaves nothing of it."""
    end = brussels("2027-04-21T09:00")
    who = Circumstances("Europe/Brussels", EARLY, paused_until=end)
    entries = entries_for_participant(sample(), 7, who)
    of_d1 = {entry.kind: entry.drop for entry in entries if entry.day == "d1"}
    assert set(of_d1.values()) == {"paused"}
    assert of(entries, Kind.JOIN, "d2").due == brussels("2027-04-21T09:45")
    assert of(entries, Kind.TOMORROW, "d2").due == end


def test_what_was_promised_stays_owed_when_somebody_travels() -> None:
    """Joined at half past four, at five already in Helsinki: the evening message still comes."""
    joined = brussels("2027-04-19T16:30")
    [key] = [e.key for e in planned("Europe/Brussels", joined) if (e.kind, e.day) == EVE]
    there = Circumstances("Europe/Helsinki", joined)
    assert EVE not in {(e.kind, e.day) for e in entries_for_participant(sample(), 7, there)}
    promised = replace(there, promised=frozenset({key}))
    eve = of(entries_for_participant(sample(), 7, promised), *EVE)
    assert eve.due == brussels("2027-04-19T16:00")


HOURS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
QUIETS = st.tuples(HOURS, HOURS).filter(lambda span: span[0] != span[1]).map(lambda s: Quiet(*s))


@settings(deadline=None, max_examples=80)
@given(ZONES, QUIETS, st.none() | st.integers(0, 8 * 24 * 60))
def test_whatever_hours_and_pauses_people_choose(
    zone: str, quiet: Quiet, pause: int | None
) -> None:
    """Nothing unsolicited in anybody's quiet hours or pause; no link is lost but by a pause."""
    end = None if pause is None else brussels("2027-04-16T00:00") + timedelta(minutes=pause)
    who = Circumstances(zone, EARLY, quiet, paused_until=end)
    entries = entries_for_participant(sample(), 7, who)
    for entry in entries:
        if LANES[entry.kind] is Lane.UNSOLICITED and not entry.drop:
            assert not is_quiet(entry.due, quiet, zone)
        assert entry.drop or end is None or entry.due >= end
    for day in sample().days:
        join = of(entries, Kind.JOIN, day.key)
        outlived = end is not None and end >= day_end(sample(), day)
        assert (join.drop == "paused") == outlived
        assert join.drop or join.due < max(day_start(sample(), day), end or EARLY) + MINUTE


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
