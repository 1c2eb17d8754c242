"""How a run of a prompt begins: asked of everybody, or asked again.

By a facilitator's tap (`bot.services.steering`) or by the schedule (`open_due`).
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.plan.model import Prompt
from bot.domain.timeline import SKIPPED
from bot.errors import Refused
from bot.services import asking
from bot.services.authors import new_key
from bot.services.closing import closing_time, schedule
from bot.services.course import cue_of
from bot.services.disclosure import NAMELESS
from bot.services.outside import put_before
from bot.services.restating import as_planned
from bot.services.runs import (
    existing_run,
    held_run,
    prompt_of,
    refresh_sheets,
    runs_on_sheet,
    spots_among,
    title_of,
)
from bot.services.shadows import stand_ins
from storage.ids import new_id
from storage.work import Work


def open_run(work: Work, visit_id: int, key: str, by: int | None = None) -> Row[Any]:
    """Open a prompt of the plan, or one that was asked on the spot before; give its run.

    Args:
        work: the transaction.
        visit_id: the visit; held until the commit.
        key: the prompt's key.
        by: the person who opened it; none: the schedule.

    Raises:
        Refused: there is no such prompt, or it is open already.
    """
    work.hold_visit(visit_id)
    prompt = _called(work, visit_id, key)
    if prompt is None or prompt.retired:
        raise Refused("prompt-unknown", alert=True)
    return start_run(work, visit_id, prompt, by)


def start_run(work: Work, visit_id: int, prompt: Prompt, by: int | None = None) -> Row[Any]:
    """Ask everybody who has joined; while the team rehearses, what it asks goes to the team only.

    Args:
        work: the transaction.
        visit_id: the visit; held until the commit.
        prompt: what is asked, which the run freezes.
        by: the person who asks; none: the schedule, which always asks everybody.

    Raises:
        Refused: it is open already.
    """
    work.hold_visit(visit_id)
    visit = work.visits.by_id(visit_id)
    ghost = bool(by and visit and visit.ghost)
    runs = [run for run in _runs(work, visit_id, ghost=ghost) if run.prompt_key == prompt.ask]
    if any(run.state == "open" for run in runs):
        raise Refused("prompt-open-already", title=title_of(prompt))
    number = len(runs) + 1
    run_id = new_id()
    work.prompts.add(
        id=run_id,
        visit_id=visit_id,
        prompt_key=prompt.ask,
        number=-number if ghost else number,  # so that rehearsing leaves no gap
        definition=prompt.model_dump(mode="json", by_alias=True),
        state="open",
        seal_key=new_key() if prompt.seen_by in NAMELESS else None,
        opened_at=work.now,
        closes_at=closing_time(work.visits.plan(visit_id), prompt, work.now),
        closed_at=None,
        result_shown=False,
        opened_by=by,
        reopened=0,
        phase="",
        ghost=ghost,
    )
    return _put_before_all(work, existing_run(work, run_id))


def reopen_run(
    work: Work, run_id: int, by: int | None = None, until: datetime | None = None
) -> Row[Any]:
    """Open a closed prompt again; one without names is asked anew, in a run of its own.

    Args:
        work: the transaction.
        run_id: which.
        by: the person who did so.
        until: when it was to close; counts if that is still to come.

    Raises:
        Refused: it is open, or was retracted and is to be opened from the plan.
    """
    run = held_run(work, run_id)
    visit = work.visits.by_id(run.visit_id)
    rehearsing = bool(visit and visit.ghost and not run.ghost)  # so that nobody else is asked
    if run.definition["seen_by"] in NAMELESS or run.state == "retracted" or rehearsing:
        return open_run(work, run.visit_id, run.prompt_key, by)
    if _open_now(work, run):
        raise Refused("prompt-open-already", title=title_of(prompt_of(run)))
    plan, run = work.visits.plan(run.visit_id), as_planned(work, run)
    still = until if until is not None and until > work.now else None
    work.prompts.reopen(run_id, still or closing_time(plan, prompt_of(run), work.now))
    return _put_before_all(work, existing_run(work, run_id))


def open_due(work: Work, entry: Row[Any]) -> str:
    """Open what opens with its session; give why it was not done, empty if it was.

    Once the session is over for half an hour it is left to the facilitator: nobody is there.

    Args:
        work: the transaction.
        entry: a timeline entry of the kind `open_prompt`, with the prompt's key in its args.
    """
    work.hold_visit(entry.visit_id)
    until = entry.args.get("until")
    if until and work.now >= datetime.fromisoformat(until):
        return "stale"
    key = entry.args["prompt"]
    if key in cue_of(work, entry.visit_id).skipped:
        return SKIPPED
    if any(run.prompt_key == key for run in work.prompts.runs_of(entry.visit_id)):
        return "opened by hand"
    try:
        open_run(work, entry.visit_id, key)
    except Refused as refused:
        return refused.key
    return ""


def _put_before_all(work: Work, run: Row[Any]) -> Row[Any]:
    schedule(work, run)
    work.answers.lose_focus(run.visit_id)
    if run.ghost:
        asking.ask(work, run, stand_ins(work, run.visit_id))
    else:
        everybody = work.people.participants_of(run.visit_id)
        put_before(work, run, [row for row in everybody if row.state == "joined"])
    refresh_sheets(work, run.visit_id)
    return run


def _called(work: Work, visit_id: int, key: str) -> Prompt | None:
    """Find a prompt: in the newest plan, or among what was asked on the spot."""
    spots = spots_among(runs_on_sheet(work, visit_id))
    found = {prompt.ask: prompt for prompt in spots} | work.visits.plan(visit_id).prompts()
    return found.get(key)


def _runs(work: Work, visit_id: int, *, ghost: bool) -> list[Row[Any]]:
    return work.prompts.ghosts_of(visit_id) if ghost else work.prompts.runs_of(visit_id)


def _open_now(work: Work, run: Row[Any]) -> bool:
    runs = _runs(work, run.visit_id, ghost=run.ghost)
    return any(row.prompt_key == run.prompt_key and row.state == "open" for row in runs)
