"""Rules for days and sessions, from the programme's own frame for visits."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from bot.domain.plan.calendar import is_doubtful
from bot.domain.plan.model import Plan
from bot.domain.plan.problems import Problem, error
from bot.domain.plan.walk import days, sessions

FEWEST_DAYS, MOST_DAYS = 3, 5
MOST_MINUTES = 120


def number_of_days(plan: Plan) -> Iterator[Problem]:
    """An online visit has three to five days."""
    count = len(plan.days)
    if plan.format == "online" and not FEWEST_DAYS <= count <= MOST_DAYS:
        yield error("days", f"{count}", "days_count", fewest=FEWEST_DAYS, most=MOST_DAYS)


def consecutive(plan: Plan) -> Iterator[Problem]:
    """Online days follow each other; others are at least in order."""
    for (_, before), (where, day) in pairwise(days(plan)):
        next_date = before.date + timedelta(days=1)
        if plan.format == "online" and day.date != next_date:
            yield error(f"{where}.date", day.date, "days_consecutive", date=next_date)
        elif day.date <= before.date:
            yield error(f"{where}.date", day.date, "days_order", date=before.date)


def length_of_days(plan: Plan) -> Iterator[Problem]:
    """An online day has at most two hours of sessions."""
    for where, day in days(plan):
        minutes = sum(session.at.minutes for session in day.sessions if not session.cancelled)
        if plan.format == "online" and minutes > MOST_MINUTES:
            yield error(where, f"{minutes} minutes", "day_minutes", most=MOST_MINUTES)


def sessions_in_order(plan: Plan) -> Iterator[Problem]:
    """A session starts when the one before has ended, or later; what is cancelled takes no time."""
    held = (found for found in sessions(plan) if not found[2].cancelled)
    for (_, on, before), (where, day, session) in pairwise(held):
        if day is on and session.at.start < before.at.end:
            end = f"{before.at.end:%H:%M}"
            yield error(f"{where}.at", str(session.at), "sessions_order", key=before.key, end=end)


def times_exist(plan: Plan) -> Iterator[Problem]:
    """No session starts or ends in an hour that the clocks skip or repeat."""
    for where, day, session in sessions(plan):
        ends = (datetime.combine(day.date, clock) for clock in (session.at.start, session.at.end))
        if any(is_doubtful(end, plan.times_in) for end in ends):
            yield error(f"{where}.at", str(session.at), "clock_change", zone=plan.times_in)


def something_is_held(plan: Plan) -> Iterator[Problem]:
    """At least one session takes place."""
    if all(session.cancelled for _, _, session in sessions(plan)):
        yield error("days", "all sessions cancelled", "all_cancelled")


RULES = (
    number_of_days,
    consecutive,
    length_of_days,
    sessions_in_order,
    times_exist,
    something_is_held,
)
