"""The life of an open run: prolonged, taken a step on, closed, retracted.

By a facilitator's tap (`bot.services.steering`) or by the schedule (`close_due`).
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from bot.errors import Refused
from bot.services import discussing
from bot.services.closing import call_off, put_off
from bot.services.disclosure import result
from bot.services.phasing import coming_phase, enter
from bot.services.revealing import conceal, reveal
from bot.services.runs import (
    existing_run,
    held_run,
    prompt_card,
    prompt_of,
    refresh_sheets,
    result_card,
    title_of,
)
from bot.services.screening import screen_rest
from bot.services.sealing import destroy, seal
from storage.work import Work

ONE_MINUTE = timedelta(minutes=1)


def prolong_run(work: Work, run_id: int) -> datetime:
    """Let an open prompt close one minute later; give the instant.

    Raises:
        Refused: it is not open, or stays open until somebody closes it.
    """
    run = _held_open(work, run_id)
    if run.closes_at is None:
        raise Refused("prompt-no-end")
    return _close_at(work, run, max(run.closes_at, work.now) + ONE_MINUTE)


def shorten_run(work: Work, run_id: int) -> datetime:
    """Let an open prompt close one minute earlier, as before it was prolonged; give the instant.

    Raises:
        Refused: it is not open, or that is past.
    """
    run = _held_open(work, run_id)
    if run.closes_at is None or run.closes_at - ONE_MINUTE <= work.now:
        raise Refused("prompt-no-minute-left", alert=True)
    return _close_at(work, run, run.closes_at - ONE_MINUTE)


def close_run(work: Work, run_id: int) -> Row[Any]:
    """Close a prompt: seal it if it is anonymous, and show everybody the result they may see.

    Raises:
        Refused: it is not open.
    """
    run = _held_open(work, run_id)
    call_off(work, run)
    return _closed(work, run)


def advance(work: Work, run_id: int) -> Row[Any]:
    """Take an open prompt a step on: to its next phase, or closed if there is none.

    Raises:
        Refused: it is not open.
    """
    run = _held_open(work, run_id)
    call_off(work, run)
    return _stepped_on(work, run)


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
    conceal(work, run)
    destroy(work, run)
    return _settled(work, run, "retracted")


def expire_run(work: Work, run: Row[Any]) -> None:
    """Remove a run's answers because their time is over; one left open is closed, in silence."""
    destroy(work, run)
    if run.state == "open":
        call_off(work, run)
        _settled(work, run, "closed")


def close_due(work: Work, entry: Row[Any]) -> str:
    """Take a prompt whose time is over a step on; give why it was not done, empty if it was.

    Args:
        work: the transaction.
        entry: a timeline entry of the kind `close_prompt`, with the run's id in its args.
    """
    run = held_run(work, int(entry.args["run"]))
    if run.state != "open":
        return "not open"
    if run.closes_at is None or run.closes_at > work.now:
        return "prolonged"
    _stepped_on(work, run)
    return ""


def _close_at(work: Work, run: Row[Any], until: datetime) -> datetime:
    work.prompts.prolong(run.id, until)
    put_off(work, run, until)
    work.refresh_all(prompt_card(run.id))
    refresh_sheets(work, run.visit_id)
    return until


def _stepped_on(work: Work, run: Row[Any]) -> Row[Any]:
    phase = coming_phase(work, run)
    return _closed(work, run) if phase is None else enter(work, run, phase)


def _closed(work: Work, run: Row[Any]) -> Row[Any]:
    if prompt_of(run).anonymous:
        screen_rest(work, run)
        seal(work, run)
    work.answers.lose_run(run.id)
    closed = _settled(work, run, "closed")
    reveal(work, closed)
    return closed


def _settled(work: Work, run: Row[Any], state: str) -> Row[Any]:
    work.prompts.settle(run.id, state, work.now)
    work.card_pages.forget(prompt_card(run.id))  # of a ballot paper, at which questions they looked
    discussing.end(work, run)
    work.refresh_all(prompt_card(run.id))
    refresh_sheets(work, run.visit_id)
    return existing_run(work, run.id)


def _held_open(work: Work, run_id: int) -> Row[Any]:
    run = held_run(work, run_id)
    if run.state != "open":
        raise Refused("prompt-not-open", title=title_of(prompt_of(run)))
    return run
