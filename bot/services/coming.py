"""Who says that they come to a day, come late, or cannot; and what an absence leaves to do."""

from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from bot.domain.plan.calendar import day_end, moment
from bot.domain.plan.model import Day, Plan, Prompt
from storage.work import Reading

THERE, LATE, EXCUSED = "there", "late", "excused"
SAYINGS = (THERE, LATE, EXCUSED)


@dataclass(frozen=True)
class Expected:
    """How many of those who are not there yet said what of a day."""

    there: int
    late: int
    excused: int
    not_said: int

    @property
    def said(self) -> int:
        """Give how many said anything."""
        return self.there + self.late + self.excused


def expected(reading: Reading, visit_id: int, day: str, awaited: AbstractSet[int]) -> Expected:
    """Count what these said of a day: ids of participants who take part and are not there yet."""
    says = reading.rsvps.of_day(visit_id, day)
    said = Counter(says[one] for one in awaited if one in says)
    there, late, excused = (said[one] for one in SAYINGS)
    return Expected(there, late, excused, len(awaited) - there - late - excused)


def excused_days(reading: Reading, participant_id: int) -> frozenset[str]:
    """Give the keys of the days to which somebody said that they cannot come."""
    said = reading.rsvps.of_participant(participant_id)
    return frozenset(day for day, says in said.items() if says == EXCUSED)


def away_days(reading: Reading, participant_id: int) -> frozenset[str]:
    """Give those of them on which they did not come after all."""
    there = reading.presence.of_participant(participant_id)
    came = {day for day, row in there.items() if row.present}
    return excused_days(reading, participant_id) - came


def can_wait(plan: Plan, day: Day) -> list[tuple[Prompt, datetime]]:
    """Give the required prompts of a day that stay open after it, and the instants they close.

    The others only run live.
    """
    items = (item for session in day.sessions for item in session.run)
    required = [item for item in items if isinstance(item, Prompt) and item.required]
    ends = [(item, moment(plan, item.until)) for item in required if item.until is not None]
    return [(item, end) for item, end in ends if end > day_end(plan, day)]
