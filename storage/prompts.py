"""Every asking of a prompt: when it was opened and closed, and in whose words."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update

from storage.collection import Collection
from storage.tables.prompts import (
    Answer,
    Asked,
    Curation,
    LiveAnswer,
    Pair,
    PromptRun,
    Typed,
)

_runs = PromptRun.__table__
_asked_rows = Asked.__table__

_this_run = _runs.c.id == bindparam("run")
_add = insert(PromptRun)
_run = select(_runs).where(_this_run)
_of_visit = select(_runs).where(_runs.c.visit_id == bindparam("visit"))
_in_order = (_runs.c.opened_at, _runs.c.id)
_in_visit = _of_visit.order_by(*_in_order)  # rehearsed or not: the sheet asks for both at once
_open_since_before = (
    select(_runs.c.id)
    .where(
        _runs.c.state == "open",
        # What seems to open only later was opened before the clock was put back.
        (_runs.c.opened_at <= bindparam("instant")) | (_runs.c.opened_at > bindparam("now")),
    )
    .order_by(_runs.c.id)
)
_settle = (
    update(PromptRun)
    .where(_this_run)
    .values(state=bindparam("new_state"), closed_at=bindparam("now"), closes_at=None)
)
_reopen = (
    update(PromptRun)
    .where(_this_run)
    .values(
        state="open",
        closed_at=None,
        closes_at=bindparam("until"),
        result_shown=False,
        reopened=_runs.c.reopened + 1,
        phase="",
    )
)
_enter = (
    update(PromptRun)
    .where(_this_run)
    .values(phase=bindparam("new_phase"), closes_at=bindparam("until"))
)
_prolong = update(PromptRun).where(_this_run).values(closes_at=bindparam("until"))
_destroy_key = update(PromptRun).where(_this_run).values(seal_key=None)
_reveal = update(PromptRun).where(_this_run).values(result_shown=True)

_open_for = (
    select(_runs)
    .join(Asked, _asked_rows.c.run_id == _runs.c.id)
    .where(_asked_rows.c.participant_id == bindparam("who"), _runs.c.state == "open")
    .order_by(_runs.c.opened_at, _runs.c.id)
)
_ever_asked = (
    select(_runs, _asked_rows.c.answered, _asked_rows.c.nudged)
    .join(Asked, _asked_rows.c.run_id == _runs.c.id)
    .where(_asked_rows.c.participant_id == bindparam("who"))
)
_asked_of = _ever_asked.where(~_runs.c.ghost).order_by(*_in_order)
_rehearsed_by = _ever_asked.where(_runs.c.ghost).order_by(*_in_order)
_define = update(PromptRun).where(_this_run).values(definition=bindparam("becomes"))
_remove = tuple(
    delete(table).where(table.__table__.c.run_id == bindparam("run"))
    for table in (Asked, Answer, LiveAnswer, Curation, Pair, Typed)
)
_remove_run = delete(PromptRun).where(_this_run)


class Prompts(Collection):
    """Runs of prompts; who was asked in them, `storage.asked` knows."""

    def add(self, **row: object) -> None:
        """Write a run, with every column of `prompt_runs`."""
        self._run(_add, **row)

    def run(self, run_id: int) -> Row[Any] | None:
        """Give a run."""
        return self._one(_run, run=run_id)

    def runs_of(self, visit_id: int) -> list[Row[Any]]:
        """Give all runs of a visit in the order in which they were opened; no rehearsed ones."""
        return [run for run in self._all(_in_visit, visit=visit_id) if not run.ghost]

    def ghosts_of(self, visit_id: int) -> list[Row[Any]]:
        """Give the runs with which the team rehearses a visit, in the order of their opening."""
        return [run for run in self._all(_in_visit, visit=visit_id) if run.ghost]

    def define(self, run_id: int, definition: dict[str, Any]) -> None:
        """Ask from now on in other words."""
        self._run(_define, run=run_id, becomes=definition)

    def remove(self, run_id: int) -> None:
        """Remove a run and all that belongs to it, as if it had never been."""
        for statement in (*_remove, _remove_run):
            self._run(statement, run=run_id)

    def open_since_before(self, instant: datetime, now: datetime) -> list[Row[Any]]:
        """Give the id of each run that was opened by then and is open, whatever its visit."""
        return self._all(_open_since_before, instant=instant, now=now)

    def settle(self, run_id: int, state: str, now: datetime) -> None:
        """Record that a run is closed or retracted."""
        self._run(_settle, run=run_id, new_state=state, now=now)

    def reopen(self, run_id: int, closes_at: datetime | None) -> None:
        """Open a closed run again, in its first phase."""
        self._run(_reopen, run=run_id, until=closes_at)

    def enter(self, run_id: int, phase: str, closes_at: datetime | None) -> None:
        """Let an open run go on in another phase, until an instant."""
        self._run(_enter, run=run_id, new_phase=phase, until=closes_at)

    def prolong(self, run_id: int, closes_at: datetime | None) -> None:
        """Let a run close at another instant; none: when somebody closes it."""
        self._run(_prolong, run=run_id, until=closes_at)

    def destroy_key(self, run_id: int) -> None:
        """Forget the key from which the authors of a run were made."""
        self._run(_destroy_key, run=run_id)

    def reveal(self, run_id: int) -> None:
        """Record that the result was shown to those it is for."""
        self._run(_reveal, run=run_id)

    def open_for(self, participant_id: int) -> list[Row[Any]]:
        """Give the open runs in which somebody was asked, oldest first."""
        return self._all(_open_for, who=participant_id)

    def asked_of(self, participant_id: int) -> list[Row[Any]]:
        """Give all runs in which somebody was asked; whether they answered, and were nudged."""
        return self._all(_asked_of, who=participant_id)

    def rehearsed_by(self, participant_id: int) -> list[Row[Any]]:
        """Give, like `asked_of`, the ghost runs in which somebody of the team was asked."""
        return self._all(_rehearsed_by, who=participant_id)
