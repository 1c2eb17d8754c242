"""The agenda as a card: every day on the reader's clock, and what is over, running and next."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import At, Button, Say, Words
from bot.domain.plan.agenda import AgendaDay, AgendaSession, agenda
from bot.texts import times
from bot.views.content import Content
from bot.views.reader import Reader
from bot.views.readers import reader_of
from storage.ids import unshort
from storage.work import Reading


def agenda_card(reading: Reading, address: Row[Any], about: str) -> Content:
    """Draw the agenda of a visit (its id as `short` writes it)."""
    visit_id = unshort(about)
    plan, reader = reading.visits.plan(visit_id), reader_of(reading, address, visit_id)
    days = agenda(plan, reader.zone)
    lines = [reader.say("agenda-title", {"visit": Words(plan.title.by_language)})]
    lines.append(_zone_line(reader, days[0].sessions[0].start))
    upcoming = _next_session(days, reading.now)
    for day in days:
        lines += ["", *_day_lines(reader, day, reading.now, upcoming)]
    rows = [[Button(Say("agenda-button-call"), url=plan.call_link)]] if plan.call_link else []
    return Content("\n".join(lines), keyboard=reader.keyboard(rows))


def _zone_line(reader: Reader, start: datetime) -> str:
    city = times.city(reader.zone, reader.language)
    if times.same_time(start, reader.zone, reader.host_zone):
        return reader.say("agenda-zone", {"city": city})
    host = times.city(reader.host_zone, reader.language)
    return reader.say("agenda-zones", {"city": city, "host-city": host})


def _next_session(days: tuple[AgendaDay, ...], now: datetime) -> str:
    """Name the first session that has not begun; empty if all have."""
    sessions = (session for day in days for session in day.sessions)
    return next((session.key for session in sessions if session.start > now), "")


def _day_lines(reader: Reader, day: AgendaDay, now: datetime, upcoming: str) -> list[str]:
    title = Words(day.title.by_language) if day.title else day.date
    if day.sessions[-1].end <= now:
        return [reader.say("agenda-day-over", {"day": title})]
    starts = At(day.sessions[0].start, "moment")
    head = reader.say("agenda-day", {"day": title, "starts": starts})
    return [head, *(_session_line(reader, one, now, upcoming) for one in day.sessions)]


def _session_line(reader: Reader, session: AgendaSession, now: datetime, upcoming: str) -> str:
    key = "agenda-session"
    if session.end <= now:
        key = "agenda-session-over"
    elif session.start <= now:
        key = "agenda-session-now"
    elif session.key == upcoming:
        key = "agenda-session-next"
    start, end = (
        times.clock_time(instant, reader.zone, reader.language)
        for instant in (session.start, session.end)
    )
    title = Words(session.title.by_language)
    return reader.say(key, {"start": start, "end": end, "title": title})
