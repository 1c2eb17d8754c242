"""What there is to know of raised hands: who waits, who has the floor, who had it how often.

A hand counts on the day on which it was raised, from half an hour before its sessions to half an
hour after them; what is left then is lowered by itself.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row

from bot.domain.happening import AROUND, live_day
from bot.domain.plan.calendar import day_start
from bot.domain.speaking import Waiting
from storage.hands import RAISED, SPEAKING
from storage.work import Reading


def hand_card(visit_key: str) -> str:
    """Name the card on which somebody sees their own hand."""
    return f"hand:{visit_key}"


def queue_card(visit_key: str) -> str:
    """Name the card from which the team gives the floor."""
    return f"queue:{visit_key}"


def waiting(reading: Reading, visit_id: int) -> int:
    """Count those who wait for the floor."""
    return len(queue(reading, visit_id))


def queue(reading: Reading, visit_id: int) -> tuple[Waiting, ...]:
    """Give those who wait for the floor, who waits longest first."""
    today = of_today(reading, visit_id)
    turns = _turns(today)
    return tuple(
        Waiting(row.participant_id, turns[row.participant_id])
        for row in today
        if row.state == RAISED
    )


def speaker(reading: Reading, visit_id: int) -> int | None:
    """Give the participant who has the floor; none if nobody was given it."""
    today = of_today(reading, visit_id)
    return next((row.participant_id for row in today if row.state == SPEAKING), None)


def spoken(reading: Reading, visit_id: int) -> Mapping[int, int]:
    """Count how often each participant was given the floor, on all days of a visit."""
    return _turns(reading.hands.of_visit(visit_id))


def of_today(reading: Reading, visit_id: int) -> list[Row[Any]]:
    """Give the hands, as rows, that those who take part raised on the day that goes on."""
    plan = reading.visits.plan(visit_id)
    day = live_day(plan, reading.now)
    if day is None:
        return []
    begin = day_start(plan, day) - AROUND
    joined = {row.id for row in reading.people.participants_of(visit_id) if row.state == "joined"}
    return [
        row
        for row in reading.hands.of_visit(visit_id)
        if row.raised_at >= begin and row.participant_id in joined
    ]


def _turns(rows: Iterable[Row[Any]]) -> Counter[int]:
    return Counter(row.participant_id for row in rows if row.state != RAISED)
