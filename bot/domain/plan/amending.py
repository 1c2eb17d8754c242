"""Changes that the team makes from the chat: from a plan to the next one.

They are changes of the plan like those of its file, checked by the same rules. Only times on the
same date can be changed here: another date is a matter of the file.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final, Literal

from bot.domain.messages import At, Words
from bot.domain.plan.calendar import is_doubtful, session_end, session_start
from bot.domain.plan.model import Day, Plan, Session
from bot.domain.plan.problems import Problem
from bot.domain.plan.rules import broken_rules
from bot.errors import Refused

MOVE: Final = "move"
CANCEL: Final = "cancel"
RESTORE: Final = "restore"
LINK: Final = "link"


@dataclass(frozen=True)
class Amendment:
    """One change.

    Attributes:
        act: what happens.
        about: the key of a session, or of a day for all its sessions; empty for the link.
        minutes: by how many it moves: to later, or (negative) to earlier.
        follow: the sessions after it on its day move along.
        link: the new link to the call; empty: there is none.
    """

    act: Literal["move", "cancel", "restore", "link"]
    about: str = ""
    minutes: int = 0
    follow: bool = False
    link: str = ""


def amended(plan: Plan, amendment: Amendment, now: datetime) -> Plan:
    """Give the plan with a change.

    Args:
        plan: the newest version as it is written.
        amendment: what changes.
        now: the UTC instant; nothing moves to before it.

    Raises:
        Refused: there is no such session, or the plan would not be a good one; says what would be.
    """
    if amendment.act == LINK:
        return _with_link(plan, amendment.link)
    chosen = _chosen(plan, amendment, now)
    if not chosen:
        raise Refused("stale-button")
    days = tuple(_amended_day(day, chosen, amendment) for day in plan.days)
    new = plan.model_copy(update={"days": days})
    for key in sorted(chosen):
        _check_not_past(plan, new, key, now)
    _check(plan, new, chosen, now)
    return new


def start_of(plan: Plan, about: str) -> datetime | None:
    """Give the instant at which a session or a day begins; none if there is no such."""
    for day in plan.days:
        found = [one for one in day.sessions if about in (day.key, one.key)]
        if found:
            return session_start(plan, day, found[0])
    return None


def session_called(plan: Plan, key: str) -> tuple[Day, Session] | None:
    """Find a session and its day."""
    return next(
        ((day, one) for day in plan.days for one in day.sessions if one.key == key),
        None,
    )


def _with_link(plan: Plan, link: str) -> Plan:
    new = plan.model_copy(update={"call_link": link.strip()})
    if _new_problems(plan, new):
        raise Refused("change-bad-link", said=link.strip()[:60])
    return new


def _chosen(plan: Plan, amendment: Amendment, now: datetime) -> frozenset[str]:
    """Name the sessions that change; of a whole day those that are not over, or have not begun."""
    limit = session_start if amendment.act == CANCEL else session_end
    for day in plan.days:
        keys = [session.key for session in day.sessions]
        if day.key == amendment.about:
            return frozenset(one.key for one in day.sessions if limit(plan, day, one) > now)
        if amendment.about in keys:
            place = keys.index(amendment.about)
            along = amendment.act == MOVE and amendment.follow
            return frozenset(keys[place:] if along else keys[place : place + 1])
    return frozenset()


def _amended_day(day: Day, chosen: frozenset[str], amendment: Amendment) -> Day:
    sessions = tuple(
        _amended(session, amendment) if session.key in chosen else session
        for session in day.sessions
    )
    return day.model_copy(update={"sessions": sessions})


def _amended(session: Session, amendment: Amendment) -> Session:
    if amendment.act != MOVE:
        return session.model_copy(update={"cancelled": amendment.act == CANCEL})
    start, end = (
        _shifted(clock, amendment.minutes, session) for clock in (session.at.start, session.at.end)
    )
    return session.model_copy(update={"at": replace(session.at, start=start, end=end)})


def _shifted(clock: time, minutes: int, session: Session) -> time:
    """Give a time of day so many minutes later.

    Raises:
        Refused: that is another day.
    """
    of_day = timedelta(hours=clock.hour, minutes=clock.minute + minutes)
    if not timedelta() <= of_day < timedelta(days=1):
        raise Refused("change-other-date", alert=True, name=_name(session))
    return (datetime.combine(date.min, time()) + of_day).time()


def _check(old: Plan, new: Plan, chosen: frozenset[str], now: datetime) -> None:
    """Refuse what would not be a good plan, each for its own reason.

    Raises:
        Refused: says what would be right.
    """
    for day in new.days:
        held = [session for session in day.sessions if not session.cancelled]
        for session in held:
            if session.key in chosen:
                _check_time(old, new, day, session, now)
        for before, after in pairwise(held):
            if after.at.start < before.at.end:
                _refuse_overlap(new, day, before, after, moved=before.key in chosen)
    if all(session.cancelled for day in new.days for session in day.sessions):
        raise Refused("change-last-one", alert=True)
    for problem in _new_problems(old, new):
        raise Refused("change-not-allowed", alert=True, problem=problem.right)


def _check_not_past(old: Plan, new: Plan, key: str, now: datetime) -> None:
    """Refuse what would change what has taken place.

    Raises:
        Refused: the session is over, or has begun and would be called off.
    """
    known, becomes = session_called(old, key), session_called(new, key)
    if known and session_end(old, *known) <= now:
        raise Refused("change-is-over", alert=True, name=_name(known[1]))
    off = becomes is not None and becomes[1].cancelled
    if known and off and session_start(old, *known) <= now:
        raise Refused("change-has-begun", alert=True, name=_name(known[1]))


def _check_time(old: Plan, new: Plan, day: Day, session: Session, now: datetime) -> None:
    start, known = session_start(new, day, session), session_called(old, session.key)
    if known and start < now and start < session_start(old, *known):
        raise Refused("change-in-the-past", alert=True, name=_name(session), when=At(start))
    ends = (datetime.combine(day.date, clock) for clock in (session.at.start, session.at.end))
    if any(is_doubtful(end, new.times_in) for end in ends):
        raise Refused("change-clocks", alert=True)


def _refuse_overlap(plan: Plan, day: Day, before: Session, after: Session, *, moved: bool) -> None:
    one, other = (before, after) if moved else (after, before)
    when = At(session_start(plan, day, other))
    raise Refused("change-overlaps", alert=True, name=_name(one), other=_name(other), when=when)


def _name(session: Session) -> Words:
    return Words(session.title.by_language)


def _new_problems(old: Plan, new: Plan) -> list[Problem]:
    known = broken_rules(old)
    return [problem for problem in broken_rules(new) if problem not in known]
