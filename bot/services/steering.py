"""What the run sheet's buttons do to a prompt, from its opening to its result.

What a colleague did meanwhile is said with their name.
"""

from typing import Any

from sqlalchemy import Row

from bot.domain.messages import At, Receipt
from bot.errors import Refused
from bot.services import acts, boards, ghosts
from bot.services.callers import Me
from bot.services.course import cue_of
from bot.services.cueing import set_cue
from bot.services.disclosure import may_see
from bot.services.opening import open_run, reopen_run
from bot.services.phasing import coming_phase
from bot.services.revealing import bring_result
from bot.services.running import advance, close_run, prolong_run, retract_run
from bot.services.runs import existing_run, prompt_of, runs_on_sheet, title_of
from bot.services.sheet_turning import MAIN, turn
from storage.ids import unshort
from storage.work import Work


def open_prompt(work: Work, me: Me, visit_id: int, key: str) -> Receipt:
    """Open a prompt of the plan; what comes next follows the plan's order again."""
    _nobody_opened(work, me, visit_id, key)
    run = open_run(work, visit_id, key, me.person.id)
    acts.remember_run(work, me, acts.OPENED, run)
    set_cue(work, visit_id, cue_of(work, visit_id).passed(key))
    return _done(work, me, run, "sheet-opened")


def rehearse(work: Work, me: Me, visit_id: int, key: str) -> Receipt:
    """Open a prompt for the team alone.

    Raises:
        Refused: the rehearsal has ended meanwhile, so that everybody would be asked.
    """
    if not ghosts.is_on(work, visit_id):
        raise Refused("ghost-ended", alert=True)
    return open_prompt(work, me, visit_id, key)


def close(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    """Close a prompt, whichever phase it is in."""
    run = still_open(work, me, run_of(work, visit_id, about))
    acts.remember_run(work, me, acts.CLOSED, run, closes_at=_end_of(run), phase=run.phase)
    return _done(work, me, close_run(work, run.id), "sheet-closed")


def step_on(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    """Take a prompt to its next phase: the one that the button names, of a run behind a dot."""
    phase, _, about = about.partition(".")
    run = still_open(work, me, run_of(work, visit_id, about))
    if run.phase == phase:
        raise _meanwhile(work, me, "stepped", run, acts.STEPPED)
    if coming_phase(work, run) != phase:
        raise Refused("sheet-no-such-step", alert=True)
    acts.remember_run(work, me, acts.STEPPED, run)
    return _done(work, me, advance(work, run.id), f"sheet-step-{phase}")


def reopen(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    """Open a closed prompt again, or ask everybody anew if its answers are sealed."""
    before = run_of(work, visit_id, about)
    _nobody_opened(work, me, visit_id, before.prompt_key)
    run = reopen_run(work, before.id, me.person.id)
    anew = run.id != before.id
    acts.remember_run(work, me, acts.OPENED if anew else acts.REOPENED, run)
    set_cue(work, visit_id, cue_of(work, visit_id).passed(run.prompt_key))
    return _done(work, me, run, "sheet-asked-anew" if anew else "sheet-reopened", alert=anew)


def prolong(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    """Let a prompt close a minute later."""
    run = still_open(work, me, run_of(work, visit_id, about))
    until = prolong_run(work, run.id)
    acts.remember_run(work, me, acts.PROLONGED, run)
    return Receipt("sheet-prolonged", {"until": At(until)})


def show_result(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    """Bring a result to the end of the chat of whoever asks for it."""
    run = run_of(work, visit_id, about)
    if not may_see(run, "facilitators"):
        raise Refused("sheet-sealed-yet" if run.state == "open" else "sheet-no-result", alert=True)
    if not bring_result(work, run, me.person.id, me.address.id):
        raise Refused("sheet-nothing-yet" if run.state == "open" else "sheet-no-result", alert=True)
    return Receipt("sheet-result-below")


def retract(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    """Take a prompt back; its answers are deleted."""
    run = _standing(work, me, run_of(work, visit_id, about))
    acts.remember_run(work, me, acts.WITHDRAWN, run)
    return _done(work, me, retract_run(work, run.id), "sheet-withdrawn")


def show_on_board(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    """Have the board show what comes out of a prompt."""
    run = _standing(work, me, run_of(work, visit_id, about))
    if (said := boards.said_of(work, run)) is not True:
        acts.remember_run(work, me, acts.SHOWN, run, said=said)
        boards.reveal(work, visit_id, run.id)
    return Receipt("sheet-shown", {"title": title_of(prompt_of(run))})


def hide_on_board(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    """Have the board show nothing of what comes out of a prompt."""
    run = _standing(work, me, run_of(work, visit_id, about))
    if (said := boards.said_of(work, run)) is not False:
        acts.remember_run(work, me, acts.HIDDEN, run, said=said)
        boards.hide(work, visit_id, run.id)
    return Receipt("sheet-hidden", {"title": title_of(prompt_of(run))})


def run_of(work: Work, visit_id: int, about: str) -> Row[Any]:
    """Read a run of this visit, and of no other: the team of one has no say in the next.

    Raises:
        Refused: there is none, or it is another visit's.
    """
    run = existing_run(work, unshort(about))
    if run.visit_id != visit_id:
        raise Refused("not-your-button", alert=True)
    return run


def still_open(work: Work, me: Me, run: Row[Any]) -> Row[Any]:
    """Give a run that is open.

    Raises:
        Refused: it was closed meanwhile.
    """
    if run.state == "open":
        return run
    raise _meanwhile(work, me, "closed", run, acts.CLOSED)


def _standing(work: Work, me: Me, run: Row[Any]) -> Row[Any]:
    """Give a run that was not withdrawn meanwhile."""
    if run.state == "retracted":
        raise _meanwhile(work, me, "withdrawn", run, acts.WITHDRAWN)
    return run


def _nobody_opened(work: Work, me: Me, visit_id: int, key: str) -> None:
    """Say who opened a prompt, if it is open already."""
    for run in runs_on_sheet(work, visit_id):
        if run.prompt_key == key and run.state == "open":
            raise _meanwhile(work, me, "opened", run, acts.OPENED, acts.REOPENED)


def _meanwhile(work: Work, me: Me, what: str, run: Row[Any], *did: str) -> Refused:
    """Say what was done already, and by which colleague if one did it just now."""
    title, by = title_of(prompt_of(run)), acts.who_did(work, run, *did)
    who = acts.name_of(work, by) if by != me.person.id else ""
    if not who:
        return Refused(f"sheet-meanwhile-{what}", title=title)
    return Refused(f"sheet-meanwhile-by-{what}", title=title, who=who)


def _end_of(run: Row[Any]) -> str:
    return run.closes_at.isoformat() if run.closes_at else ""


def _done(work: Work, me: Me, run: Row[Any], key: str, *, alert: bool = False) -> Receipt:
    turn(work, me, run.visit_id, MAIN)
    return Receipt(key, {"title": title_of(prompt_of(run))}, alert=alert)
