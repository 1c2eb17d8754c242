"""Who sits where: everybody of a visit with their side of a chat, the same over restarts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.chat_server import ChatServer, Person
from bot.services.invited import Invited
from storage.database import Database
from storage.work import Reading, Work

_KEPT = "stage:chat:"


@dataclass(frozen=True)
class Seat:
    """Somebody who is invited, and their chat."""

    invited: Invited
    chat: Person

    @property
    def reference(self) -> str:
        """Give what they are called in the people file, or in the plan's team."""
        return self.invited.reference


async def take_seats(
    database: Database, server: ChatServer, channel: str, visit: str, people: Sequence[Invited]
) -> list[Seat]:
    """Give everybody a chat: the one from which they came in, else the one they had before.

    Args:
        database: started.
        server: where the chats are.
        channel: the bot's on that server.
        visit: its key.
        people: everybody who is invited.
    """
    chats = {person.id: person for person in server.people}
    known = await database.read(_known, channel, visit)
    seats = [
        Seat(one, chats.get(known.get(one.reference, 0)) or _new(server, one)) for one in people
    ]
    await database.transact(_keep, visit, {seat.reference: seat.chat.id for seat in seats})
    return seats


def _new(server: ChatServer, invited: Invited) -> Person:
    first, _, last = invited.name.partition(" ")
    return server.person(first, last, language_code=invited.language or "en")


def _known(reading: Reading, channel: str, visit: str) -> dict[str, int]:
    kept = reading.records.known_all(f"{_KEPT}{visit}:")
    found = {reference: int(number) for reference, number in kept.items()}
    row = reading.visits.by_key(visit)
    for invitation in reading.invitations.of_visit(row.id) if row is not None else ():
        for address in reading.people.addresses_of(invitation.person_id):
            if address.channel == channel:
                found[invitation.reference] = address.chat_id
    return found


def _keep(work: Work, visit: str, chats: Mapping[str, int]) -> None:
    for reference, number in chats.items():
        work.records.know(f"{_KEPT}{visit}:{reference}", str(number))
