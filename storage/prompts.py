"""What was asked, and whom."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, update

from storage.collection import Collection, upsert
from storage.tables.people import Participant
from storage.tables.prompts import Asked, PromptRun, SheetPage

_runs = PromptRun.__table__
_asked_rows = Asked.__table__
_participants = Participant.__table__

_this_run = _runs.c.id == bindparam("run")
_add = insert(PromptRun)
_run = select(_runs).where(_this_run)
_runs_of = (
    select(_runs)
    .where(_runs.c.visit_id == bindparam("visit"))
    .order_by(_runs.c.opened_at, _runs.c.id)
)
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
    )
)
_prolong = update(PromptRun).where(_this_run).values(closes_at=bindparam("until"))
_destroy_key = update(PromptRun).where(_this_run).values(seal_key=None)
_reveal = update(PromptRun).where(_this_run).values(result_shown=True)

_ask = upsert(Asked, "run_id", "participant_id")
_this_asked = (_asked_rows.c.run_id == bindparam("run")) & (
    _asked_rows.c.participant_id == bindparam("who")
)
_asked = select(_asked_rows).where(_this_asked)
_asked_in = select(_asked_rows).where(_asked_rows.c.run_id == bindparam("run"))
_mark = (
    update(Asked)
    .where(_this_asked)
    .values(
        answered=bindparam("has_answered"),
        changed=_asked_rows.c.changed + bindparam("more_changes"),
    )
)
_nudge = update(Asked).where(_this_asked).values(nudged=True)
_submit = update(Asked).where(_this_asked).values(submitted=True)
_joined = _participants.c.state == "joined"
_counts = (
    select(
        func.count().label("asked"),
        func.count().filter(_asked_rows.c.answered).label("answered"),
    )
    .select_from(
        _asked_rows.outerjoin(_participants, _participants.c.id == _asked_rows.c.participant_id)
    )
    .where(_asked_rows.c.run_id == bindparam("run"), _asked_rows.c.answered | _joined)
)
_open_for = (
    select(_runs)
    .join(Asked, _asked_rows.c.run_id == _runs.c.id)
    .where(_asked_rows.c.participant_id == bindparam("who"), _runs.c.state == "open")
    .order_by(_runs.c.opened_at, _runs.c.id)
)
_asked_of = (
    select(_runs, _asked_rows.c.answered, _asked_rows.c.nudged)
    .join(Asked, _asked_rows.c.run_id == _runs.c.id)
    .where(_asked_rows.c.participant_id == bindparam("who"))
    .order_by(_runs.c.opened_at, _runs.c.id)
)

_turn = upsert(SheetPage, "address_id", "visit_id", update={"page": "new", "about": "new"})
_page = select(SheetPage.page, SheetPage.about).where(
    SheetPage.address_id == bindparam("address"), SheetPage.visit_id == bindparam("visit")
)


class Prompts(Collection):
    """Runs of prompts, whom they asked and who has answered; what a run sheet shows."""

    def add(self, **row: object) -> None:
        """Write a run, with every column of `prompt_runs`."""
        self._run(_add, **row)

    def run(self, run_id: int) -> Row[Any] | None:
        """Give a run."""
        return self._one(_run, run=run_id)

    def runs_of(self, visit_id: int) -> list[Row[Any]]:
        """Give all runs of a visit in the order in which they were opened."""
        return self._all(_runs_of, visit=visit_id)

    def open_since_before(self, instant: datetime, now: datetime) -> list[Row[Any]]:
        """Give the id of each run that was opened by then and is open, whatever its visit."""
        return self._all(_open_since_before, instant=instant, now=now)

    def settle(self, run_id: int, state: str, now: datetime) -> None:
        """Record that a run is closed or retracted."""
        self._run(_settle, run=run_id, new_state=state, now=now)

    def reopen(self, run_id: int, closes_at: datetime | None) -> None:
        """Open a closed run again."""
        self._run(_reopen, run=run_id, until=closes_at)

    def prolong(self, run_id: int, closes_at: datetime) -> None:
        """Let a run close at another instant."""
        self._run(_prolong, run=run_id, until=closes_at)

    def destroy_key(self, run_id: int) -> None:
        """Forget the key from which the authors of a run were made."""
        self._run(_destroy_key, run=run_id)

    def reveal(self, run_id: int) -> None:
        """Record that the result was shown to those it is for."""
        self._run(_reveal, run=run_id)

    def ask(self, run_id: int, participants: Iterable[int]) -> None:
        """Record that these were asked; who was asked already stays as they are."""
        for participant_id in participants:
            self._run(
                self._upserting(_ask),
                run_id=run_id,
                participant_id=participant_id,
                answered=False,
                changed=0,
                submitted=False,
                nudged=False,
            )

    def asked(self, run_id: int, participant_id: int) -> Row[Any] | None:
        """Tell whether somebody was asked, has answered, has submitted."""
        return self._one(_asked, run=run_id, who=participant_id)

    def asked_in(self, run_id: int) -> list[Row[Any]]:
        """Give all who were asked in a run."""
        return self._all(_asked_in, run=run_id)

    def mark(self, run_id: int, participant_id: int, *, answered: bool, changed: int) -> None:
        """Record whether somebody has answered, and how many changes to add."""
        self._run(
            _mark, run=run_id, who=participant_id, has_answered=answered, more_changes=changed
        )

    def nudge(self, run_id: int, participant_id: int) -> None:
        """Record that somebody was reminded of it."""
        self._run(_nudge, run=run_id, who=participant_id)

    def submit(self, run_id: int, participant_id: int) -> None:
        """Record that somebody has submitted a form."""
        self._run(_submit, run=run_id, who=participant_id)

    def counts(self, run_id: int) -> tuple[int, int]:
        """Count those asked and those who answered; who left counts only if they answered."""
        row = self._one(_counts, run=run_id)
        return (row.asked, row.answered) if row else (0, 0)

    def open_for(self, participant_id: int) -> list[Row[Any]]:
        """Give the open runs in which somebody was asked, oldest first."""
        return self._all(_open_for, who=participant_id)

    def asked_of(self, participant_id: int) -> list[Row[Any]]:
        """Give all runs in which somebody was asked; whether they answered, and were nudged."""
        return self._all(_asked_of, who=participant_id)

    def turn(self, address_id: int, visit_id: int, page: str, about: str) -> None:
        """Remember what a run sheet shows in a chat."""
        self._run(
            self._upserting(_turn),
            address_id=address_id,
            visit_id=visit_id,
            page=page,
            about=about,
        )

    def page(self, address_id: int, visit_id: int) -> tuple[str, str]:
        """Give what a run sheet shows in a chat: the page, and what it is about."""
        row = self._one(_page, address=address_id, visit=visit_id)
        return (row.page, row.about) if row else ("main", "")
