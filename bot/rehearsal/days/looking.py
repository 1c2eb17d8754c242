"""A look at the days of a visit before it begins: read, plan, walk through, find."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.domain.people_file import PeopleFile, read_people
from bot.domain.plan.holding import as_held
from bot.domain.plan.model import Plan
from bot.domain.plan.problems import Problem
from bot.domain.plan.reading import Checked, check_plan
from bot.domain.plan.rules import days as rules_of_days
from bot.domain.plan.rules import people as rules_of_people
from bot.domain.plan.rules import prompts as rules_of_prompts
from bot.domain.spreadsheet import BadFile
from bot.errors import StartupError
from bot.rehearsal.days import clocks, completing, consideration, pace
from bot.rehearsal.days.crowd import counted, crowds_of, named
from bot.rehearsal.days.finding import Ahead, Finding
from bot.rehearsal.days.walk import Walk, walk

Check = Callable[[Ahead], Iterable[Finding]]

CHECKS: Sequence[Check] = (
    clocks.nights,
    clocks.sleepers,
    clocks.clock_changes,
    clocks.doubtful,
    consideration.disturbing,
    consideration.left_out,
    consideration.moved,
    consideration.skipped_times,
    completing.minutes_left,
    completing.late_joiners,
    completing.closed_prompts,
    pace.pace,
)

# The rules of a plan whose breach has a name here; whatever else is wrong is of the plan.
_NAMED = {
    "two hours a day": (rules_of_days.length_of_days,),
    "clock change": (rules_of_days.times_exist,),
    "completion": (
        rules_of_people.completable,
        rules_of_people.catching_up,
        rules_of_prompts.ends_in_time,
    ),
}


@dataclass(frozen=True)
class Look:
    """What a look gave.

    Attributes:
        plan: as it is written.
        people: how many good rows the people file has.
        walks: what becomes of what falls due, for each zone.
    """

    plan: Plan
    people: int
    walks: Sequence[Walk]
    findings: Sequence[Finding]

    @property
    def passed(self) -> bool:
        """Tell whether there is nothing to mend."""
        return not any(finding.fault for finding in self.findings)


def look(plan: Path, people: Path) -> Look:
    """Look at the days of a visit for the people of a file.

    A plan that breaks a rule is looked at all the same, as far as it can be understood.

    Raises:
        StartupError: a file cannot be read or understood.
    """
    checked, found = _plan(plan), _people(people)
    if checked.plan is None:
        first = checked.errors[0]
        raise StartupError(f"{plan}, {first}. See: hospes plan check {plan}")
    held = as_held(checked.plan)
    crowds = crowds_of((row.invitee for row in found.rows), held.host.zone)
    walks = [walk(held, crowd) for crowd in crowds] if held.days else []
    ahead = Ahead(held, walks)
    findings = [*_of_files(checked.plan, checked, found)]
    if held.days:
        findings += [finding for check in CHECKS for finding in check(ahead)]
    ordered = sorted(findings, key=lambda finding: not finding.fault)
    return Look(checked.plan, len(found.rows), walks, ordered)


def _of_files(plan: Plan, checked: Checked, people: PeopleFile) -> Iterator[Finding]:
    for problem in checked.errors:
        yield Finding(_about(plan, problem), f"{_place(problem)}.", f"{problem.right}.")
    for fault in people.faults:
        says = f"Line {fault.line} of the people file: {fault.reason}."
        yield Finding("people", says, "Mend that line; nobody is invited by it.")
    strangers = tuple(row.invitee.reference for row in people.rows if not row.invitee.zone)
    if strangers:
        yield Finding(
            "zone",
            f"{counted(len(strangers))} with no time zone in the file ({named(strangers)}) "
            f"counted as if they lived with the host, in {plan.host.zone}.",
            "Fill in the column zone; whoever has none is asked when they join.",
            strangers,
        )


def _about(plan: Plan, problem: Problem) -> str:
    for about, rules in _NAMED.items():
        for rule in rules:
            if any(one.right == problem.right for one in rule(plan)):
                return about
    return "plan"


def _place(problem: Problem) -> str:
    line = f" (line {problem.line})" if problem.line else ""
    return f"{problem.where or 'The file'}{line}: found {problem.found}"


def _plan(path: Path) -> Checked:
    try:
        return check_plan(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise StartupError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise StartupError(f"{path} is not UTF-8; save it again as UTF-8.") from error


def _people(path: Path) -> PeopleFile:
    try:
        return read_people(path.read_bytes())
    except OSError as error:
        raise StartupError(f"{path} cannot be read: {error.strerror}.") from error
    except BadFile as error:
        raise StartupError(f"{path}: {error}") from error
