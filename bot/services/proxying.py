"""A facilitator writes down what somebody told them otherwise: "she told me by phone".

It counts as that person's answer, once, and is marked. They see it on their own card, and whatever
they change there takes its place. Where nobody may know who said what, nobody answers for others.
"""

from typing import Any

from sqlalchemy import Row

from bot.domain.changes import tapped_changes, typed_changes
from bot.domain.messages import Receipt
from bot.domain.prompts import Answers, Question, Value, question
from bot.errors import Refused
from bot.services import forms, proxy_pages
from bot.services.answering import Sitting, save
from bot.services.callers import Caller, Me, team_member
from bot.services.proxy_pages import Entering, card_of
from bot.services.proxy_sitting import sit_for, tag_of
from bot.services.receipts import recorded
from bot.services.runs import existing_run, prompt_of
from storage.ids import short, unshort
from storage.work import Work

MOVES = ("back", "next", "skip", "again")
LIST, PICKED, DONE = "list", "pick", "done"
_SECRET = ("no_one", "organisation_type")


def bring(work: Work, caller: Caller, run: str) -> Receipt:
    """Show whose answer to a run (as `short` writes it) can be written down.

    Raises:
        Refused: the caller does not run the visit, or nobody may answer this for others.
    """
    me, found = _before(work, caller, run)
    _show(work, me, Entering(found), below=True)
    return Receipt()


def act(work: Work, caller: Caller, run: str, whom: str, what: str) -> Receipt:
    """Do what a button of the card says.

    Args:
        work: the transaction.
        caller: who pressed it.
        run: as `short` writes it.
        whom: a participant, as `short` writes it; for `list` a place in it.
        what: `list`, `pick`, `done`, or one of `MOVES`.

    Raises:
        Refused: the caller does not run the visit, or nobody may answer this for others.
    """
    me, found = _before(work, caller, run)
    if what == DONE:
        proxy_pages.leave(work, me)
        work.refresh(me.address.id, card_of(found.id))
    elif what == LIST:
        _show(work, me, Entering(found, start=int(whom)))
    else:
        sitting = sit_for(work, me, found, unshort(whom))
        if what == PICKED:
            _show(work, me, Entering(found, sitting.participant.id))
        else:
            before = work.people.dialogue(me.person.id)
            forms.move(work, me, found, sitting.answers, what)
            _stay(work, me, sitting, before)
    return Receipt()


def tap(  # noqa: PLR0913, PLR0917 - a tap carries whose answer it is, and which
    work: Work, caller: Caller, run: str, tag: str, part: str, option: str
) -> Receipt:
    """Answer with a button for the person whose card it is.

    Raises:
        Refused: the card is another person's by now, or the option is gone.
    """
    me, found = _before(work, caller, run)
    where = proxy_pages.entering(work, me.person.id, found.id)
    if where is None or where.participant_id is None or tag_of(where.participant_id) != tag:
        raise Refused("stale-button")
    sitting = sit_for(work, me, found, where.participant_id)
    asked = question(sitting.prompt, part)
    if asked is None:
        raise Refused("answer-gone", alert=True)
    after = _record(work, me, sitting, asked, tapped_changes(asked, option, sitting.answers))
    return recorded(found, asked, after)


def hear(work: Work, me: Me, dialogue: Row[Any], text: str) -> bool:
    """Take what a facilitator typed as the answer of the person whose card they look at.

    Raises:
        Refused: it does not fit, or they do not run the visit any more.
    """
    where = proxy_pages.read(work, dialogue)
    if where is None or where.participant_id is None:
        return False
    work.hold_visit(where.run.visit_id)
    if not work.people.leads(me.person.id, where.run.visit_id):
        raise Refused("sheet-not-yours")
    sitting = sit_for(work, me, existing_run(work, where.run.id), where.participant_id)
    if sitting.here is None:
        return False
    changes = typed_changes(sitting.here, text, sitting.answers, sitting.today(work.now))
    _record(work, me, sitting, sitting.here, changes, below=True)
    return True


def _before(work: Work, caller: Caller, run: str) -> tuple[Me, Row[Any]]:
    """Let nobody else answer, and make sure that this prompt may be answered for others."""
    visit_id = existing_run(work, unshort(run)).visit_id
    work.hold_visit(visit_id)
    me, found = team_member(work, caller, visit_id), existing_run(work, unshort(run))
    if found.state != "open":
        raise Refused("receipt-closed", alert=True)
    if prompt_of(found).seen_by in _SECRET:
        raise Refused("proxy-secret", alert=True)
    return me, found


def _record(  # noqa: PLR0913 - who writes what for whom, and where it shows
    work: Work,
    me: Me,
    sitting: Sitting,
    asked: Question,
    changes: dict[str, Value] | dict[str, Value | None],
    *,
    below: bool = False,
) -> Answers:
    before = work.people.dialogue(me.person.id)
    after = save(work, sitting, changes)
    forms.follow(work, me, sitting.run, asked, after)
    _stay(work, me, sitting, before, below=below)
    work.records.audit(
        "prompt.proxy",
        short(sitting.run.id),
        work.now,
        person=me.person.id,
        visit=sitting.run.visit_id,
    )
    return after


def _stay(
    work: Work, me: Me, sitting: Sitting, before: Row[Any] | None, *, below: bool = False
) -> None:
    """Stay with this person, at the question to which the form has moved."""
    moved = work.people.dialogue(me.person.id)
    part = moved.part if moved is not None and moved.run_id == sitting.run.id else ""
    proxy_pages.stay(work, me, before, part)
    work.refresh(me.address.id, card_of(sitting.run.id), anew=below)


def _show(work: Work, me: Me, where: Entering, *, below: bool = False) -> None:
    proxy_pages.enter(work, me, where)
    work.refresh(me.address.id, card_of(where.run.id), anew=below)
