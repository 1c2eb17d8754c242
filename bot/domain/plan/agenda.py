"""The agenda of a visit as one reader's clock shows it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.plan.calendar import session_end, session_start
from bot.domain.plan.history import Slot
from bot.domain.plan.model import Day, Plan, Prompt
from bot.domain.plan.scalars import Localised


@dataclass(frozen=True)
class AgendaSession:
    """One session; `start` and `end` are aware, in the reader's zone.

    Attributes:
        prompts: keys of what is asked in it.
        cancelled: it does not take place.
    """

    key: str
    start: datetime
    end: datetime
    title: Localised
    kind: str
    prompts: frozenset[str]
    cancelled: bool


@dataclass(frozen=True)
class AgendaDay:
    """One day; `date` is the reader's, which may differ from the plan's."""

    key: str
    date: date
    title: Localised
    sessions: tuple[AgendaSession, ...]

    @property
    def held(self) -> tuple[AgendaSession, ...]:
        """Give the sessions that take place."""
        return tuple(session for session in self.sessions if not session.cancelled)


def agenda(plan: Plan, zone: str) -> tuple[AgendaDay, ...]:
    """Lay out every day and session in an IANA zone, in the order of the plan."""
    return tuple(_agenda_day(plan, day, ZoneInfo(zone)) for day in plan.days)


def as_known(days: Sequence[AgendaDay], known: Sequence[Slot], zone: str) -> tuple[AgendaDay, ...]:
    """Lay out the sessions that somebody knows of, also those that left the plan, by their start.

    Args:
        days: the agenda as it is planned.
        known: what they know of; other sessions are left out.
        zone: IANA zone of the agenda.
    """
    keys = {slot.key for slot in known}
    planned = {session.key for day in days for session in day.sessions}
    titles = {slot.day_key: slot.day for slot in known} | {day.key: day.title for day in days}
    found = [(day.key, one) for day in days for one in day.sessions if one.key in keys]
    found += [
        (slot.day_key, _gone(slot, ZoneInfo(zone))) for slot in known if slot.key not in planned
    ]
    sessions: dict[str, list[AgendaSession]] = defaultdict(list)
    for key, session in sorted(found, key=lambda pair: pair[1].start):
        sessions[key].append(session)
    return tuple(
        AgendaDay(key, ones[0].start.date(), titles[key], tuple(ones))
        for key, ones in sessions.items()
    )


def _gone(slot: Slot, zone: ZoneInfo) -> AgendaSession:
    return AgendaSession(
        slot.key,
        slot.start.astimezone(zone),
        slot.end.astimezone(zone),
        slot.title,
        kind="",
        prompts=frozenset(),
        cancelled=True,
    )


def _agenda_day(plan: Plan, day: Day, zone: ZoneInfo) -> AgendaDay:
    sessions = tuple(
        AgendaSession(
            session.key,
            session_start(plan, day, session).astimezone(zone),
            session_end(plan, day, session).astimezone(zone),
            session.title,
            session.kind,
            frozenset(item.ask for item in session.run if isinstance(item, Prompt)),
            session.cancelled,
        )
        for session in day.sessions
    )
    return AgendaDay(day.key, sessions[0].start.date(), day.title, sessions)
