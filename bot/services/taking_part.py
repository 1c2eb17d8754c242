"""Those who take part in a visit, with all that decides what they are owed; read at once for all.

A change of the plan concerns everybody, and one read after the other for each would hold up all.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from bot.domain.circumstances import Circumstances
from bot.domain.plan.model import Plan
from bot.domain.preferences import Wishes
from bot.services.coming import EXCUSED, excused_days
from bot.services.considering import wished, wishes
from storage.work import Reading


@dataclass(frozen=True)
class Part:
    """Somebody who takes part.

    Attributes:
        participant: their row of `participants`.
        wishes: how they want to be written to, in this visit.
        excused: keys of the days to which they said that they cannot come.
        entries: all their rows of `timeline`, settled ones too.
    """

    participant: Row[Any]
    wishes: Wishes
    excused: frozenset[str]
    entries: Sequence[Row[Any]]

    @property
    def id(self) -> int:
        """Give the participant's id."""
        return int(self.participant.id)

    @property
    def circumstances(self) -> Circumstances:
        """Give what of them decides when they are reminded."""
        return Circumstances(
            zone=self.wishes.zone,
            joined_at=self.participant.joined_at,
            quiet=self.wishes.quiet,
            excused=self.excused,
            paused_until=self.wishes.paused_until,
            promised=frozenset(row.key for row in self.entries if row.state == "planned"),
        )


def joined_in(reading: Reading, visit_id: int) -> list[Row[Any]]:
    """Give those who take part in a visit now."""
    return [row for row in reading.people.participants_of(visit_id) if row.state == "joined"]


def part_of(reading: Reading, participant: Row[Any], plan: Plan) -> Part:
    """Gather what is known of one of them."""
    return Part(
        participant,
        wishes(reading, participant.person_id, plan),
        excused_days(reading, participant.id),
        reading.timeline.of_participant(participant.id),
    )


def parts_of(reading: Reading, visit_id: int, plan: Plan) -> list[Part]:
    """Gather what is known of all who take part in a visit now."""
    people = {row.id: row for row in reading.people.people_in(visit_id)}
    chosen = {row.person_id: row for row in reading.preferences.in_visit(visit_id)}
    says = (row for row in reading.rsvps.of_visit(visit_id) if row.says == EXCUSED)
    excused = _by_participant(says)
    entries = _by_participant(reading.timeline.of_visit(visit_id))
    return [
        Part(
            row,
            wished(people[row.person_id], chosen.get(row.person_id), plan),
            frozenset(one.day for one in excused[row.id]),
            entries[row.id],
        )
        for row in joined_in(reading, visit_id)
    ]


def _by_participant(rows: Iterable[Row[Any]]) -> dict[int, list[Row[Any]]]:
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[row.participant_id].append(row)
    return found
