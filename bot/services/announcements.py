"""An announcement before it leaves: in which state it is, and its timeline entry."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.announcements import SENT, WAITING
from bot.domain.timeline import Kind
from bot.errors import Refused
from bot.services.announcement_letters import card_of, key_for
from bot.services.callers import Me
from bot.services.outlook import timeline_card
from storage.ids import short
from storage.work import Work


def plan_it(work: Work, row: Row[Any], leaves_at: datetime) -> None:
    """Have an announcement leave at an instant, and at none before; the visit is held."""
    key = key_for(work, row)
    work.timeline.remove(key)
    work.timeline.add(
        [
            {
                "key": key,
                "due": leaves_at,
                "kind": Kind.ANNOUNCE.value,
                "visit_id": row.visit_id,
                "participant_id": None,
                "args": {"announcement": short(row.id)},
            }
        ]
    )
    work.announcements.becomes(row.id, WAITING, leaves_at)
    work.replanned()


def existing(work: Work, announcement_id: int) -> Row[Any]:
    """Give an announcement.

    Raises:
        Refused: there is none.
    """
    row = work.announcements.one(announcement_id)
    if row is None:
        raise Refused("announce-gone", alert=True)
    return row


def still(row: Row[Any], *states: str) -> None:
    """Make sure that an announcement is in one of these states.

    Raises:
        Refused: it is not.
    """
    if row.state not in states:
        key = "announce-left-already" if row.state == SENT else "announce-not-any-more"
        raise Refused(key, alert=True)


def redraw(work: Work, row: Row[Any]) -> None:
    """Have its card, and that of what will be sent, drawn anew wherever they stand."""
    work.refresh_all(card_of(row.id))
    work.refresh_all(timeline_card(row.visit_id))


def audit(work: Work, me: Me, row: Row[Any], what: str) -> None:
    """Record who did what with it."""
    work.records.audit(what, short(row.id), work.now, person=me.person.id, visit=row.visit_id)
