"""Where the clock can be taken next: the next thing that happens by itself in a visit."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.domain.messages import Arg, Say, Words
from bot.domain.plan.calendar import session_end, session_start
from bot.domain.plan.model import Plan, Session
from bot.domain.timeline import PLANNED_FOR_PERSON
from bot.services.outlook import coming, what
from storage.work import Reading


@dataclass(frozen=True)
class Stop:
    """An instant, UTC, and what happens then."""

    at: datetime
    what: tuple[Say, ...]


def next_stop(reading: Reading, visit_id: int, now: datetime) -> Stop | None:
    """Find the next instant at which something falls due; none once all is over.

    That is a timeline entry's, the beginning or end of a session, the closing of a prompt, or when
    letters leave that waited for the end of somebody's quiet hours.
    """
    found: dict[datetime, list[Say]] = defaultdict(list)
    for at, say in _candidates(reading, visit_id):
        if at > now:
            found[at].append(say)
    held = reading.outbox.next_due(now)
    if held is not None:
        found[held].append(Say("stage-stop-held"))
    return Stop(min(found), tuple(found[min(found)])) if found else None


def session_on(plan: Plan, now: datetime) -> Session | None:
    """Give the session that is on."""
    for day in plan.days:
        for session in day.sessions:
            if session_start(plan, day, session) <= now < session_end(plan, day, session):
                return session
    return None


def _candidates(reading: Reading, visit_id: int) -> Iterator[tuple[datetime, Say]]:
    for group in coming(reading, visit_id):
        called = what(reading, visit_id, group.about, group.day)
        for at, count in group.instants.items():
            to: dict[str, Arg] = {"what": called, "count": count}
            yield at, (Say("stage-stop-to", to) if _is_personal(group.about) else called)
    plan = reading.visits.plan(visit_id)
    for day in plan.days:
        for session in day.sessions:
            title: dict[str, Arg] = {"title": Words(session.title.by_language)}
            yield session_start(plan, day, session), Say("stage-stop-begins", title)
            yield session_end(plan, day, session), Say("stage-stop-ends", title)


def _is_personal(about: str) -> bool:
    return about.partition("/")[0] in PLANNED_FOR_PERSON
