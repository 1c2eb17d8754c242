"""Whether the rule for the certificate can be met, and by whom not."""

from collections.abc import Iterator

from bot.domain.plan.calendar import day_minutes
from bot.domain.plan.rules.remarks import closes_early
from bot.rehearsal.days.crowd import counted
from bot.rehearsal.days.finding import Ahead, Finding


def minutes_left(ahead: Ahead) -> Iterator[Finding]:
    """Find days that cannot count, because too little of them takes place."""
    needed = ahead.plan.complete.minutes_a_day
    for day in ahead.plan.days:
        if day_minutes(day) < needed:
            yield Finding(
                "completion",
                f"{day.key} can count for nobody: {needed} minutes are needed, and "
                f"{day_minutes(day)} take place.",
                "Ask for fewer minutes_a_day, or put more into that day.",
            )


def late_joiners(ahead: Ahead) -> Iterator[Finding]:
    """Tell until when somebody may come in and still have enough days."""
    days = ahead.plan.days
    needed = min(ahead.plan.complete.days, len(days))
    first = days[len(days) - needed]
    yield Finding(
        "completion",
        f"Whoever comes in after {first.key} cannot complete: {counted(needed, 'day', 'days')} "
        f"of {len(days)} are needed.",
    )


def closed_prompts(ahead: Ahead) -> Iterator[Finding]:
    """Tell which required prompts whoever misses their session can answer no more."""
    for problem in closes_early(ahead.plan):
        yield Finding("completion", f"{problem.where}: {problem.right}")
