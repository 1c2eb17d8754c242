"""Ghost mode: the team rehearses a visit, and what it opens meanwhile reaches nobody else.

It ends without a trace: runs, answers and shadows are removed, every card says that it is over, and
what was skipped in it comes again.
What opens by itself with its session goes to everybody as always.
"""

from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Receipt
from bot.errors import Refused
from bot.services import acts, discussing
from bot.services.callers import Caller, Me, team_member
from bot.services.closing import call_off
from bot.services.course import cue_of
from bot.services.cueing import as_it_is, put_back
from bot.services.disclosure import result
from bot.services.runs import prompt_card, prompt_of, refresh_sheets, result_card, title_of
from bot.services.sealing import destroy
from bot.services.shadows import stand_ins
from bot.services.spot_pages import card_of as spot_card
from storage.ids import unshort
from storage.work import Reading, Work

ON, OFF = "on", "off"


def is_on(reading: Reading, visit_id: int) -> bool:
    """Tell whether the team rehearses a visit."""
    visit = reading.visits.by_id(visit_id)
    return visit is not None and bool(visit.ghost)


def switch(work: Work, caller: Caller, visit: str, to: str) -> Receipt:
    """Begin or end a rehearsal, from the run sheet.

    Args:
        work: the transaction.
        caller: who pressed it.
        visit: the visit, as `short` writes it.
        to: `on` or `off`.

    Raises:
        Refused: they do not run the visit, or participants are being asked something.
    """
    visit_id = unshort(visit)
    work.hold_visit(visit_id)
    me = team_member(work, caller, visit_id)
    if to == ON:
        _begin(work, me, visit_id)
    else:
        end(work, visit_id)
    work.records.audit(f"ghost.{to}", "", work.now, person=me.person.id, visit=visit_id)
    refresh_sheets(work, visit_id)
    work.refresh_all(spot_card(work, visit_id))
    return Receipt(f"ghost-{to}", alert=True)


def _begin(work: Work, me: Me, visit_id: int) -> None:
    for run in work.prompts.runs_of(visit_id):
        if run.state == "open":
            raise Refused("ghost-not-now", alert=True, title=title_of(prompt_of(run)))
    if not is_on(work, visit_id):
        before = as_it_is(cue_of(work, visit_id))
        acts.remember(work, me, visit_id, acts.REHEARSAL, "", **before)
    work.visits.set_ghost(visit_id, ghost=True)
    stand_ins(work, visit_id)


def end(work: Work, visit_id: int) -> None:
    """Remove all that a rehearsal left; a visit that is not rehearsed stays as it is."""
    for run in work.prompts.ghosts_of(visit_id):
        _remove(work, run)
    for began in work.live_acts.named(visit_id, acts.REHEARSAL):
        put_back(work, visit_id, began.before)
        work.live_acts.remove_from(visit_id, began.id)
    work.people.remove_shadows(visit_id)
    work.visits.set_ghost(visit_id, ghost=False)


def _remove(work: Work, run: Row[Any]) -> None:
    """Remove a run; its cards are drawn once more, to say that it is over."""
    for page in range(len(result(work, run, "facilitators").pages)):
        work.refresh_all(result_card(run.id, page))
    work.refresh_all(prompt_card(run.id))
    if run.state == "open":
        call_off(work, run)
    discussing.end(work, run)
    destroy(work, run)
    work.prompts.remove(run.id)
