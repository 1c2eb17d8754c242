"""The course of a day: what the team asked last, what comes, what comes later, what does not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from bot.domain.cues import Cue, before
from bot.domain.happening import happening
from bot.domain.plan.model import Day, Prompt
from bot.services.runs import runs_on_sheet
from storage.work import Reading


@dataclass(frozen=True)
class Course:
    """Where the team is in a day's prompts.

    Attributes:
        focus: the run that the first page is about: the one to which the team went back, or else
            the one that was opened last and not withdrawn.
        here: the key of the prompt to which the team went back, or of the one that comes next.
        before: the key of the prompt before that; none: it is the first of the day.
        coming: the prompt that is opened next.
        later: what comes after it.
        skipped: what is not asked today.
        went_back: whether the team went back in the plan.
    """

    focus: Row[Any] | None
    here: str | None
    before: str | None
    coming: Prompt | None
    later: Sequence[Prompt]
    skipped: Sequence[Prompt]
    went_back: bool


def cue_of(reading: Reading, visit_id: int) -> Cue:
    """Read a visit's cue."""
    row = reading.cues.of(visit_id)
    return Cue(row.next, frozenset(row.skipped), row.led_by) if row is not None else Cue()


def prompts_today(reading: Reading, visit_id: int) -> list[Prompt]:
    """Give the prompts of the day that goes on, or comes next."""
    return prompts_of(happening(reading.visits.plan(visit_id), reading.now).day)


def prompts_of(day: Day) -> list[Prompt]:
    """Give the prompts of a day, in the plan's order."""
    items = (item for session in day.sessions for item in session.run)
    return [item for item in items if isinstance(item, Prompt) and not item.retired]


def course_of(reading: Reading, visit_id: int) -> Course:
    """Work out where the team is."""
    cue, today = cue_of(reading, visit_id), prompts_today(reading, visit_id)
    standing = [run for run in runs_on_sheet(reading, visit_id) if run.state != "retracted"]
    opened = {run.prompt_key: run for run in standing}
    keys = [prompt.ask for prompt in today]
    here = cue.coming(keys, opened)
    waiting = [prompt for prompt in today if prompt.ask not in opened]
    last = standing[-1] if standing else None
    return Course(
        focus=opened.get(here or "", last),
        here=here,
        before=before(keys, here),
        coming=next((prompt for prompt in waiting if prompt.ask == here), None),
        later=[p for p in waiting if p.ask != here and p.ask not in cue.skipped],
        skipped=[p for p in waiting if p.ask in cue.skipped and p.ask != here],
        went_back=cue.next == here,
    )
