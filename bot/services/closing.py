"""When a run closes by itself: its entry on the timeline."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.plan.calendar import moment
from bot.domain.plan.model import Plan, Prompt
from bot.domain.timeline import Kind
from storage.work import Work


def closing_time(plan: Plan, prompt: Prompt, now: datetime) -> datetime | None:
    """Give when a prompt opened now closes by itself; none: it does not, or should have by now."""
    if prompt.open is not None:
        return now + prompt.open
    until = moment(plan, prompt.until) if prompt.until else None
    return until if until and until > now else None


def schedule(work: Work, run: Row[Any]) -> None:
    """Have the clock close a run that has a closing time."""
    if run.closes_at is None:
        return
    entry = {
        "key": _key(work, run),
        "due": run.closes_at,
        "kind": Kind.CLOSE_PROMPT.value,
        "visit_id": run.visit_id,
        "participant_id": None,
        "args": {"run": run.id},
    }
    work.timeline.add([entry])
    work.replanned()


def put_off(work: Work, run: Row[Any], until: datetime) -> None:
    """Have the clock close a run at another instant."""
    work.timeline.move(_key(work, run), until, {"run": run.id})
    work.replanned()


def call_off(work: Work, run: Row[Any]) -> None:
    """Take the closing back: somebody was quicker."""
    work.timeline.remove(_key(work, run))
    work.replanned()


def _key(work: Work, run: Row[Any]) -> str:
    """Name the closing of a run, anew for each time that it was opened and for each phase."""
    visit = work.visits.key_of(run.visit_id)
    again = f"/{run.reopened}" if run.reopened else ""
    phase = f"/{run.phase}" if run.phase else ""
    return f"{Kind.CLOSE_PROMPT.value}/{visit}/{run.id}{again}{phase}"
