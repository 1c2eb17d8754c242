"""What a facilitator says about somebody's presence, and who hears of it."""

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Lane
from bot.errors import Refused
from bot.services.callers import Me
from bot.services.runs import home, refresh_sheets
from bot.services.visiting import name_of
from storage.work import Work

LONGEST_REASON = 300  # code points


@dataclass(frozen=True)
class Mark:
    """What a facilitator says of somebody on a day, and why."""

    participant_id: int
    day: str
    present: bool
    reason: str

    @property
    def verdict(self) -> str:
        """Name what is said: `present` or `absent`."""
        return "present" if self.present else "absent"


def mark(work: Work, me: Me, visit_id: int, given: Mark) -> None:
    """Record that a facilitator says somebody was, or was not, there; the person is told.

    Raises:
        Refused: not by someone who runs the visit, or without a reason of at most 300 characters.
    """
    participant = work.people.participant(given.participant_id)
    if participant is None or participant.visit_id != visit_id:
        raise Refused("attendance-choose-first")
    work.hold_person(visit_id, participant.person_id)
    if not work.people.leads(me.person.id, visit_id):
        raise Refused("not-your-button")
    if not 0 < len(given.reason) <= LONGEST_REASON:
        raise Refused("attendance-reason-length", most=LONGEST_REASON)
    work.presence.mark(**asdict(given), now=work.now, marked_by=me.person.id)
    subject = f"{participant.reference}/{given.day}"
    act = f"attendance.{given.verdict}"
    work.records.audit(act, subject, work.now, person=me.person.id, visit=visit_id)
    _tell(work, me, participant, given)


def _tell(work: Work, me: Me, participant: Row[Any], given: Mark) -> None:
    """Tell the facilitator and the person, and show it on the run sheet."""
    plan = work.visits.plan(participant.visit_id)
    day = name_of(plan.day(given.day))
    refresh_sheets(work, participant.visit_id)
    work.say(
        me.address.id,
        f"attendance-marked-{given.verdict}",
        args={"day": day, "name": called(work, participant)},
        visit_id=participant.visit_id,
    )
    address_id = home(work, participant.person_id, participant.visit_id, owed=True)
    if address_id is not None:
        work.say(
            address_id,
            f"attendance-you-{given.verdict}",
            args={"day": day, "name": str(me.person.name)},
            visit_id=participant.visit_id,
            lane=Lane.OWED,
        )


def called(work: Work, participant: Row[Any]) -> str:
    """Give the name of a participant."""
    person = work.people.by_id(participant.person_id)
    return str(person.name if person else participant.reference)
