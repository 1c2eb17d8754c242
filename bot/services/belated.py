"""Letters that wait longer than they should: an outage may push them into somebody's night."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Lane
from bot.services.considering import wishes
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
    whose = address.person_id if address and address.person_id else 0
    allowed = wishes(reading, whose, plan).allowed_from(reading.now)
    return allowed if allowed > reading.now else None
