"""What the buttons of an announcement's card do."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from bot.domain.announcements import DRAFT, WAITING, WITHDRAWN
from bot.domain.messages import Receipt
from bot.errors import Refused
from bot.services.announcement_letters import card_of, key_for
from bot.services.announcements import audit, existing, plan_it, redraw, still
from bot.services.callers import Caller, Me, team_member
from bot.services.looking import ANNOUNCING, Look
from storage.ids import short, unshort
from storage.work import Work

UNDO = timedelta(seconds=60)
TEXT, TIME = "text", "time"  # pages on which something is typed


def act(work: Work, caller: Caller, announcement: str, what: str) -> Receipt:
    """Do what a button of an announcement's card says.

    Args:
        work: the transaction.
        caller: who pressed it.
        announcement: as `short` writes it.
        what: one of `ACTS`.

    Raises:
        Refused: they do not run the visit, or it has left, or was withdrawn, meanwhile.
    """
    announcement_id = unshort(announcement)
    row = existing(work, announcement_id)
    me = team_member(work, caller, row.visit_id)
    work.hold_visit(row.visit_id)
    row = existing(work, announcement_id)
    receipt = ACTS[what](work, me, row)
    redraw(work, row)
    work.refresh(me.address.id, card_of(row.id))
    return receipt


def _send(work: Work, me: Me, row: Row[Any]) -> Receipt:
    still(row, DRAFT)
    if not row.text:
        raise Refused("announce-no-text", alert=True)
    ANNOUNCING.leave(work, me)
    plan_it(work, row, work.now + UNDO)
    audit(work, me, row, "announce.planned")
    return Receipt("announce-leaves", {"seconds": int(UNDO.total_seconds())})


def _at_once(work: Work, me: Me, row: Row[Any]) -> Receipt:
    still(row, WAITING)
    ANNOUNCING.leave(work, me)
    plan_it(work, row, work.now)
    audit(work, me, row, "announce.at-once")
    return Receipt()


def _undo(work: Work, me: Me, row: Row[Any]) -> Receipt:
    still(row, WAITING)
    ANNOUNCING.leave(work, me)
    work.timeline.remove(key_for(work, row))
    work.announcements.becomes(row.id, DRAFT, None)
    work.replanned()
    audit(work, me, row, "announce.undone")
    return Receipt("announce-undone")


def _ask_text(work: Work, me: Me, row: Row[Any]) -> Receipt:
    still(row, DRAFT)
    ANNOUNCING.enter(work, me, Look(TEXT, row.visit_id, short(row.id)))
    return Receipt()


def _ask_time(work: Work, me: Me, row: Row[Any]) -> Receipt:
    still(row, DRAFT, WAITING)
    ANNOUNCING.enter(work, me, Look(TIME, row.visit_id, short(row.id)))
    return Receipt()


def _keep(work: Work, me: Me, _row: Row[Any]) -> Receipt:
    ANNOUNCING.leave(work, me)
    return Receipt()


def _discard(work: Work, me: Me, row: Row[Any]) -> Receipt:
    still(row, DRAFT)
    ANNOUNCING.leave(work, me)
    work.announcements.write(row.id, "", work.now)
    work.announcements.becomes(row.id, WITHDRAWN, None)
    return Receipt()


ACTS: Mapping[str, Callable[[Work, Me, Row[Any]], Receipt]] = {
    "send": _send,
    "once": _at_once,
    "undo": _undo,
    "text": _ask_text,
    "time": _ask_time,
    "keep": _keep,
    "drop": _discard,
}
