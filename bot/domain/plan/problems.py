"""What is wrong with a plan file, told so that its writer can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.domain.plan.times import write_moment
from bot.domain.plan.wording import RIGHT

LONGEST_FOUND = 60  # code points of a found value that are worth repeating


@dataclass(frozen=True)
class Problem:
    """One thing to mend, or to know.

    Attributes:
        where: the path of names and places, counted from 1: `days.2.sessions.1.at`.
        found: what stands there.
        right: what would be right.
        suggestion: what was probably meant.
        severity: an error refuses the plan, a note does not.
        line: the line in the file, counted from 1; none where there is no file.
    """

    where: str
    found: str
    right: str
    suggestion: str | None = None
    severity: Literal["error", "note"] = "error"
    line: int | None = None

    def __str__(self) -> str:
        line = f"line {self.line}, " if self.line else ""
        where = f"{self.where}: " if self.where else ""
        found = f"found {self.found}; " if self.found else ""
        meant = f"; did you mean {self.suggestion}?" if self.suggestion else ""
        return f"{line}{where}{found}{self.right}{meant}"

    def on(self, line: int | None) -> "Problem":
        """Give the problem with its line."""
        return replace(self, line=line)


class PlanInvalid(ValueError):
    """A plan that cannot be used, with everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def error(where: str, found: object, code: str, **values: object) -> Problem:
    """Make a problem that refuses the plan, in the words of `code`; `found` is told as it is."""
    if isinstance(found, datetime):
        found = write_moment(found)
    return Problem(where, "nothing" if found is None else str(found), RIGHT[code].format(**values))


def note(where: str, code: str, **values: object) -> Problem:
    """Make a remark that refuses nothing."""
    return Problem(where, "", RIGHT[code].format(**values), severity="note")


def describe(found: object) -> str:
    """Repeat a value of a file in a few words, a text in quotes."""
    if isinstance(found, list):
        return "a list"
    if isinstance(found, dict):
        return "a group of settings"
    if not isinstance(found, str):
        return "nothing" if found is None else str(found)
    shown = found if len(found) <= LONGEST_FOUND else found[: LONGEST_FOUND - 1] + "…"
    return f'"{shown}"'


def join(where: str, step: str | int) -> str:
    """Lengthen a path by a name or a place."""
    return f"{where}.{step}" if where else str(step)
