"""The run sheet in somebody's hand: bringing it, and what a tap on it does.

The pages are turned in each chat alone; what is done shows on every colleague's sheet.
"""

from collections.abc import Callable, Mapping

from bot.domain.messages import Receipt
from bot.errors import Refused
from bot.services import cueing, leading, noting, nudging, sheet_turning, steering, undoing, voices
from bot.services.callers import Caller, Me, someone, team_member
from bot.services.outside import is_outside
from bot.services.sheet_turning import FURTHER, MAIN, MISSING, OUTSIDE, PAGES, WITHDRAW, turn
from bot.services.visiting import run_by
from storage.ids import unshort
from storage.work import Work

OPEN, OPEN_OUTSIDE = "open", "open_now"


def bring_sheets(work: Work, caller: Caller) -> None:
    """Bring the run sheets of the visits that somebody runs to the end of their chat.

    Raises:
        Refused: they run none.
    """
    me = someone(work, caller)
    visits = run_by(work, me.person.id)
    if not visits:
        raise Refused("sheet-not-yours")
    for visit_id in visits:
        turn(work, me, visit_id, MAIN)
        work.refresh(me.address.id, sheet_turning.card_of(work, visit_id), anew=True)


def act(work: Work, caller: Caller, visit: str, what: str, about: str) -> Receipt:
    """Do what a button of the run sheet says.

    Args:
        work: the transaction.
        caller: who pressed it.
        visit: the visit, as `short` writes it.
        what: one of `PAGES` or of `ACTS`.
        about: what the page or the act is about; see there.

    Raises:
        Refused: they do not run the visit, or it cannot be done.
    """
    visit_id = unshort(visit)
    me = team_member(work, caller, visit_id)
    if what == OPEN and is_outside(work, visit_id):
        what = OUTSIDE
    if what in PAGES:
        return _turn(work, me, visit_id, what, about)
    if what not in ACTS:
        raise Refused("prompt-unknown", alert=True)
    work.hold_visit(visit_id)
    receipt = ACTS[what](work, me, visit_id, about)
    work.refresh_tapped(me.address.id, sheet_turning.card_of(work, visit_id))
    done = OPEN if what == OPEN_OUTSIDE else what
    work.records.audit(f"prompt.{done}", about, work.now, person=me.person.id, visit=visit_id)
    return receipt


def _turn(work: Work, me: Me, visit_id: int, page: str, about: str) -> Receipt:
    if page in (MISSING, FURTHER, WITHDRAW) and work.prompts.run(unshort(about)) is not None:
        steering.run_of(work, visit_id, about)
    turn(work, me, visit_id, page, about)
    return Receipt()


ACTS: Mapping[str, Callable[[Work, Me, int, str], Receipt]] = {
    # about a prompt, by its key
    OPEN: steering.open_prompt,
    OPEN_OUTSIDE: steering.open_prompt,
    "rehearse": steering.rehearse,
    "skip": cueing.skip,
    "after_all": cueing.ask_after_all,
    "back": cueing.back,
    # about a run
    "close": steering.close,
    "reopen": steering.reopen,
    "more": steering.prolong,
    "result": steering.show_result,
    "retract": steering.retract,
    "show": steering.show_on_board,
    "hide": steering.hide_on_board,
    "nudge": nudging.nudge,
    "step": steering.step_on,  # a phase, a dot and the run
    # about nothing
    "on": cueing.go_on,
    "voices": voices.bring,
    # about an act, a note, a person
    "undo": undoing.undo,
    "unnote": noting.delete,
    "lead": leading.hand_over,
}
