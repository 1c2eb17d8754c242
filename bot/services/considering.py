"""Being considerate: what somebody wishes, and whether a message would be welcome.

Every message that nobody asked for passes `unwelcome`, whoever or whatever sends it.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.plan.model import Plan
from bot.domain.plan.scalars import Quiet
from bot.domain.preferences import OF_FEWER, Wishes
from storage.work import Reading


def wishes(reading: Reading, person_id: int, plan: Plan) -> Wishes:
    """Give what counts for a person in a visit: their own choice, or else the plan's."""
    return wished(reading.people.by_id(person_id), reading.preferences.of(person_id), plan)


def wished(person: Row[Any] | None, chosen: Row[Any] | None, plan: Plan) -> Wishes:
    """Give the same from what was read of a person: their row, and their preferences if any."""
    zone = (person.zone if person else "") or plan.host.zone
    most = plan.messages.at_most_a_day
    if chosen is None:
        return Wishes(zone, plan.messages.quiet, at_most_a_day=most)
    return Wishes(
        zone=zone,
        quiet=Quiet.read(chosen.quiet) if chosen.quiet else plan.messages.quiet,
        own_quiet=bool(chosen.quiet),
        fewer=chosen.fewer,
        at_most_a_day=min(most, OF_FEWER) if chosen.fewer else most,
        paused_until=chosen.paused_until,
    )


def unwelcome(reading: Reading, person_id: int, who: Wishes, leaves: datetime) -> str:
    """Tell why an unsolicited message would not be welcome; empty if it would.

    Args:
        reading: the state.
        person_id: to whom.
        who: what they wish.
        leaves: the UTC instant at which it would be sent.

    Returns:
        `paused`, `quiet hours`, `daily cap`, or nothing.
    """
    if who.paused(leaves):
        return "paused"
    if who.is_quiet(leaves):
        return "quiet hours"
    return "daily cap" if begun_on(reading, person_id, who, leaves) >= who.at_most_a_day else ""


def begun_on(reading: Reading, person_id: int, who: Wishes, instant: datetime) -> int:
    """Count what nobody asked for in a person's own day, in all their chats and visits."""
    since, until = who.own_day(instant)
    letters = sum(
        reading.outbox.unsolicited_between(address.id, since, until)
        for address in reading.people.addresses_of(person_id)
    )
    asked = sum(
        reading.timeline.asked_between(part.id, since, until)
        for part in reading.people.parts_of(person_id)
    )
    return letters + asked
