"""Invariants of calendar files: read by a library, not by what wrote them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from zoneinfo import ZoneInfo

from icalendar import Calendar

from bot.domain.plan.model import Plan
from bot.rehearsal.facts import Facts


def calendars_right(facts: Facts) -> Iterator[str]:
    """Whoever asked for a calendar has every session in it, at its instant, each once."""
    for visit in facts.visits:
        sessions = [_starts(version.plan) for version in visit.versions]
        for person in visit.participants:
            if "asked for the calendar" in person.diary.acts:
                files = [file for name, file in person.diary.files.items() if name.endswith(".ics")]
                wrong = not files or any(_events(file) not in sessions for file in files)
                yield f"{person.reference}: {len(files)} calendars, not as planned" if wrong else ""


def _events(file: bytes) -> list[datetime]:
    events = Calendar.from_ical(file).walk("VEVENT")
    return sorted(event.decoded("dtstart").astimezone(UTC) for event in events)


def _starts(plan: Plan) -> list[datetime]:
    zone = ZoneInfo(plan.times_in)
    sessions = chain.from_iterable(
        (datetime.combine(day.date, one.at.start, zone) for one in day.sessions)
        for day in plan.days
    )
    return sorted(session.astimezone(UTC) for session in sessions)
