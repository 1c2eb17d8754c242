"""What is told and shown of an anonymous prompt while it is open, moved on in steps.

The rule is in `bot.domain.steps`. Two pools wait: those whose answer is not shown at all, and
those who changed or took back one that is. Only who is told to have answered waits in a pool.
"""

import secrets
from typing import Any

from sqlalchemy import Row

from bot.domain.steps import ENOUGH, Lot, may_be_counted, released
from bot.services.authors import author_of, by_author, moves_in_steps
from bot.services.screening import screen
from bot.services.sealing import accompanied
from storage.work import Work


def step(work: Work, run: Row[Any], lot: Lot | None = None) -> None:
    """Tell and show more of a run, if it is anonymous and enough people have answered.

    Args:
        work: holds the visit: a step reads what everybody answered.
        run: open.
        lot: chooses at random; none: as nobody can foresee.
    """
    if not moves_in_steps(run):
        return
    untold, waiting = work.asked.pool(run.id)
    if may_be_counted(untold):
        work.asked.tell_all(run.id)
        waiting += untold
    if waiting >= ENOUGH:
        _release(work, run, lot or secrets.SystemRandom().sample)


def release_all(work: Work, run: Row[Any]) -> None:
    """Tell and show all that was answered until now: nobody adds to it any more."""
    if not moves_in_steps(run):
        return
    work.asked.tell_all(run.id)
    rows = work.live.of(run.id)
    said = by_author(accompanied(work.answers.everything(run.id), rows))
    shown = by_author(rows)
    work.live.clear(run.id)
    for author, parts in said.items():
        screen(work, run, author, shown.get(author, {}), parts)
        work.live.put(run.id, author, parts)
    asked = (row.participant_id for row in work.asked.in_run(run.id))
    work.asked.show(run.id, [one for one in asked if author_of(run, one) in said])


def _release(work: Work, run: Row[Any], lot: Lot) -> None:
    waiting = {
        author_of(run, row.participant_id): int(row.participant_id)
        for row in work.asked.in_run(run.id)
        if row.counted and not row.shown
    }
    said = by_author(work.answers.everything(run.id))
    shown = by_author(work.live.of(run.id))
    new = [one for one in waiting if one in said and one not in shown]
    changed = [one for one in waiting if one in shown and shown[one] != said.get(one)]
    chosen = released(new, lot) | released(changed, lot)
    for author in sorted(chosen):
        screen(work, run, author, shown.get(author, {}), said.get(author, {}))
        work.live.put(run.id, author, said.get(author, {}))
    if chosen:
        work.asked.show(run.id, [waiting[author] for author in chosen])
