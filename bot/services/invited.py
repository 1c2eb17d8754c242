"""Who is invited to a visit, and how far each has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from bot.domain.standing import standing
from bot.services.bots import PAGE, USUAL, bot_of
from storage.work import Reading

Tokens = Mapping[tuple[str, str], str]  # of links made just now, by role and reference


@dataclass(frozen=True)
class Invited:
    """Somebody who is invited to a visit, and how far they have come.

    Attributes:
        channel: where they are to be met: on the visit's bot, or on our page if they like that.
        state: one of the values of `bot.domain.standing.Standing`.
        token: of their link, only if it was made just now: we do not keep it.
    """

    reference: str
    name: str
    email: str
    language: str
    role: str
    channel: str
    state: str
    token: str = ""


def list_people(reading: Reading, visit_key: str) -> tuple[Invited, ...]:
    """Give everybody who is invited to a visit, and how far they have come.

    Raises:
        LookupError: there is no such visit.
    """
    return everybody(reading, visit_called(reading, visit_key), {})


def visit_called(reading: Reading, visit_key: str) -> int:
    """Give a visit's id by its key.

    Raises:
        LookupError: there is no such visit.
    """
    visit = reading.visits.by_key(visit_key)
    if visit is None:
        raise LookupError(visit_key)
    return int(visit.id)


def everybody(reading: Reading, visit_id: int, tokens: Tokens) -> tuple[Invited, ...]:
    """Give everybody who is invited to a visit: participants by reference, then the team."""
    order = {"participant": 0}
    rows = sorted(
        reading.invitations.of_visit(visit_id),
        key=lambda row: (order.get(row.role, 1), row.reference),
    )
    return tuple(_invited(reading, row, tokens.get((row.role, row.reference), "")) for row in rows)


def _invited(reading: Reading, invitation: Row[Any], token: str) -> Invited:
    person = reading.people.by_id(invitation.person_id)
    if person is None:
        raise LookupError(invitation.person_id)
    addresses = reading.people.addresses_of(person.id)
    return Invited(
        reference=invitation.reference,
        name=person.name,
        email=person.email,
        language=person.language,
        role=invitation.role,
        channel=_channel(reading, invitation, person.details.get("channel", "")),
        state=standing(
            _part_state(reading, invitation),
            opened=invitation.used_at is not None,
            reachable=any(address.reachable for address in addresses) or not addresses,
        ),
        token=token,
    )


def _channel(reading: Reading, invitation: Row[Any], liked: str) -> str:
    bot = bot_of(reading, invitation.visit_id) if invitation.visit_id else USUAL
    return PAGE if liked == PAGE else bot


def _part_state(reading: Reading, invitation: Row[Any]) -> str:
    if invitation.role == "participant":
        part = reading.people.participant_in(invitation.visit_id, invitation.person_id)
        return part.state if part else "invited"
    leads = reading.people.leads(invitation.person_id, invitation.visit_id)
    return "joined" if leads else "invited"
