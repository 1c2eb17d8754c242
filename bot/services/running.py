"""The life of a prompt's run: opened, prolonged, closed, opened again, retracted.

By a facilitator's tap (`bot.services.cockpit`) or by the schedule (`open_due`, `close_due`).
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from bot.errors import Refused
from bot.services.closing import call_off, closing_time, put_off, schedule
from bot.services.disclosure import result
from bot.services.outside import put_before
from bot.services.revealing import reveal
from bot.services.runs import (
    existing_run,
    held_run,
    prompt_card,
    prompt_of,
    refresh_sheets,
    result_card,
    title_of,
)
from bot.services.sealing import destroy, is_sealed, new_key, seal
from storage.ids import new_id
from storage.work import Work

ONE_MINUTE = timedelta(minutes=1)


def open_run(work: Work, visit_id: int, key: str, by: int | None = None) -> Row[Any]:
    """Open a prompt of the plan for everybody who has joined; give its run.

    Args:
        work: the transaction.
        visit_id: the visit; held until the commit.
        key: the prompt's key in the newest plan, which the run freezes.
        by: the person who opened it; none: the schedule.

    Raises:
        Refused: there is no such prompt, or it is open already.
    """
    work.hold_visit(visit_id)
    plan = work.visits.plan(visit_id)
    prompt = plan.prompts().get(key)
    if prompt is None or prompt.retired:
        raise Refused("prompt-unknown", alert=True)
    runs = [run for run in work.prompts.runs_of(visit_id) if run.prompt_key == key]
    if any(run.state == "open" for run in runs):
        raise Refused("prompt-open-already", title=title_of(prompt))
    run_id = new_id()
    work.prompts.add(
        id=run_id,
        visit_id=visit_id,
        prompt_key=key,
        number=len(runs) + 1,
        definition=prompt.model_dump(mode="json", by_alias=True),
        state="open",
        seal_key=new_key() if prompt.anonymous else None,
        opened_at=work.now,
        closes_at=closing_time(plan, prompt, work.now),
        closed_at=None,
        result_shown=False,
        opened_by=by,
        reopened=0,
    )
    return _put_before_all(work, existing_run(work, run_id))


def reopen_run(work: Work, run_id: int, by: int | None = None) -> Row[Any]:
    """Open a closed prompt again; one that is sealed is asked anew, in a run of its own.

    Raises:
        Refused: it is open, or was retracted and is to be opened from the plan.
    """
    run = held_run(work, run_id)
    if is_sealed(run) or run.state == "retracted":
        return open_run(work, run.visit_id, run.prompt_key, by)
    if _open_now(work, run):
        raise Refused("prompt-open-already", title=title_of(prompt_of(run)))
    plan = work.visits.plan(run.visit_id)
    work.prompts.reopen(run_id, closing_time(plan, prompt_of(run), work.now))
    return _put_before_all(work, existing_run(work, run_id))


def prolong_run(work: Work, run_id: int) -> datetime:
    """Let an open prompt close one minute later; give the instant.

    Raises:
        Refused: it is not open, or stays open until somebody closes it.
    """
    run = held_run(work, run_id)
    _must_be_open(run)
    if run.closes_at is None:
        raise Refused("prompt-no-end")
    until: datetime = max(run.closes_at, work.now) + ONE_MINUTE
    work.prompts.prolong(run_id, until)
    put_off(work, run, until)
    work.refresh_all(prompt_card(run_id))
    refresh_sheets(work, run.visit_id)
    return until


def close_run(work: Work, run_id: int) -> Row[Any]:
    """Close a prompt: seal it if it is anonymous, and show everybody the result they may see.

    Raises:
        Refused: it is not open.
    """
    run = held_run(work, run_id)
    _must_be_open(run)
    call_off(work, run)
    return _closed(work, run)


def retract_run(work: Work, run_id: int) -> Row[Any]:
    """Take a prompt back, open or closed: every card says so, and no answer is kept.

    Raises:
        Refused: it is retracted already.
    """
    run = held_run(work, run_id)
    if run.state == "retracted":
        raise Refused("prompt-withdrawn-already")
    call_off(work, run)
    for page in range(len(result(work, run, "facilitators").pages)):
        work.refresh_all(result_card(run.id, page))
    destroy(work, run)
    return _settled(work, run, "retracted")


def expire_run(work: Work, run: Row[Any]) -> None:
    """Remove a run's answers because their time is over; one left open is closed, in silence."""
    destroy(work, run)
    if run.state == "open":
        call_off(work, run)
        _settled(work, run, "closed")


def close_due(work: Work, entry: Row[Any]) -> str:
    """Close what the clock closes; give why it was not done, empty if it was.

    Args:
        work: the transaction.
        entry: a timeline entry of the kind `close_prompt`, with the run's id in its args.
    """
    run = held_run(work, int(entry.args["run"]))
    if run.state != "open":
        return "not open"
    if run.closes_at is None or run.closes_at > work.now:
        return "prolonged"
    _closed(work, run)
    return ""


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
    joined = [row for row in work.people.participants_of(run.visit_id) if row.state == "joined"]
    put_before(work, run, joined)
    refresh_sheets(work, run.visit_id)
    return run


def _closed(work: Work, run: Row[Any]) -> Row[Any]:
    if prompt_of(run).anonymous:
        seal(work, run)
    work.answers.lose_run(run.id)
    closed = _settled(work, run, "closed")
    reveal(work, closed)
    return closed


def _settled(work: Work, run: Row[Any], state: str) -> Row[Any]:
    work.prompts.settle(run.id, state, work.now)
    work.refresh_all(prompt_card(run.id))
    refresh_sheets(work, run.visit_id)
    return existing_run(work, run.id)


def _must_be_open(run: Row[Any]) -> None:
    if run.state != "open":
        raise Refused("prompt-not-open", title=title_of(prompt_of(run)))


def _open_now(work: Work, run: Row[Any]) -> bool:
    runs = work.prompts.runs_of(run.visit_id)
    return any(row.prompt_key == run.prompt_key and row.state == "open" for row in runs)
