"""Invariants of when people hear from the bot."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.plan.model import Day, Plan, Reminder
from bot.rehearsal.facts import Facts, PersonFacts, ReminderFacts, VisitFacts

_UNSOLICITED = ("prepare", "recap", "missed")
_SOON = timedelta(seconds=90)  # from the instant at which something is due until it is read
_MINUTE = timedelta(minutes=1)
_LINK_BEFORE = timedelta(minutes=15)
_A_DAY = timedelta(days=1)
_TWO_MINUTES = timedelta(minutes=2)


def quiet_hours_kept(facts: Facts) -> Iterator[str]:
    """Nothing that nobody asked for arrives in somebody's night."""
    for visit in facts.visits:
        people = {person.reference: person for person in visit.people}
        for reminder in visit.reminders:
            if reminder.sent_at and reminder.kind in _UNSOLICITED:
                zone = people[reminder.reference].zone
                quiet = in_quiet_hours(visit.plan, reminder.sent_at, zone)
                yield f"{reminder.reference}: {reminder.kind}" if quiet else ""


def daily_cap_kept(facts: Facts) -> Iterator[str]:
    """On no day of a person's own calendar the bot starts to talk more often than allowed."""
    for visit in facts.visits:
        people = {person.reference: person for person in visit.people}
        started: Counter[tuple[str, object]] = Counter()
        for reminder in visit.reminders:
            if reminder.sent_at and reminder.kind in _UNSOLICITED:
                zone = ZoneInfo(people[reminder.reference].zone)
                started[reminder.reference, reminder.sent_at.astimezone(zone).date()] += 1
        for (reference, day), number in started.items():
            most = visit.plan.messages.at_most_a_day
            yield f"{reference}: {number} on {day}" if number > most else ""


def reminders_on_time(facts: Facts) -> Iterator[str]:
    """Each is sent when the plan says, on that person's clock.

    Where that is quiet for the person: what is owed at the last minute before that is not, unless
    they joined after it; the rest at the first minute that is not.
    """
    for visit in facts.visits:
        people = {person.reference: person for person in visit.people}
        for reminder in visit.reminders:
            if reminder.state == "done":
                yield _untimely(visit, people[reminder.reference], reminder)
            elif reminder.state == "failed":
                yield f"{reminder.reference}: {reminder.kind} failed: {reminder.reason}"


def join_link_in_time(facts: Facts) -> Iterator[str]:
    """Whoever joined and can be reached got the link in the day before each day of the visit."""
    for visit in facts.visits:
        for person in visit.participants:
            for day in visit.plan.days if visit.plan.call_link else ():
                begins = starts(visit.plan, day)
                if _reachable(person, begins - _LINK_BEFORE):
                    got = any(
                        visit.plan.call_link in one.urls and begins - _A_DAY <= one.at < begins
                        for one in facts.to(person)
                    )
                    yield "" if got else f"{person.reference}: no link before {day.key}"


def joined_quickly(facts: Facts) -> Iterator[str]:
    """From the tap on the link to being inside, at the pace of a person who reads."""
    for person in facts.people:
        opened, inside = (person.diary.acts.get(act) for act in ("opened", "joined"))
        if opened is None or inside is None:
            yield f"{person.reference}: never got in"
        else:
            slow = inside - opened >= _TWO_MINUTES
            yield f"{person.reference}: {inside - opened}" if slow else ""


def in_quiet_hours(plan: Plan, instant: datetime, zone: str) -> bool:
    """Tell whether it is night for somebody, as the plan defines night."""
    clock, quiet = instant.astimezone(ZoneInfo(zone)).time(), plan.messages.quiet
    if quiet.start < quiet.end:
        return quiet.start <= clock < quiet.end
    return not quiet.end <= clock < quiet.start


def starts(plan: Plan, day: Day) -> datetime:
    """Give the instant at which a day begins."""
    return _instant(plan, day, day.sessions[0].at.start)


def ends(plan: Plan, day: Day) -> datetime:
    """Give the instant at which a day ends."""
    return _instant(plan, day, day.sessions[-1].at.end)


def _instant(plan: Plan, day: Day, clock: time) -> datetime:
    local = datetime.combine(day.date, clock, ZoneInfo(plan.times_in))
    return local.astimezone(UTC)


def expected(plan: Plan, reminder: Reminder, day: Day, zone: str) -> datetime:
    """Work out from the plan's own words when a reminder is due for somebody."""
    when, sign = reminder.when, -1 if reminder.when.direction == "before" else 1
    if when.at is None:
        return (starts if sign < 0 else ends)(plan, day) + sign * when.amount
    own_day = starts(plan, day).astimezone(ZoneInfo(zone)).date() + sign * when.amount
    return datetime.combine(own_day, when.at, ZoneInfo(zone)).astimezone(UTC)


def _untimely(visit: VisitFacts, person: PersonFacts, fact: ReminderFacts) -> str:
    """Say what is wrong with the time of a reminder; empty if nothing is."""
    about = f"{person.reference}: {fact.kind} for {fact.day}"
    if fact.sent_at is None:
        gone = person.blocked or person.state in {"left", "erased"}
        return "" if gone else f"{about} never arrived"
    planned = next(one for one in visit.plan.reminders if one.key == fact.reminder)
    due = expected(visit.plan, planned, visit.plan.day(fact.day), person.zone)
    due = _allowed(visit.plan, due, person, 1 if fact.kind in _UNSOLICITED else -1)
    fine = timedelta() <= fact.sent_at - due <= _SOON
    return "" if fine else f"{about} at {fact.sent_at:%d %H:%M:%S} instead of {due:%d %H:%M:%S}"


def _allowed(plan: Plan, due: datetime, person: PersonFacts, step: int) -> datetime:
    """Walk out of somebody's night minute by minute: forwards, or back as far as they were here."""
    at = due
    while in_quiet_hours(plan, at, person.zone):
        at += step * _MINUTE
    return due if person.joined_at and at <= person.joined_at else at


def _reachable(person: PersonFacts, by: datetime) -> bool:
    blocked = person.diary.acts.get("blocked")
    return (
        person.joined_at is not None
        and person.joined_at <= by
        and (blocked is None or blocked > by)
        and person.state != "left"
    )
