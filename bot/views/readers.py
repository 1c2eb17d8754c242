"""Who is behind an address, as a reader."""

from typing import Any

from sqlalchemy import Row

from bot.texts import catalogue
from bot.views.reader import Reader
from storage.work import Reading


def reader_of(reading: Reading, address: Row[Any], visit_id: int | None) -> Reader:
    """Find out how whoever is behind an address reads: language, zone, the host's zone."""
    person = reading.people.by_id(address.person_id) if address.person_id else None
    return reader_behind(reading, person, visit_id, address.language)


def reader_behind(
    reading: Reading, person: Row[Any] | None, visit_id: int | None, language: str = ""
) -> Reader:
    """Find out how a person reads, wherever they do; `language` is for whoever chose none."""
    zone = person.zone if person else ""
    host_zone, working_language = zone or "UTC", catalogue.FALLBACK
    if visit_id:
        plan = reading.visits.plan(visit_id)
        host_zone, working_language = plan.host.zone, plan.working_language
    return Reader(
        language=catalogue.nearest(
            (person.language if person else "") or language or catalogue.FALLBACK
        ),
        zone=zone or host_zone,
        host_zone=host_zone,
        working_language=working_language,
    )
