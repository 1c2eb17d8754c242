"""Who takes part in a rehearsal of one visit: people as imported, each with a chat and a part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.chat_server import ChatServer, Person
from bot.domain.joining import languages_to_choose
from bot.domain.people_file import NumberedRow
from bot.rehearsal.guest import Part
from bot.rehearsal.lead import Lead
from bot.rehearsal.participant import Participant
from bot.rehearsal.personas import traits_of
from bot.rehearsal.world import World
from bot.services.invited import Invited
from bot.texts import catalogue

PERSONA = "test_persona"  # the column of a people file that says how somebody acts


@dataclass(frozen=True)
class Cast:
    """Everybody of one visit.

    Attributes:
        personas: by reference, as the people file names them.
    """

    world: World
    participants: Sequence[Participant]
    facilitators: Sequence[Lead]
    personas: Mapping[str, str]

    @property
    def everybody(self) -> Sequence[Participant | Lead]:
        """Give participants and facilitators."""
        return [*self.participants, *self.facilitators]

    def intend(self, invited_at: datetime) -> None:
        """Let everybody put the visit on their agenda."""
        for participant in self.participants:
            participant.intend(invited_at)
        for number, facilitator in enumerate(self.facilitators):
            facilitator.intend(invited_at, leads=number == 0)


def cast_of(
    world: World,
    invited: Sequence[Invited],
    rows: Sequence[NumberedRow],
    servers: Mapping[str, ChatServer],
) -> Cast:
    """Make the simulated people of a visit.

    Args:
        world: what they share.
        invited: everybody who was invited, with their tokens.
        rows: the people file.
        servers: the chat servers by channel, the usual one first.
    """
    files = {row.invitee.reference: row.invitee for row in rows}
    participants, facilitators = [], []
    for one in invited:
        chat = _chat(one, servers)
        if one.role == "participant":
            invitee = files[one.reference]
            traits = traits_of(invitee.details.get(PERSONA, ""))
            zone = invitee.zone or world.plan.host.zone
            typed = invitee.certificate_name if traits.types_name else ""
            part = Part(one, _language(one, world), zone, traits, typed)
            participants.append(Participant(part, chat, world))
        else:
            part = Part(one, _language(one, world), world.plan.host.zone)
            facilitators.append(Lead(part, chat, world))
    personas = {reference: row.details.get(PERSONA, "") for reference, row in files.items()}
    return Cast(world, participants, facilitators, personas)


def channel_of(invited: Invited, servers: Mapping[str, ChatServer]) -> str:
    """Give the channel on which somebody is met."""
    return invited.channel if invited.channel in servers else next(iter(servers))


def _chat(invited: Invited, servers: Mapping[str, ChatServer]) -> Person:
    first, _, last = invited.name.partition(" ")
    server = servers[channel_of(invited, servers)]
    return server.person(first, last, language_code=invited.language or "en")


def _language(invited: Invited, world: World) -> str:
    offered = languages_to_choose(world.plan.languages, catalogue.languages())
    return invited.language if invited.language in offered else offered[0]
