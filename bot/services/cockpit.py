"""What a facilitator does on the run sheet: turning its pages, and the life of prompts."""

from collections.abc import Callable, Mapping

from bot.domain.messages import At, Receipt
from bot.errors import Refused
from bot.services.callers import Caller, Me, someone, team_member
from bot.services.disclosure import may_see
from bot.services.outside import is_outside
from bot.services.revealing import bring_result
from bot.services.running import close_run, open_run, prolong_run, reopen_run, retract_run
from bot.services.runs import existing_run, prompt_of, sheet_card, title_of
from bot.services.visiting import run_by
from storage.ids import unshort
from storage.work import Work

MAIN, LIST, ITEM, MISSING, WITHDRAW = "main", "list", "item", "missing", "withdraw"
OUTSIDE = "outside"  # before a prompt is opened outside a session: whom it will reach when
TOOLS = "tools"  # what the team does beside prompts
PAGES = (MAIN, LIST, ITEM, MISSING, WITHDRAW, OUTSIDE, TOOLS)
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
        work.prompts.turn(me.address.id, visit_id, MAIN, "")
        work.refresh(me.address.id, _card(work, visit_id), anew=True)


def act(work: Work, caller: Caller, visit: str, what: str, about: str) -> Receipt:
    """Do what a button of the run sheet says.

    Args:
        work: the transaction.
        caller: who pressed it.
        visit: the visit, as `short` writes it.
        what: one of `PAGES` or of `ACTS`.
        about: a place in the list, a prompt's or method's key, or a run as `short` writes it.

    Raises:
        Refused: they do not run the visit, or it cannot be done.
    """
    visit_id = unshort(visit)
    me = team_member(work, caller, visit_id)
    if what in (MISSING, WITHDRAW) and work.prompts.run(unshort(about)) is not None:
        _run(work, visit_id, about)
    if what == OPEN and is_outside(work, visit_id):
        what = OUTSIDE
    if what in PAGES:
        return _turn(work, me, visit_id, what, about)
    if what not in ACTS:
        raise Refused("prompt-unknown", alert=True)
    receipt = ACTS[what](work, me, visit_id, about)
    done = OPEN if what == OPEN_OUTSIDE else what
    work.records.audit(f"prompt.{done}", about, work.now, person=me.person.id, visit=visit_id)
    return receipt


def _turn(work: Work, me: Me, visit_id: int, page: str, about: str) -> Receipt:
    work.prompts.turn(me.address.id, visit_id, page, about)
    work.refresh(me.address.id, _card(work, visit_id))
    return Receipt()


def _open(work: Work, me: Me, visit_id: int, key: str) -> Receipt:
    run = open_run(work, visit_id, key, me.person.id)
    _turn(work, me, visit_id, MAIN, "")
    return Receipt("sheet-opened", {"title": title_of(prompt_of(run))})


def _close(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    run = close_run(work, _run(work, visit_id, about))
    _turn(work, me, visit_id, MAIN, "")
    return Receipt("sheet-closed", {"title": title_of(prompt_of(run))})


def _reopen(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    run_id = _run(work, visit_id, about)
    run = reopen_run(work, run_id, me.person.id)
    _turn(work, me, visit_id, MAIN, "")
    key = "sheet-reopened" if run.id == run_id else "sheet-asked-anew"
    return Receipt(key, {"title": title_of(prompt_of(run))}, alert=run.id != run_id)


def _prolong(work: Work, _me: Me, visit_id: int, about: str) -> Receipt:
    until = prolong_run(work, _run(work, visit_id, about))
    return Receipt("sheet-prolonged", {"until": At(until)})


def _show(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    run = existing_run(work, _run(work, visit_id, about))
    if not may_see(run, "facilitators"):
        raise Refused("sheet-sealed-yet" if run.state == "open" else "sheet-no-result", alert=True)
    if not bring_result(work, run, me.person.id, me.address.id):
        raise Refused("sheet-no-result", alert=True)
    return Receipt("sheet-result-below")


def _retract(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    run = retract_run(work, _run(work, visit_id, about))
    _turn(work, me, visit_id, MAIN, "")
    return Receipt("sheet-withdrawn", {"title": title_of(prompt_of(run))})


def _run(work: Work, visit_id: int, about: str) -> int:
    """Read a run of this visit, and of no other: the team of one has no say in the next."""
    run = existing_run(work, unshort(about))
    if run.visit_id != visit_id:
        raise Refused("not-your-button", alert=True)
    return int(run.id)


def _card(work: Work, visit_id: int) -> str:
    visit = work.visits.by_id(visit_id)
    if visit is None:
        raise Refused("prompt-unknown", alert=True)
    return sheet_card(visit.key)


ACTS: Mapping[str, Callable[[Work, Me, int, str], Receipt]] = {
    OPEN: _open,
    OPEN_OUTSIDE: _open,
    "close": _close,
    "reopen": _reopen,
    "more": _prolong,
    "result": _show,
    "retract": _retract,
}
