"""Calendars in words: the file of a visit's sessions, and the card with the address to follow."""

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from sqlalchemy import Row

from bot.documents.calendar import Calendar, Event, render_calendar
from bot.domain.buttons import Verb, press
from bot.domain.messages import Button, Keyboard, Say, Words
from bot.domain.plan.history import Slot, slots
from bot.domain.plan.model import Plan
from bot.services import calendars
from bot.texts import times
from bot.views.content import Attachment, Content
from bot.views.reader import Reader
from bot.views.readers import reader_of
from storage.ids import short, unshort
from storage.work import Reading


def calendar_file(reading: Reading, reader: Reader, about: str) -> Attachment:
    """Draw the calendar file of a visit: its id as `short` writes it, and since which version.

    It is the same for all who read a language and joined between the same two versions, so it is
    uploaded once for them.
    """
    written, _, since = about.partition(":")
    visit_id = unshort(written)
    visit = reading.visits.by_id(visit_id)
    if visit is None:
        raise LookupError(about)
    calendar = calendar_of(reading, reader, visit_id, int(since))
    return Attachment(
        recipe=f"calendar:{about}:{visit.version}:{reader.language}",
        kind="document",
        file_name=f"{visit.key}.ics",
        draw=lambda: render_calendar(calendar),
    )


def calendar_of(reading: Reading, reader: Reader, visit_id: int, since: int) -> Calendar:
    """Put the sessions that a visit has, or had after so many versions, into a calendar."""
    plan, versions = reading.visits.plan(visit_id), reading.visits.versions(visit_id)
    events = (_event(reader, plan, visit_id, slot) for slot in slots(versions, since))
    return Calendar(
        name=reader.words(Words(plan.title.by_language)),
        zone=plan.times_in,
        events=tuple(events),
    )


def _event(reader: Reader, plan: Plan, visit_id: int, slot: Slot) -> Event:
    return Event(
        uid=f"{slot.key}.{plan.visit}.{short(visit_id)}@hospes",  # one installation's, for ever
        sequence=slot.sequence,
        changed_at=slot.changed_at,
        start=slot.start,
        end=slot.end,
        summary=_summary(reader, plan, slot),
        description=_description(reader, plan, slot),
        link=slot.link,
        cancelled=slot.cancelled,
    )


def _summary(reader: Reader, plan: Plan, slot: Slot) -> str:
    title, visit = (Words(text.by_language) for text in (slot.title, plan.title))
    key = "calendar-summary-cancelled" if slot.cancelled else "calendar-summary"
    return reader.plain(key, {"title": title, "visit": visit})


def _description(reader: Reader, plan: Plan, slot: Slot) -> str:
    """Say what day it belongs to, and when it is on the host's clock."""
    start, end = (
        times.clock_time(instant, plan.host.zone, reader.language)
        for instant in (slot.start, slot.end)
    )
    city = times.city(plan.host.zone, reader.language)
    host = reader.plain("calendar-host-clock", {"start": start, "end": end, "city": city})
    lines = [reader.words(Words(slot.day.by_language)), host, slot.link]
    return "\n".join(filter(None, lines))


def feed_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw somebody's own address for a visit (its id as `short` writes it)."""
    visit_id = unshort(about)
    participant = reading.people.participant_in(visit_id, address.person_id or 0)
    if participant is None or participant.state != "joined":
        return None
    reader = reader_of(reading, address, visit_id)
    visit = Words(reading.visits.plan(visit_id).title.by_language)
    feed = reading.calendars.of(participant.id)
    if feed is None:
        text = reader.say("calendar-feed-off", {"visit": visit})
        return Content(text, keyboard=reader.keyboard([[_move(about, calendars.FEED)]]))
    page = calendars.address_of(reading, feed.token)
    text = reader.say("calendar-feed", {"visit": visit, "address": f"{page}.ics"})
    return Content(text, keyboard=reader.keyboard(_moves(about, page)))


def _moves(about: str, page: str) -> Keyboard:
    return [
        [Button(Say("calendar-button-open"), url=page)],
        [_move(about, calendars.RENEW), _move(about, calendars.OFF)],
    ]


def _move(about: str, act: str) -> Button:
    return Button(Say(f"calendar-button-{act}"), press(Verb.CALENDAR, act, about))


def webcal(address: str) -> str:
    """Write an address so that a calendar opens it, not a browser."""
    return urlunsplit(("webcal", *urlsplit(address)[1:]))
