"""Invariants of when reminders come, worked out anew from the plan's own words."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.plan.cadence import Reminder
from bot.domain.plan.model import Day, Plan
from bot.rehearsal.facts import Facts, PersonFacts, ReminderFacts, VisitFacts

UNSOLICITED = ("prepare", "recap", "missed", "nudge", "last_call")
_SOON = timedelta(seconds=90)  # from the instant at which something is due until it is read
_MINUTE = timedelta(minutes=1)


def reminders_on_time(facts: Facts) -> Iterator[str]:
    """Each is sent when the plan says, on that person's clock at that time.

    Where that is quiet for the person: what is owed at the last minute before that is not, unless
    they joined after it; the rest at the first minute that is not. Where they paused: when that is
    over. What was due already when they changed something comes at once.
    """
    for visit in facts.visits:
        people = {person.reference: person for person in visit.people}
        for reminder in visit.reminders:
            if reminder.state == "done":
                yield _untimely(visit, people[reminder.reference], reminder)
            elif reminder.state == "failed":
                yield f"{reminder.reference}: {reminder.kind} failed: {reminder.reason}"


def wrong_times(facts: Facts) -> int:
    """Count the reminders that came at a wrong local time."""
    return sum(bool(line) for line in reminders_on_time(facts))


def starts(plan: Plan, day: Day) -> datetime:
    """Give the instant at which a day begins."""
    return _instant(plan, day, day.sessions[0].at.start)


def ends(plan: Plan, day: Day) -> datetime:
    """Give the instant at which a day ends."""
    return _instant(plan, day, day.sessions[-1].at.end)


def expected(plan: Plan, reminder: Reminder, day: Day, zone: str) -> datetime:
    """Work out from the plan's own words when a reminder is due for somebody."""
    when, sign = reminder.when, -1 if reminder.when.direction == "before" else 1
    begins, over = starts(plan, day), ends(plan, day)
    if when.anchor == "deadline" and plan.complete.catch_up_until:
        local = plan.complete.catch_up_until.replace(tzinfo=ZoneInfo(plan.times_in))
        begins = over = local.astimezone(UTC)
    if when.at is None:
        return (begins if sign < 0 else over) + sign * when.amount
    own_day = begins.astimezone(ZoneInfo(zone)).date() + sign * when.amount
    return datetime.combine(own_day, when.at, ZoneInfo(zone)).astimezone(UTC)


def sleeps(person: PersonFacts, plan: Plan, instant: datetime, wished: datetime) -> bool:
    """Tell whether an instant lies in the quiet hours that somebody wants at another."""
    quiet = person.quiet_at(plan, wished)
    clock = instant.astimezone(ZoneInfo(person.zone_at(wished))).time()
    if quiet.start < quiet.end:
        return quiet.start <= clock < quiet.end
    return not quiet.end <= clock < quiet.start


def _instant(plan: Plan, day: Day, clock: time) -> datetime:
    local = datetime.combine(day.date, clock, ZoneInfo(plan.times_in))
    return local.astimezone(UTC)


def _untimely(visit: VisitFacts, person: PersonFacts, fact: ReminderFacts) -> str:
    """Say what is wrong with the time of a reminder; empty if nothing is."""
    about = f"{person.reference}: {fact.kind} for {fact.day}"
    if fact.sent_at is None:
        gone = person.blocked or person.state in {"left", "erased"}
        return "" if gone else f"{about} never arrived"
    right = list(_right_times(visit, person, fact, fact.sent_at))
    fine = any(timedelta() <= fact.sent_at - due <= _SOON for due in right)
    return "" if fine else f"{about} at {fact.sent_at:%d %H:%M:%S} instead of {right[0]:%d %H:%M}"


def _right_times(
    visit: VisitFacts, person: PersonFacts, fact: ReminderFacts, at: datetime
) -> Iterator[datetime]:
    """Give the instants at which it may have been due: the planned one, and those of later acts."""
    planned = next(one for one in visit.plan.reminders if one.key == fact.reminder)
    day = visit.plan.day(fact.day)
    due = expected(visit.plan, planned, day, person.zone_at(at))
    step = 1 if fact.kind in UNSOLICITED else -1
    yield _allowed(visit.plan, due, person, at, step)
    wishes = [wish for wish in person.diary.wishes if wish.at <= at]
    ends = [datetime.fromisoformat(wish.value) for wish in wishes if wish.what == "pause"]
    for later in (*(wish.at for wish in wishes), *ends):
        if later > due:
            yield _allowed(visit.plan, later, person, at, 1)
            yield from (later,) if step < 0 else ()


def _allowed(
    plan: Plan, due: datetime, person: PersonFacts, wished: datetime, step: int
) -> datetime:
    """Walk out of somebody's night minute by minute: forwards, or back as far as they were here."""
    at = due
    while sleeps(person, plan, at, wished):
        at += step * _MINUTE
    return due if person.joined_at and at <= person.joined_at else at
