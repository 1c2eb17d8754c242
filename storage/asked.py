"""Who was asked, who has answered, and what of that may be told."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, func, select, update

from storage.collection import Collection, upsert
from storage.tables.people import Participant
from storage.tables.prompts import Asked, PromptRun

_runs = PromptRun.__table__
_asked_rows = Asked.__table__
_participants = Participant.__table__

_ask = upsert(Asked, "run_id", "participant_id")
_this_asked = (_asked_rows.c.run_id == bindparam("run")) & (
    _asked_rows.c.participant_id == bindparam("who")
)
_one_asked = select(_asked_rows).where(_this_asked)
_all_asked = select(_asked_rows).where(_asked_rows.c.run_id == bindparam("run"))
_mark = (
    update(Asked)
    .where(_this_asked)
    .values(
        answered=bindparam("has_answered"),
        changed=_asked_rows.c.changed + bindparam("more_changes"),
        shown=False,
        proxy=bindparam("written_by"),
    )
)
# Of an open anonymous prompt: what is told and shown of it moves in steps.
_in_run = _asked_rows.c.run_id == bindparam("run")
_untold = _asked_rows.c.answered & ~_asked_rows.c.counted
_pool = select(
    func.count().filter(_untold).label("untold"),
    func.count().filter(_asked_rows.c.counted & ~_asked_rows.c.shown).label("waiting"),
).where(_in_run)
_tell_all = update(Asked).where(_in_run, _untold).values(counted=True)
_show_of = (
    update(Asked)
    .where(_in_run, _asked_rows.c.participant_id.in_(bindparam("those", expanding=True)))
    .values(shown=True)
)
_hide_all = update(Asked).where(_in_run).values(shown=False)
_forget_marks = (
    update(Asked)
    .where(_in_run)
    .values(
        # Who took back what was told stays among those who answered: that they did must not
        # become known together with what is missing from the result.
        answered=_asked_rows.c.answered | _asked_rows.c.counted,
        changed=0,
        counted=False,
        shown=False,
    )
)
_nudge = update(Asked).where(_this_asked).values(nudged=True)
_submit = update(Asked).where(_this_asked).values(submitted=True)
# Shadows are asked in ghost runs only.
_takes_part = (_participants.c.state == "joined") | (_participants.c.state == "ghost")


def _counting(answered: ColumnElement[bool]) -> Select[int, int]:
    told = func.count().filter(answered).label("answered")
    those = _asked_rows.outerjoin(_participants, _participants.c.id == _asked_rows.c.participant_id)
    return (
        select(func.count().label("asked"), told)
        .select_from(those)
        .where(_asked_rows.c.run_id == bindparam("run"), answered | _takes_part)
    )


_counts = _counting(_asked_rows.c.answered)
_counted = _counting(_asked_rows.c.counted)
_voices = (
    select(_asked_rows.c.participant_id, func.count().label("number"))
    .join(PromptRun, _runs.c.id == _asked_rows.c.run_id)
    .where(
        _runs.c.visit_id == bindparam("visit"),
        _runs.c.state != "retracted",
        _runs.c.seal_key.is_(None) | (_runs.c.state == "closed"),  # under names, or closed
        ~_runs.c.ghost,
        _asked_rows.c.answered,
    )
    .group_by(_asked_rows.c.participant_id)
)


class AskedPeople(Collection):
    """One row for each run and participant who was asked in it."""

    def add(self, run_id: int, participants: Iterable[int]) -> None:
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
                proxy=None,
                counted=False,
                shown=False,
            )

    def of(self, run_id: int, participant_id: int) -> Row[Any] | None:
        """Tell whether somebody was asked, has answered, has submitted."""
        return self._one(_one_asked, run=run_id, who=participant_id)

    def in_run(self, run_id: int) -> list[Row[Any]]:
        """Give all who were asked in a run."""
        return self._all(_all_asked, run=run_id)

    def mark(
        self,
        run_id: int,
        participant_id: int,
        *,
        answered: bool,
        changed: int,
        proxy: int | None = None,
    ) -> None:
        """Record whether somebody has answered, how many changes to add, and who wrote it down.

        Args:
            run_id: of which run.
            participant_id: whose answer it is.
            answered: whether nothing is missing.
            changed: how many changes to add.
            proxy: the person to whom they told it; none: they answered themselves.
        """
        self._run(
            _mark,
            run=run_id,
            who=participant_id,
            has_answered=answered,
            more_changes=changed,
            written_by=proxy,
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

    def counted(self, run_id: int) -> tuple[int, int]:
        """Count as `counts` does, but only those of whom the team was told that they answered."""
        row = self._one(_counted, run=run_id)
        return (row.asked, row.answered) if row else (0, 0)

    def voices(self, visit_id: int) -> dict[int, int]:
        """Count the prompts that each participant answered; anonymous ones once they are closed."""
        return {row.participant_id: row.number for row in self._all(_voices, visit=visit_id)}

    def pool(self, run_id: int) -> tuple[int, int]:
        """Count who answered and is not counted yet, and whose counted answer is not shown yet."""
        row = self._one(_pool, run=run_id)
        return (row.untold, row.waiting) if row else (0, 0)

    def tell_all(self, run_id: int) -> None:
        """Count all who have answered."""
        self._run(_tell_all, run=run_id)

    def show(self, run_id: int, participants: Iterable[int]) -> None:
        """Record that what these say now is what is shown."""
        self._run(_show_of, run=run_id, those=list(participants))

    def hide_all(self, run_id: int) -> None:
        """Record that nobody's answer is shown."""
        self._run(_hide_all, run=run_id)

    def forget_marks(self, run_id: int) -> None:
        """Forget who changed their answer, and whose was shown when."""
        self._run(_forget_marks, run=run_id)
