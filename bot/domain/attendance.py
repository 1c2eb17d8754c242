"""What a check-in is worth: which sessions of a day it credits, and whether the day counts.

A check-in is evidence of presence from the session that is running then until the day's end; the
plan's rule (`complete.minutes_a_day`) says how much of a day is enough. A facilitator's mark wins
over the rule, both ways. Instants are aware datetimes in UTC.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.plan.calendar import day_end, day_minutes, day_start, session_end
from bot.domain.plan.model import Day, Plan, Session


@dataclass(frozen=True)
class Presence:
    """What is known of one person on one day.

    Attributes:
        since: the instant of the check-in.
        present: false only where a facilitator says that they were not there.
        by_hand: a facilitator said so; then `since` does not matter.
    """

    since: datetime
    present: bool = True
    by_hand: bool = False


@dataclass(frozen=True)
class Credit:
    """What a day brought: minutes and sessions of those planned, and whether it counts."""

    minutes: int
    sessions: int
    counts: bool


NONE = Credit(0, 0, counts=False)


def credit(plan: Plan, day: Day, presence: Presence | None) -> Credit:
    """Work out what somebody's presence on a day is worth."""
    if presence is None or not presence.present:
        return NONE
    sessions = day.sessions if presence.by_hand else credited(plan, day, presence.since)
    minutes = sum(session.at.minutes for session in sessions)
    enough = minutes >= min(plan.complete.minutes_a_day, day_minutes(day))
    return Credit(minutes, len(sessions), counts=presence.by_hand or enough)


def credited(plan: Plan, day: Day, since: datetime) -> tuple[Session, ...]:
    """Give the sessions that a check-in credits: all that had not ended then, whole."""
    return tuple(s for s in day.sessions if session_end(plan, day, s) > since)


def by_day(plan: Plan, presences: Mapping[str, Presence]) -> dict[str, Credit]:
    """Work out every day's credit, by the keys of the days."""
    return {day.key: credit(plan, day, presences.get(day.key)) for day in plan.days}


def window(plan: Plan, day: Day) -> tuple[datetime, datetime]:
    """Give the instants between which a day's word counts; the second is excluded."""
    return day_start(plan, day) - plan.check_in.opens, day_end(plan, day)


def day_at(plan: Plan, instant: datetime) -> Day | None:
    """Give the day whose word counts at an instant."""
    for day in plan.days:
        opens, closes = window(plan, day)
        if opens <= instant < closes:
            return day
    return None


def day_around(plan: Plan, instant: datetime) -> Day:
    """Give the day that an attendance list is about: the last whose window opened, or the first."""
    opened = [day for day in plan.days if window(plan, day)[0] <= instant]
    return opened[-1] if opened else plan.days[0]
