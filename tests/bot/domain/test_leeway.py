"""What the team decides about a reminder: within which bounds, and for whom it holds."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.circumstances import Circumstances, Decisions, Override
from bot.domain.leeway import not_before, too_late
from bot.domain.plan.cadence import Reminder
from bot.domain.reminders import entries_for_participant
from bot.domain.timeline import about
from tests.bot.domain.sample_visit import brussels, sample

BRUSSELS, HONOLULU = "Europe/Brussels", "Pacific/Honolulu"
EARLY = datetime(2027, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


def reminder(kind: str) -> Reminder:
    [found] = [one for one in sample().reminders if one.say == kind]
    return found


def due(kind: str, override: Override, joined: datetime = EARLY) -> tuple[datetime, str]:
    """Give when it is due on the first day, and why it is dropped if it is."""
    decided = Decisions(overrides={about(kind, "d1", reminder(kind).key): override})
    who = Circumstances(BRUSSELS, joined)
    entries = entries_for_participant(sample(), 7, who, decided)
    [found] = [one for one in entries if (one.kind, one.day) == (kind, "d1")]
    return found.due, found.drop


@pytest.mark.parametrize("kind", ["recap", "missed", "nudge"])
def test_what_looks_back_comes_after_the_day(kind: str) -> None:
    """Not before its end."""
    day = sample().days[0]
    assert not_before(sample(), reminder(kind), day, BRUSSELS) == brussels("2027-04-20T12:00")


@pytest.mark.parametrize("kind", ["prepare", "tomorrow", "join"])
def test_what_looks_ahead_may_come_at_any_time(kind: str) -> None:
    """Nothing keeps it back."""
    assert not_before(sample(), reminder(kind), sample().days[0], BRUSSELS) is None


def test_how_far_it_may_move() -> None:
    """Up to when the day begins, the recap up to the next one, in the zone that is there first."""
    day = sample().days[0]
    assert too_late(sample(), reminder("join"), day, [BRUSSELS]) == timedelta(minutes=15)
    assert too_late(sample(), reminder("recap"), day, [BRUSSELS]) == 21 * HOUR
    assert too_late(sample(), reminder("tomorrow"), day, [HONOLULU]) == 29 * HOUR
    assert too_late(sample(), reminder("tomorrow"), day, [HONOLULU, BRUSSELS]) == 17 * HOUR
    assert too_late(sample(), reminder("tomorrow"), day, []) is None


@pytest.mark.parametrize("kind", ["tomorrow", "join", "recap"])
def test_a_move_that_became_too_late_does_not_count(kind: str) -> None:
    """It comes as planned then."""
    assert due(kind, Override("move", 100 * HOUR)) == due(kind, Override("move"))


@pytest.mark.parametrize("kind", ["tomorrow", "join"])
def test_a_move_to_before_somebody_came_does_not_count(kind: str) -> None:
    """They get it as planned; whoever was there before, when it was moved to."""
    planned, _ = due(kind, Override("move"))
    earlier = Override("move", -HOUR)
    assert due(kind, earlier, planned - HOUR / 2) == (planned, "")
    assert due(kind, earlier, planned - 2 * HOUR) == (planned - HOUR, "")


def test_sent_now_concerns_those_who_are_there() -> None:
    """Whoever came later gets it when it is planned."""
    at = brussels("2027-04-20T09:00")
    now = Override("now", at=at)
    assert due("join", now) == (at, "")
    assert due("join", now, at + HOUR / 3) == (brussels("2027-04-20T09:45"), "")


def test_too_late_for_any_hour_is_not_called_quiet() -> None:
    """What is stale already is so whether somebody sleeps or not."""
    plan = sample()
    recap = reminder("recap")
    late = recap.model_copy(update={"when": type(recap.when).of("50 hours after each day")})
    others = (one for one in plan.reminders if one.say != "recap")
    changed = plan.model_copy(update={"reminders": (*others, late)})
    entries = entries_for_participant(changed, 7, Circumstances(BRUSSELS, EARLY))
    [found] = [one for one in entries if (one.kind, one.day) == ("recap", "d1")]
    assert found.drop == "stale"
