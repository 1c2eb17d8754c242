"""What is open takes over what a new version of the plan says of it: cards change, answers stay.

What would break what people were told is refused before (`bot.domain.plan.promises`). A prompt
that is retired meanwhile stays as it is until it is closed.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.plan.model import Plan, Prompt
from bot.domain.plan.promises import breaks_promise
from bot.services.closing import call_off, closing_time, schedule
from bot.services.runs import existing_run, prompt_card, prompt_of, refresh_sheets, runs_on_sheet
from storage.work import Reading, Work


def open_prompts(reading: Reading, visit_id: int) -> dict[str, Prompt]:
    """Give what participants are being asked just now, as they see it, by its key."""
    runs = reading.prompts.runs_of(visit_id)
    return {run.prompt_key: prompt_of(run) for run in runs if run.state == "open"}


def take_over(work: Work, visit_id: int, plan: Plan) -> None:
    """Have every open prompt of a visit say what the plan says now."""
    for run, prompt in _said_otherwise(work, visit_id, plan):
        restate(work, run, prompt)


def restated_by(reading: Reading, visit_id: int, plan: Plan) -> tuple[str, ...]:
    """Name the open prompts that a plan would change at once, by their keys."""
    return tuple(run.prompt_key for run, _ in _said_otherwise(reading, visit_id, plan))


def as_planned(work: Work, run: Row[Any]) -> Row[Any]:
    """Give a closed run in the words of the newest plan, where these break no promise."""
    prompt = work.visits.plan(run.visit_id).prompts().get(run.prompt_key)
    if prompt is None or prompt.retired or breaks_promise(prompt_of(run), prompt):
        return run
    work.prompts.define(run.id, prompt.model_dump(mode="json", by_alias=True))
    return existing_run(work, run.id)


def restate(work: Work, run: Row[Any], prompt: Prompt) -> None:
    """Ask the same in other words, with more options, or for longer: every card is drawn anew."""
    before = prompt_of(run)
    if prompt == before:
        return
    work.prompts.define(run.id, prompt.model_dump(mode="json", by_alias=True))
    until = _closing(work, run, before, prompt)
    if until != run.closes_at:
        call_off(work, run)
        work.prompts.prolong(run.id, until)
        schedule(work, existing_run(work, run.id))
    work.refresh_all(prompt_card(run.id))
    refresh_sheets(work, run.visit_id)


def _said_otherwise(
    reading: Reading, visit_id: int, plan: Plan
) -> Iterator[tuple[Row[Any], Prompt]]:
    prompts = plan.prompts()
    for run in runs_on_sheet(reading, visit_id):
        prompt, now = prompts.get(run.prompt_key), prompt_of(run)
        if run.state != "open" or prompt is None or prompt.retired or prompt == now:
            continue
        if not breaks_promise(now, prompt):  # the team may rehearse what is retyped
            yield run, prompt


def _closing(work: Work, run: Row[Any], before: Prompt, after: Prompt) -> datetime | None:
    """Give when a run closes now; as it was, if that would be over already."""
    unchanged: datetime | None = run.closes_at
    if run.phase or (before.open, before.until) == (after.open, after.until):
        return unchanged
    if after.open and before.open and unchanged:
        until: datetime | None = unchanged + (after.open - before.open)
    else:
        until = closing_time(work.visits.plan(run.visit_id), after, run.opened_at)
    return unchanged if until is not None and until <= work.now else until
