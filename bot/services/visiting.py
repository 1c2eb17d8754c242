"""Which visits concern somebody just now, and what their days are called."""

from datetime import date
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Words
from bot.domain.plan.model import Day
from bot.domain.timeline import decided_at
from storage.work import Reading


def parts_in(reading: Reading, person_id: int) -> list[Row[Any]]:
    """Give somebody's parts in visits that they joined."""
    return [part for part in reading.people.parts_of(person_id) if part.state == "joined"]


def run_by(reading: Reading, person_id: int) -> list[int]:
    """Give the visits that somebody runs and that are not over; the next certificates first.

    Over is a visit when its certificates are decided. Where all are over, the last one counts.
    """
    led = [v.id for v in reading.visits.everything() if reading.people.leads(person_id, v.id)]
    led.sort(key=lambda visit_id: decided_at(reading.visits.plan(visit_id)))
    running = [v for v in led if decided_at(reading.visits.plan(v)) > reading.now]
    return running or led[-1:]


def name_of(day: Day) -> Words | date:
    """Give what a day is called: its title, or else its date in the plan."""
    return Words(day.title.by_language) if day.title else day.date


def concerning(reading: Reading, person_id: int) -> list[int]:
    """Give the visits that somebody takes part in, or else runs."""
    parts = [int(part.visit_id) for part in parts_in(reading, person_id)]
    return parts or run_by(reading, person_id)[:1]
