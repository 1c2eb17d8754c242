"""The card of what will be sent: bringing it, turning its pages, and what its buttons do."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Row

from bot.domain.announcements import WAITING
from bot.domain.messages import Receipt
from bot.domain.timeline import Kind
from bot.errors import Refused
from bot.services import deciding
from bot.services.announcement_letters import card_of
from bot.services.aside import said_back
from bot.services.callers import Caller, Me, someone, team_member
from bot.services.looking import MAIN, TIMELINE, Look
from bot.services.outlook import group_called, timeline_card
from bot.services.visiting import run_by
from storage.ids import unshort
from storage.work import Work

GROUP, MOVE, SEND, SUPPRESSED, NAMES = "group", "move", "send", "suppressed", "names"
PAGES = (MAIN, GROUP, MOVE, SEND, SUPPRESSED, NAMES)
NOW, BY = "now", "by"


def bring(work: Work, caller: Caller) -> None:
    """Bring what will be sent, of the visits that somebody runs, to the end of their chat.

    Raises:
        Refused: they run none.
    """
    me = someone(work, caller)
    visits = run_by(work, me.person.id)
    if not visits:
        raise Refused("timeline-not-yours")
    TIMELINE.leave(work, me)
    for visit_id in visits:
        work.refresh(me.address.id, timeline_card(visit_id), anew=True)


def open_timeline(work: Work, caller: Caller, visit: str) -> Receipt:
    """Bring the card of one visit to the end of a team member's chat, from another card."""
    visit_id = unshort(visit)
    me = team_member(work, caller, visit_id)
    TIMELINE.leave(work, me)
    work.refresh(me.address.id, timeline_card(visit_id), anew=True)
    return Receipt()


def act(work: Work, caller: Caller, visit: str, what: str, about: str) -> Receipt:
    """Do what a button of the card says.

    Args:
        work: the transaction.
        caller: who pressed it.
        visit: the visit, as `short` writes it.
        what: one of `PAGES` or of `ACTS`.
        about: a page from 0, or the token of a group; with `by` a dot and minutes behind it.

    Raises:
        Refused: they do not run the visit, or it cannot be done any more.
    """
    visit_id = unshort(visit)
    me = team_member(work, caller, visit_id)
    if what in ACTS:
        work.hold_visit(visit_id)
        receipt = ACTS[what](work, me, visit_id, about)
        _turn_after(work, me, visit_id, what, about)
        work.refresh_all(timeline_card(visit_id))
    else:
        receipt = Receipt()
        _turn(work, me, visit_id, what, about)
    work.refresh(me.address.id, timeline_card(visit_id))
    return receipt


def hear(work: Work, me: Me, dialogue: Row[Any], text: str, *, alone: bool) -> bool:
    """Take a typed time as the one to which what somebody looks at is moved.

    Args:
        work: the transaction.
        me: who.
        dialogue: at our page that hears.
        text: what they wrote.
        alone: nothing else waits for text, so that what is not understood was meant for us.

    Returns:
        Whether it was taken, or answered with what would be right.

    Raises:
        Refused: it cannot be moved there, or they do not run the visit.
    """
    look = TIMELINE.read(dialogue)
    if look is None or not work.people.leads(me.person.id, look.visit_id):
        raise Refused("timeline-not-yours")
    work.hold_visit(look.visit_id)
    moved = deciding.move_to(work, me, look.visit_id, look.about, text)
    if moved:
        TIMELINE.enter(work, me, Look(GROUP, look.visit_id, look.about))
        work.refresh_all(timeline_card(look.visit_id))
    elif alone:
        said = said_back(text)
        TIMELINE.enter(work, me, Look(MOVE, look.visit_id, look.about, said))
    else:
        return False
    work.refresh(me.address.id, timeline_card(look.visit_id), anew=True)
    return True


def _turn(work: Work, me: Me, visit_id: int, page: str, about: str) -> None:
    if page == MAIN and about in {"", "0"}:
        TIMELINE.leave(work, me)
    else:
        TIMELINE.enter(work, me, Look(page, visit_id, about))


def _turn_after(work: Work, me: Me, visit_id: int, what: str, about: str) -> None:
    """Show what was moved, and the list when it is on its way."""
    if what == NOW:
        TIMELINE.leave(work, me)
    elif what == BY:
        TIMELINE.enter(work, me, Look(GROUP, visit_id, about.partition(".")[0]))


def _open_announcement(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    group = group_called(work, visit_id, about)
    kind, _, subject = (group.about if group is not None else "").partition("/")
    row = work.announcements.one(unshort(subject)) if kind == Kind.ANNOUNCE else None
    if row is None or row.state != WAITING:
        raise Refused("timeline-gone", alert=True)
    work.refresh(me.address.id, card_of(row.id), anew=True)
    return Receipt()


ACTS: Mapping[str, Callable[[Work, Me, int, str], Receipt]] = {
    "skip": deciding.skip,
    "plan": deciding.as_planned,
    NOW: deciding.send_now,
    BY: deciding.move_by,
    "open": _open_announcement,
}
