"""When a change of the plan is told: soon, once, and at night only if it cannot wait."""

from datetime import datetime, timedelta

from bot.domain.preferences import Wishes

SETTLING = timedelta(minutes=2)  # in which a further change makes one notice of both
LONGEST_SETTLING = timedelta(minutes=10)  # however many changes come one after the other
AT_ONCE = timedelta(hours=2)  # a session as near as this cannot wait for that
TRAVEL = timedelta(hours=1)  # what people need between hearing of a session and being there


def leaves(soonest: datetime | None, first_asked: datetime, now: datetime, who: Wishes) -> datetime:
    """Give when a person is to be told.

    Two minutes after the newest change, so that several make one notice, but no later than ten
    minutes after the first; at once if a session that it concerns begins within two hours. In
    their quiet hours only if such a session begins before an hour after these end: what is owed
    comes before its purpose.

    Args:
        soonest: the first instant for which it must be known; none: there is none.
        first_asked: when the first change was made that is not told yet.
        now: when the newest was made.
        who: how the person wants to be written to.
    """
    near = soonest is not None and soonest <= now + AT_ONCE
    due = now if near else max(now, min(now + SETTLING, first_asked + LONGEST_SETTLING))
    return due if is_pressing(soonest, due, who) else who.allowed_from(due)


def is_pressing(soonest: datetime | None, at: datetime, who: Wishes) -> bool:
    """Tell whether a notice cannot wait for the end of a person's quiet hours."""
    return soonest is not None and soonest < who.allowed_from(at) + TRAVEL
