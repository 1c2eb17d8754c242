"""Giving the floor: what the team does with the queue of raised hands.

A button names whom it is about, so that two facilitators who press the same one move it once.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Receipt
from bot.services import hands
from bot.services.callers import Caller, team_member
from bot.services.raising import standing, tell
from storage.hands import RAISED, SPEAKING, SPOKEN
from storage.ids import unshort
from storage.work import Work

GIVE, DONE, OUT, CLEAR = "next", "done", "out", "clear"


def bring_queue(work: Work, caller: Caller, visit: str) -> Receipt:
    """Bring the queue of a visit to the end of a team member's chat.

    Raises:
        Refused: they do not run the visit.
    """
    visit_id = unshort(visit)
    me = team_member(work, caller, visit_id)
    work.refresh(me.address.id, _card(work, visit_id), anew=True)
    return Receipt()


def act(work: Work, caller: Caller, visit: str, what: str, whom: str) -> Receipt:
    """Do what a button of the queue says.

    Args:
        work: the transaction.
        caller: who pressed it.
        visit: the visit, as `short` writes it.
        what: one of `ACTS`.
        whom: a participant as `short` writes it; empty: everybody.

    Raises:
        Refused: they do not run the visit.
    """
    visit_id = unshort(visit)
    me = team_member(work, caller, visit_id)
    work.hold_visit(visit_id)
    before = standing(work, visit_id)
    today = hands.of_today(work, visit_id)
    found = [row for row in today if not whom or row.participant_id == unshort(whom)]
    receipt = ACTS[what](work, today, found)
    work.refresh(me.address.id, _card(work, visit_id))
    tell(work, visit_id, before)
    return receipt


def _give(work: Work, today: list[Row[Any]], found: list[Row[Any]]) -> Receipt:
    """Give somebody the floor; whoever had it has spoken."""
    hand = next((row for row in found if row.state == RAISED), None)
    if hand is None:
        speaks = any(row.state == SPEAKING for row in found)
        return Receipt("queue-has-floor" if speaks else "queue-gone")
    for row in today:
        if row.state == SPEAKING:
            work.hands.turn(row.id, SPOKEN)
    work.hands.turn(hand.id, SPEAKING)
    return Receipt()


def _done(work: Work, _today: list[Row[Any]], found: list[Row[Any]]) -> Receipt:
    for row in found:
        if row.state == SPEAKING:
            work.hands.turn(row.id, SPOKEN)
    return Receipt()


def _lower(work: Work, _today: list[Row[Any]], found: list[Row[Any]]) -> Receipt:
    """Take raised hands out of the queue."""
    raised = [row for row in found if row.state == RAISED]
    for row in raised:
        work.hands.lower(row.id)
    return Receipt("queue-lowered", {"count": len(raised)}) if raised else Receipt("queue-gone")


def _card(work: Work, visit_id: int) -> str:
    return hands.queue_card(work.visits.key_of(visit_id))


ACTS: Mapping[str, Callable[[Work, list[Row[Any]], list[Row[Any]]], Receipt]] = {
    GIVE: _give,
    DONE: _done,
    OUT: _lower,
    CLEAR: _lower,
}
