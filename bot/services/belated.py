"""Letters that wait longer than they should: an outage may push them into somebody's night."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Lane
from bot.domain.quiet import allowed_from
from storage.work import Reading


def put_off_until(reading: Reading, letter: Row[Any]) -> datetime | None:
    """Give from when on a letter may leave that nobody asked for; none if it may leave now.

    Args:
        reading: the state at the moment of sending.
        letter: a row of the outbox.
    """
    if letter.lane != Lane.UNSOLICITED or letter.visit_id is None:
        return None
    address = reading.people.address(letter.address_id)
    plan = reading.visits.plan(letter.visit_id)
    person = reading.people.by_id(address.person_id) if address and address.person_id else None
    zone = (person.zone if person else "") or plan.host.zone
    allowed = allowed_from(reading.now, plan.messages.quiet, zone)
    return allowed if allowed > reading.now else None
