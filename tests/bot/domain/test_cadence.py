"""Every setting of a plan's reminders acts: when, what, to whom."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.circumstances import Circumstances
from bot.domain.plan.cadence import RECOMMENDED, Reminder
from bot.domain.plan.calendar import day_end, day_start
from bot.domain.plan.scalars import Offset
from bot.domain.reminders import entries_for_participant
from bot.domain.timeline import EXCUSED, Entry, Kind, decided_at
from tests.bot.domain.sample_visit import brussels, changed, sample

EARLY = datetime(2027, 1, 1, tzinfo=UTC)
WHO = Circumstances("Europe/Brussels", EARLY)
USUAL = {reminder.key: reminder for reminder in RECOMMENDED}
EACH = pytest.mark.parametrize("key", list(USUAL))


def planned(*reminders: Reminder, who: Circumstances = WHO) -> tuple[Entry, ...]:
    return entries_for_participant(changed(reminders=reminders), 7, who)


@EACH
def test_each_can_be_switched_off(key: str) -> None:
    """Off is off, and the others stay."""
    others = [one for one in RECOMMENDED if one.key != key]
    assert {entry.kind for entry in planned(*others)} == {one.say for one in others}


@EACH
def test_each_can_be_moved(key: str) -> None:
    """It comes when the plan says, counted from the day or the deadline."""
    usual, plan = USUAL[key], sample()
    before, anchor = usual.when.direction == "before", usual.when.anchor
    by = timedelta(minutes=7)
    moved = usual.model_copy(update={"when": Offset(by, usual.when.direction, anchor)})
    last = plan.days[-1]
    from_ = (day_start if before else day_end)(plan, plan.days[0])
    wanted = decided_at(plan) - by if anchor == "deadline" else from_ - by if before else from_ + by
    entry = planned(moved)[0]
    assert (entry.due, entry.kind) == (wanted, usual.say)
    assert entry.day == (last.key if anchor == "deadline" else "d1")


@EACH
def test_conditions_go_with_the_entry(key: str) -> None:
    """`unless` and `only` reach what is planned, and nothing else has them."""
    [usual] = {(e.unless_checked_in, e.only) for e in planned(USUAL[key])}
    assert usual == (key == "join", "absent" if key == "missed" else "")
    for_all = USUAL[key].model_copy(update={"unless": None, "only": None})
    assert {(e.unless_checked_in, e.only) for e in planned(for_all)} == {(False, "")}


def test_the_deadline_counts_once() -> None:
    """On the person's own clock where a time is given; never after the deadline."""
    [call] = planned(USUAL["last_call"], who=Circumstances("America/New_York", EARLY))
    assert call.due == datetime(2027, 4, 29, 21, tzinfo=UTC)
    assert call.until == brussels("2027-04-30T18:00")
    rule = sample().complete.model_copy(update={"catch_up_until": None})
    without = changed(reminders=[USUAL["last_call"]], complete=rule)
    assert entries_for_participant(without, 7, WHO) == ()


def test_whoever_is_excused_gets_no_link_for_that_day() -> None:
    """All else comes: it may be that they can after all."""
    who = Circumstances("Europe/Brussels", EARLY, excused=frozenset({"d2"}))
    drops = {(e.kind, e.day): e.drop for e in planned(*RECOMMENDED, who=who) if e.drop}
    assert drops == {(Kind.JOIN, "d2"): EXCUSED}
