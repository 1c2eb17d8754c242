"""The agenda of a visit as one reader's clock shows it."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.plan.calendar import session_end, session_start
from bot.domain.plan.model import Day, Plan
from bot.domain.plan.scalars import Localised


@dataclass(frozen=True)
class AgendaSession:
    """One session; `start` and `end` are aware, in the reader's zone."""

    key: str
    start: datetime
    end: datetime
    title: Localised
    kind: str


@dataclass(frozen=True)
class AgendaDay:
    """One day; `date` is the reader's, which may differ from the plan's."""

    key: str
    date: date
    title: Localised
    sessions: tuple[AgendaSession, ...]


def agenda(plan: Plan, zone: str) -> tuple[AgendaDay, ...]:
    """Lay out every day and session in an IANA zone, in the order of the plan."""
    return tuple(_agenda_day(plan, day, ZoneInfo(zone)) for day in plan.days)


def _agenda_day(plan: Plan, day: Day, zone: ZoneInfo) -> AgendaDay:
    sessions = tuple(
        AgendaSession(
            session.key,
            session_start(plan, day, session).astimezone(zone),
            session_end(plan, day, session).astimezone(zone),
            session.title,
            session.kind,
        )
        for session in day.sessions
    )
    return AgendaDay(day.key, sessions[0].start.date(), day.title, sessions)
