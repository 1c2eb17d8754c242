"""Taking an open run on to its next phase: what must hold for it, and who is told."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Row

from bot.domain.phases import TALKING, VOTING, lasts, next_phase
from bot.services import asking, discussing, voting
from bot.services.closing import schedule
from bot.services.outside import away_in, is_outside
from bot.services.runs import can_answer, existing_run, prompt_card, prompt_of, refresh_sheets
from bot.services.stepping import release_all
from storage.work import Reading, Work


def coming_phase(reading: Reading, run: Row[Any]) -> str | None:
    """Give the phase that an open run can go on to now; none: it closes."""
    phase = next_phase(prompt_of(run), run.phase)
    if phase is None or not _MAY_START.get(phase, _always)(reading, run):
        return None
    return phase


def enter(work: Work, run: Row[Any], phase: str) -> Row[Any]:
    """Have a run go on in a phase: every card shows it, and comes anew to whoever is there."""
    release_all(work, run)
    work.prompts.enter(run.id, phase, work.now + lasts(prompt_of(run), phase))
    run = existing_run(work, run.id)
    _BEGIN.get(phase, _nothing)(work, run)
    schedule(work, run)
    work.answers.lose_run(run.id)
    work.refresh_all(prompt_card(run.id))
    if not is_outside(work, run.visit_id):
        asking.ask(work, run, _present(work, run))
    refresh_sheets(work, run.visit_id)
    return run


def resume(work: Work, run: Row[Any], phase: str) -> None:
    """Have a run that was opened again go on in the phase in which it was closed, till its end."""
    work.prompts.enter(run.id, phase, run.closes_at)
    _BEGIN.get(phase, _nothing)(work, existing_run(work, run.id))


def _present(work: Work, run: Row[Any]) -> list[Row[Any]]:
    """Give those who were asked and have not put a break before it."""
    away = away_in(work, run.visit_id)
    asked = (work.people.participant(row.participant_id) for row in work.asked.in_run(run.id))
    return [
        one
        for one in asked
        if one is not None and can_answer(run, one) and one.person_id not in away
    ]


def _always(_reading: Reading, _run: Row[Any]) -> bool:
    return True


def _nothing(_work: Work, _run: Row[Any]) -> None:
    pass


# What must hold before a phase starts.
_MAY_START: Mapping[str, Callable[[Reading, Row[Any]], bool]] = {
    VOTING: voting.may_start,
    TALKING: discussing.may_start,
}

# What is done as a phase starts.
_BEGIN: Mapping[str, Callable[[Work, Row[Any]], None]] = {TALKING: discussing.begin}
