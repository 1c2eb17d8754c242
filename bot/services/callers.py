"""Who acts: from a chat on a channel to a person and what they may do."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from bot.errors import Refused
from storage.work import Reading, Work


@dataclass(frozen=True)
class Caller:
    """A chat as the channel names it; nothing is known yet of who is behind it."""

    channel: str
    chat_id: int
    language: str = ""


@dataclass(frozen=True)
class Me:
    """A chat and the person behind it, as rows of `addresses` and `people`."""

    address: Row[Any]
    person: Row[Any]


def known(reading: Reading, caller: Caller) -> Me | None:
    """Find who is behind a chat; none for a stranger."""
    address = reading.people.address_of(caller.channel, caller.chat_id)
    if address is None or address.person_id is None:
        return None
    person = reading.people.by_id(address.person_id)
    return None if person is None else Me(address, person)


def someone(work: Work, caller: Caller) -> Me:
    """Find who is behind a chat.

    Raises:
        Refused: nobody that we know; the answer tells how to get in.
    """
    me = known(work, caller)
    if me is None:
        raise Refused("stranger")
    return me


def address_of(work: Work, caller: Caller) -> Row[Any]:
    """Give the row of a chat, written down if it is new."""
    there = work.people.address_of(caller.channel, caller.chat_id)
    if there is None:
        work.people.add_address(caller.channel, caller.chat_id, caller.language, work.now)
        there = work.people.address_of(caller.channel, caller.chat_id)
    if there is None:
        raise LookupError(caller.channel)
    return there


def hold(work: Work, me: Me) -> Me:
    """Let nobody else act for somebody, in no visit of theirs, until the commit; read them anew."""
    hold_everywhere(work, me.person.id)
    person = work.people.by_id(me.person.id)
    return Me(me.address, person) if person is not None else me


def hold_everywhere(work: Work, person_id: int) -> None:
    """Let nobody else act for a person, in no visit of theirs, until the commit."""
    visits = sorted(int(part.visit_id) for part in work.people.parts_of(person_id))
    for visit_id in visits or [0]:
        work.hold_person(visit_id, person_id)


def team_member(work: Work, caller: Caller, visit_id: int) -> Me:
    """Find a facilitator, host coordinator or organiser of a visit behind a chat.

    Raises:
        Refused: somebody else pressed this, perhaps from a forwarded message.
    """
    me = someone(work, caller)
    if not work.people.leads(me.person.id, visit_id):
        raise Refused("not-your-button", alert=True)
    return me
