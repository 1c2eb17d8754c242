"""The agenda as a card: what is over, runs and comes on the reader's clock, and what is theirs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import At, Words
from bot.domain.plan.agenda import AgendaDay, AgendaSession, agenda, as_known
from bot.domain.plan.history import slots
from bot.services.calendars import since
from bot.services.mine import Mine, mine
from bot.texts import times
from bot.views.content import Content
from bot.views.hands import hand_button
from bot.views.reader import Reader
from bot.views.readers import reader_of
from bot.views.values import called
from bot.views.ways import call, ways
from storage.ids import unshort
from storage.work import Reading


@dataclass(frozen=True)
class _Scene:
    """What the agenda is drawn from; `upcoming` is the key of the session that comes next."""

    reader: Reader
    now: datetime
    upcoming: str
    mine: Mine


def agenda_card(reading: Reading, address: Row[Any], about: str) -> Content:
    """Draw the agenda of a visit (its id as `short` writes it)."""
    visit_id = unshort(about)
    plan, reader = reading.visits.written(visit_id), reader_of(reading, address, visit_id)
    participant = reading.people.participant_in(visit_id, address.person_id or 0)
    versions = reading.visits.versions(visit_id)
    known = slots(versions, since(versions, participant))
    days = as_known(agenda(plan, reader.zone), known, reader.zone)
    upcoming = _next_session(days, reading.now)
    scene = _Scene(reader, reading.now, upcoming, mine(reading, participant))
    lines = [reader.say("agenda-title", {"visit": Words(plan.title.by_language)})]
    lines.append(_zone_line(reader, days[0].sessions[0].start))
    for day in days:
        lines += ["", *_day_lines(scene, day)]
    hand = hand_button(reading, visit_id, address.person_id or 0)
    rows = [*call(plan), *hand, *ways("next", "now", "calendar", "settings")]
    keyboard = reader.keyboard(rows)
    return Content("\n".join(lines), keyboard=keyboard)


def _zone_line(reader: Reader, start: datetime) -> str:
    city = times.city(reader.zone, reader.language)
    if times.same_time(start, reader.zone, reader.host_zone):
        return reader.say("agenda-zone", {"city": city})
    host = times.city(reader.host_zone, reader.language)
    return reader.say("agenda-zones", {"city": city, "host-city": host})


def _next_session(days: tuple[AgendaDay, ...], now: datetime) -> str:
    """Name the first session that has not begun; empty if all have."""
    sessions = (session for day in days for session in day.held)
    return next((session.key for session in sessions if session.start > now), "")


def _day_lines(scene: _Scene, day: AgendaDay) -> list[str]:
    reader = scene.reader
    title = Words(day.title.by_language) if day.title else day.date
    if not day.held:
        return [reader.say("agenda-day-cancelled", {"day": title})]
    if day.held[-1].end <= scene.now:
        return [reader.say("agenda-day-over", {"day": title}), *_my_day(scene, day)]
    starts = At(day.held[0].start, "moment")
    head = reader.say("agenda-day", {"day": title, "starts": starts})
    sessions = (line for one in day.sessions for line in _session_lines(scene, one))
    return [head, *_my_day(scene, day), *sessions]


def _my_day(scene: _Scene, day: AgendaDay) -> list[str]:
    """Say that the reader was there, or said that they cannot come."""
    if day.key in scene.mine.there:
        return [scene.reader.say("agenda-mine-there")]
    return [scene.reader.say("agenda-mine-excused")] if day.key in scene.mine.excused else []


def _session_lines(scene: _Scene, session: AgendaSession) -> list[str]:
    """Write a session, and below it what the reader has not answered yet."""
    due = (name for key, name in scene.mine.due.items() if key in session.prompts)
    names = (called(scene.reader, name) for name in due)
    return [
        _session_line(scene, session),
        *(scene.reader.say("agenda-mine-due", {"prompt": name}) for name in names),
    ]


def _session_line(scene: _Scene, session: AgendaSession) -> str:
    key = "agenda-session"
    if session.cancelled:
        key = "agenda-session-cancelled"
    elif session.end <= scene.now:
        key = "agenda-session-over"
    elif session.start <= scene.now:
        key = "agenda-session-now"
    elif session.key == scene.upcoming:
        key = "agenda-session-next"
    start, end = (
        times.clock_time(instant, scene.reader.zone, scene.reader.language)
        for instant in (session.start, session.end)
    )
    title = Words(session.title.by_language)
    return scene.reader.say(key, {"start": start, "end": end, "title": title})
