"""From the text of a plan file to a plan, or to everything that is wrong with it at once."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from pydantic import ValidationError

from bot.domain.plan.complaints import problems_of
from bot.domain.plan.model import Plan
from bot.domain.plan.problems import PlanInvalid, Problem
from bot.domain.plan.rules import broken_rules, notes
from bot.domain.plan.source import Source, read_source


@dataclass(frozen=True)
class Checked:
    """What a look at a file gave: the plan where there is one, errors and notes by line."""

    plan: Plan | None
    errors: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()


def read_plan(text: str) -> Plan:
    """Read a plan file.

    Raises:
        PlanInvalid: with every problem that could be found.
    """
    checked = check_plan(text)
    if checked.plan is None or checked.errors:
        raise PlanInvalid(checked.errors)
    return checked.plan


def check_plan(text: str, spoken: Collection[str] = ()) -> Checked:
    """Look at a plan file and tell its problems and what is worth knowing; raises nothing.

    Args:
        text: the file.
        spoken: the languages in which Hospes has its own words; empty: whatever is asked.
    """
    source = read_source(text)
    if source.problems and not source.data:
        return Checked(None, tuple(source.problems))
    try:
        plan = Plan.model_validate(source.data)
    except ValidationError as failure:
        return Checked(None, _by_line(source, [*source.problems, *problems_of(failure)]))
    errors = [*source.problems, *_as_written(source, plan, broken_rules(plan))]
    return Checked(plan, _by_line(source, errors), _by_line(source, notes(plan, spoken)))


def _as_written(source: Source, plan: Plan, problems: list[Problem]) -> Iterator[Problem]:
    """Name a reminder by its key where the file writes only what is different about it."""
    given = source.data.get("reminders") if isinstance(source.data, dict) else None
    for problem in problems:
        what, _, rest = problem.where.partition(".")
        if what == "reminders" and isinstance(given, dict):
            place, _, setting = rest.partition(".")
            key = plan.reminders[int(place) - 1].key
            yield replace(problem, where=f"{what}.{key}.{setting}")
        else:
            yield problem


def _by_line(source: Source, problems: list[Problem]) -> tuple[Problem, ...]:
    placed = [problem.on(problem.line or source.line(problem.where)) for problem in problems]
    return tuple(sorted(placed, key=lambda problem: problem.line or 0))
