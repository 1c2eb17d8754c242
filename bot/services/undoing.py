"""Undo: the team's last act is taken back, whoever did it, and once.

The button carries the act that it undoes, so that two who tap at once undo one act, not two.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Receipt, Say
from bot.domain.plan.spot_keys import is_spot
from bot.errors import Refused
from bot.services import acts, boards
from bot.services.authors import is_sealed
from bot.services.callers import Me
from bot.services.course import cue_of
from bot.services.cueing import put_back, set_cue
from bot.services.opening import reopen_run
from bot.services.phasing import resume
from bot.services.running import close_run, retract_run, shorten_run
from bot.services.runs import existing_run, refresh_sheets
from bot.services.sheet_turning import ITEM, MAIN, WITHDRAW, turn
from storage.ids import unshort
from storage.work import Reading, Work


def undo(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    """Take back the team's last act, or say why that cannot be.

    Args:
        work: the transaction.
        me: who wants it.
        visit_id: in which visit.
        about: the act that the button named, as `short` writes its id.

    Raises:
        Refused: it is too late, something else was done meanwhile, or it cannot be taken back.
    """
    act = acts.last_act(work, visit_id)
    if act is None or act.id < unshort(about):
        raise Refused("sheet-undo-gone", alert=True)
    if act.id != unshort(about):
        raise Refused("sheet-undo-other", alert=True, what=what_was_done(work, act))
    if act.act in _FOR_GOOD:
        raise Refused(f"sheet-undo-{act.act}", alert=True)
    what = what_was_done(work, act)
    asks_first = _UNDO[act.act](work, me, act)
    if asks_first is not None:
        return asks_first
    work.live_acts.remove(act.id)
    turn(work, me, visit_id, MAIN)
    refresh_sheets(work, visit_id)
    return Receipt("sheet-undone", {"what": what})


def what_was_done(reading: Reading, act: Row[Any]) -> Say:
    """Put an act into words."""
    return Say(f"sheet-act-{act.act}", {"title": acts.title_in(reading, act)})


def _unopen(work: Work, me: Me, act: Row[Any]) -> Receipt | None:
    """Withdraw what was opened; if somebody has answered already, only after asking."""
    run = _in_state(work, act, "open")
    if work.asked.counts(run.id)[1]:
        turn(work, me, act.visit_id, WITHDRAW, act.about)
        return Receipt("sheet-undo-answered", alert=True)
    retract_run(work, run.id)
    if not is_spot(run.prompt_key):
        set_cue(work, act.visit_id, cue_of(work, act.visit_id).at(run.prompt_key))
    return None


def _close_again(work: Work, _me: Me, act: Row[Any]) -> None:
    close_run(work, _in_state(work, act, "open").id)


def _unclose(work: Work, me: Me, act: Row[Any]) -> Receipt | None:
    """Open what was closed, as and until when it was; what is sealed can only be asked anew."""
    run = _in_state(work, act, "closed")
    if is_sealed(run):
        turn(work, me, act.visit_id, ITEM, run.prompt_key)
        return Receipt("sheet-undo-sealed", alert=True)
    until = act.before["closes_at"]
    until = datetime.fromisoformat(until) if until else None
    again = reopen_run(work, run.id, me.person.id, until)
    if again.id == run.id and act.before["phase"]:
        resume(work, again, act.before["phase"])
    return None


def _unprolong(work: Work, _me: Me, act: Row[Any]) -> None:
    shorten_run(work, _in_state(work, act, "open").id)


def _unshow(work: Work, _me: Me, act: Row[Any]) -> None:
    boards.take_back(work, existing_run(work, unshort(act.about)), act.before["said"])


def _uncue(work: Work, _me: Me, act: Row[Any]) -> None:
    put_back(work, act.visit_id, act.before)


def _in_state(work: Work, act: Row[Any], state: str) -> Row[Any]:
    """Give the run to which it was done, if it still stands as that left it."""
    run = existing_run(work, unshort(act.about))
    if run.state != state:
        raise Refused("sheet-undo-changed", alert=True, what=what_was_done(work, act))
    return run


_FOR_GOOD = (acts.WITHDRAWN, acts.STEPPED)
_UNDO: Mapping[str, Callable[[Work, Me, Row[Any]], Receipt | None]] = {
    acts.OPENED: _unopen,
    acts.REOPENED: _close_again,
    acts.CLOSED: _unclose,
    acts.PROLONGED: _unprolong,
    acts.SHOWN: _unshow,
    acts.HIDDEN: _unshow,
    acts.SKIPPED: _uncue,
    acts.ASKED_AFTER_ALL: _uncue,
    acts.WENT_BACK: _uncue,
}
