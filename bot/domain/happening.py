"""Where in its plan a visit is at an instant."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.plan.calendar import day_end, day_start, session_end, session_start
from bot.domain.plan.model import Day, Plan, Session


@dataclass(frozen=True)
class Happening:
    """What goes on, and what comes.

    Attributes:
        day: the day that goes on, or the next one, or after the end the last one.
        session: the session that goes on, if one does.
        next_session: the first session that starts later, on whichever day.
        next_start: when that one starts (UTC).
    """

    day: Day
    session: Session | None
    next_session: Session | None
    next_start: datetime | None


AROUND = timedelta(minutes=30)


def is_live(plan: Plan, instant: datetime) -> bool:
    """Tell whether an instant lies in a day's sessions, or half an hour around them."""
    return live_day(plan, instant) is not None


def live_day(plan: Plan, instant: datetime) -> Day | None:
    """Give the day in whose sessions, or half an hour around them, an instant lies."""
    return next(
        (
            day
            for day in plan.days
            if day_start(plan, day) - AROUND <= instant <= day_end(plan, day) + AROUND
        ),
        None,
    )


def happening(plan: Plan, now: datetime) -> Happening:
    """Look up what goes on at an instant and what comes."""
    day = next((day for day in plan.days if day_end(plan, day) > now), plan.days[-1])
    sessions = [(day, session) for day in plan.days for session in day.sessions]
    current = next(
        (
            session
            for on, session in sessions
            if session_start(plan, on, session) <= now < session_end(plan, on, session)
        ),
        None,
    )
    later = ((session_start(plan, on, session), session) for on, session in sessions)
    start, coming = next((found for found in later if found[0] > now), (None, None))
    return Happening(day, current, coming, start)
