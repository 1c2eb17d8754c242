"""Who is played by humans at the beginning, and what those play who are simulated."""

from collections.abc import Sequence

from bot.domain.joining import languages_to_choose
from bot.domain.standing import Standing
from bot.rehearsal.cast import PERSONA
from bot.rehearsal.guest import Part
from bot.rehearsal.personas import traits_of
from bot.rehearsal.stage import Visit
from bot.rehearsal.steered.seats import Seat
from bot.services.invited import Invited
from bot.texts import catalogue

PLAYED = {"facilitator": 1, "participant": 3}  # by humans, at the beginning


def played(people: Sequence[Invited]) -> list[str]:
    """Give the references of those whom humans play at the beginning; the team first."""
    return [
        one.reference
        for role, most in PLAYED.items()
        for one in [one for one in people if one.role == role][:most]
    ]


def may_be_simulated(seat: Seat) -> bool:
    """Tell whether somebody may be of the crowd."""
    return seat.invited.role == "participant" and seat.invited.state != Standing.LEFT


def part_of(visit: Visit, seat: Seat) -> Part:
    """Give what somebody plays, by their row of the people file."""
    rows = {row.invitee.reference: row.invitee for row in visit.people.rows}
    invitee, wanted = rows.get(seat.reference), seat.invited.language
    offered = languages_to_choose(visit.plan.languages, catalogue.languages())
    traits = traits_of(invitee.details.get(PERSONA, "") if invitee else "")
    return Part(
        seat.invited,
        wanted if wanted in offered else offered[0],
        (invitee.zone if invitee else "") or visit.plan.host.zone,
        traits,
        invitee.certificate_name if invitee and traits.types_name else "",
    )
