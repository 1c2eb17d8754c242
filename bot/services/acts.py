"""What the team did in the last minutes, so that it can be undone, and the colleague be named."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Words
from bot.services.callers import Me
from bot.services.runs import prompt_of, title_of
from storage.ids import short, unshort
from storage.work import Reading, Work

REMEMBERED = timedelta(minutes=10)

OPENED, REOPENED, CLOSED, STEPPED = "opened", "reopened", "closed", "stepped"
PROLONGED, WITHDRAWN = "prolonged", "withdrawn"
SHOWN, HIDDEN = "shown", "hidden"
SKIPPED, ASKED_AFTER_ALL, WENT_BACK = "skipped", "after-all", "back"
NUDGED = "nudged"  # cannot be undone, and annoys nobody: what was done before it still can be
REHEARSAL = "rehearsal"  # began; what was done before it is not undone in it
_UNDONE = frozenset(
    {
        *(OPENED, REOPENED, CLOSED, STEPPED, PROLONGED, WITHDRAWN),
        *(SHOWN, HIDDEN, SKIPPED, ASKED_AFTER_ALL, WENT_BACK),
    }
)


def remember(work: Work, me: Me, visit_id: int, act: str, about: str, **before: object) -> None:
    """Write down what somebody of the team did; what is too old to be undone is forgotten.

    Args:
        work: the transaction.
        me: who.
        visit_id: in which visit.
        act: one of the names above.
        about: a prompt's key, or a run as `short` writes it.
        before: what is needed to undo it.
    """
    work.live_acts.forget(visit_id, work.now - REMEMBERED, but=REHEARSAL)
    work.live_acts.add(visit_id, act, about, {**before, "by": me.person.id}, work.now)


def remember_run(work: Work, me: Me, act: str, run: Row[Any], **before: object) -> None:
    """Write down what somebody of the team did to a run."""
    remember(work, me, run.visit_id, act, short(run.id), **before)


def recent(reading: Reading, visit_id: int) -> Sequence[Row[Any]]:
    """Give what the team did in the last minutes, the newest last."""
    return reading.live_acts.since(visit_id, reading.now - REMEMBERED)


def last_act(reading: Reading, visit_id: int) -> Row[Any] | None:
    """Give what the team did last; none if that is too long ago to be undone."""
    known = {*_UNDONE, REHEARSAL}
    done = next((act for act in reversed(recent(reading, visit_id)) if act.act in known), None)
    return done if done is not None and done.act in _UNDONE else None


def title_in(reading: Reading, act: Row[Any]) -> Words:
    """Give what the prompt is called to which something was done."""
    if "prompt" in act.before:
        prompt = reading.visits.plan(act.visit_id).prompts().get(act.before["prompt"])
        return title_of(prompt) if prompt is not None else Words({})
    run = reading.prompts.run(unshort(act.about))
    return title_of(prompt_of(run)) if run is not None else Words({})


def who_did(reading: Reading, run: Row[Any], *did: str) -> int | None:
    """Give who of the team did this to a run in the last minutes; none: the clock, or long ago."""
    about = short(run.id)
    done = reversed(recent(reading, run.visit_id))
    return next((act.before["by"] for act in done if act.act in did and act.about == about), None)


def name_of(reading: Reading, person_id: int | None) -> str:
    """Name somebody of the team; empty if nobody is meant, or they were erased."""
    person = reading.people.by_id(person_id) if person_id else None
    return person.name if person is not None else ""
