"""How a calendar becomes a file; apart, because its library is slow to load."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

import icalendar
from icalendar.prop import vText

from bot.documents.calendar import Calendar, Event
from bot.documents.time_zone import time_zone

PRODUCT = "-//Hospes//Peer-learning visits//EN"
ASK_AGAIN = timedelta(hours=1)  # after which a subscribed calendar should look
ALARM = timedelta(minutes=-15)

_OF_LINKS = "%/:?#[]@!$&'()*+,;=~"  # what RFC 3986 lets stand in an address, beside letters


def calendar_file(calendar: Calendar) -> bytes:
    """Write a calendar, UTF-8."""
    file = icalendar.Calendar()
    name = _one_line(calendar.name)
    _fill(file, version="2.0", prodid=PRODUCT, calscale="GREGORIAN", method="PUBLISH")
    _fill(file, name=vText(name), last_modified=calendar.changed_at)
    _fill(file, x_wr_calname=vText(name))  # Apple, Google and Outlook read this one
    file.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    _fill(file, x_published_ttl=icalendar.vDuration(ASK_AGAIN))  # the same, for Outlook
    clock = ZoneInfo(calendar.zone)
    ringing = _first_of_days(calendar.events, clock)
    for event in calendar.events:
        file.add_component(_entry(event, clock, rings=event in ringing))
    first = min(event.start for event in calendar.events)
    last = max(event.end for event in calendar.events)
    for zone in sorted(file.get_missing_tzids()):
        file.subcomponents.insert(0, time_zone(zone, first, last))
    content: bytes = file.to_ical()
    return content


def _first_of_days(events: Iterable[Event], zone: ZoneInfo) -> list[Event]:
    """Give what begins each day: who is there by then needs no alarm for what follows."""
    held = (event for event in events if not event.cancelled)
    latest_first = sorted(held, key=lambda event: event.start, reverse=True)
    return [*{event.start.astimezone(zone).date(): event for event in latest_first}.values()]


def _entry(event: Event, zone: ZoneInfo, *, rings: bool) -> icalendar.Event:
    entry = icalendar.Event()
    start, end = _span(event, zone)
    title = _one_line(event.summary)
    # With a METHOD this says when the event was last written down, not when it was asked for.
    _fill(entry, uid=event.uid, dtstamp=event.changed_at, last_modified=event.changed_at)
    _fill(entry, sequence=event.sequence, dtstart=start, dtend=end, summary=title)
    _fill(entry, status="CANCELLED" if event.cancelled else "CONFIRMED")
    if event.description:
        _fill(entry, description="\n".join(event.description.splitlines()))
    if event.link:
        link = quote(event.link, safe=_OF_LINKS)
        _fill(entry, location=link, url=link)
    if rings:
        entry.add_component(icalendar.Alarm.new_display(title, ALARM))
    return entry


def _fill(component: icalendar.Component, **properties: Any) -> None:  # noqa: ANN401 - whatever they hold
    for name, value in properties.items():
        component.add(name.replace("_", "-"), value)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _span(event: Event, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Put both times on a zone's clock, or into UTC where that clock shows one of them twice.

    A time that comes twice is read as its first coming (RFC 5545, 3.3.5).
    """
    start, end = (instant.astimezone(zone) for instant in (event.start, event.end))
    if start.fold or end.fold:
        return start.astimezone(UTC), end.astimezone(UTC)
    return start, end
