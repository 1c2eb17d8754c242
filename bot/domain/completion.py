"""Who gets which certificate, and what is missing: the plan's completion rule.

Enough days that count, and every prompt marked `required` answered: the certificate of attendance
and completion. Enough days alone: the certificate of attendance.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.attendance import Credit
from bot.domain.plan.calendar import day_minutes
from bot.domain.plan.model import Plan, Prompt


class Level(StrEnum):
    """What somebody has earned; the value stands in the database."""

    COMPLETION = "completion"  # attendance and completion
    ATTENDANCE = "attendance"
    NONE = "none"


@dataclass(frozen=True)
class Outcome:
    """How somebody stands against the rule.

    Attributes:
        days: that count; `days_needed` of them are enough, `days_planned` there are.
        minutes: attended, of `minutes_planned`.
        required: how many prompts are required.
        missing: the keys of those not answered, in the order of the days.
    """

    days: int
    days_needed: int
    days_planned: int
    minutes: int
    minutes_planned: int
    required: int
    missing: tuple[str, ...]

    @property
    def days_missing(self) -> int:
        """Give how many days are still missing."""
        return max(0, self.days_needed - self.days)

    @property
    def level(self) -> Level:
        """Give what this earns."""
        if self.days_missing:
            return Level.NONE
        return Level.ATTENDANCE if self.missing else Level.COMPLETION

    @property
    def reasons(self) -> tuple[str, ...]:
        """Name what keeps from completion: `days`, `prompts`."""
        kept = (("days", self.days_missing), ("prompts", self.missing))
        return tuple(name for name, missing in kept if missing)


def outcome(
    plan: Plan, credits_by_day: Mapping[str, Credit], answered: AbstractSet[str]
) -> Outcome:
    """Hold somebody's days and answers against the plan's rule.

    Args:
        plan: the newest plan.
        credits_by_day: each day's credit, by the day's key; days that are not planned do not count.
        answered: the keys of the prompts they answered.
    """
    required = required_prompts(plan)
    credited = [credits_by_day[day.key] for day in plan.days if day.key in credits_by_day]
    return Outcome(
        days=sum(credit.counts for credit in credited),
        # A day that was called off is nobody's fault.
        days_needed=min(plan.complete.days, len(plan.days)),
        days_planned=len(plan.days),
        minutes=sum(credit.minutes for credit in credited),
        minutes_planned=sum(day_minutes(day) for day in plan.days),
        required=len(required),
        missing=tuple(prompt.ask for prompt in required if prompt.ask not in answered),
    )


def required_prompts(plan: Plan) -> tuple[Prompt, ...]:
    """Give the prompts that count for the certificate, in the order of the days."""
    return tuple(prompt for prompt in plan.prompts().values() if prompt.required)
