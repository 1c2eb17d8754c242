"""Raising one's hand in a session, and lowering it again."""

from typing import Any

from sqlalchemy import Row

from bot.domain.happening import is_live
from bot.domain.messages import Receipt
from bot.domain.speaking import places
from bot.errors import Refused
from bot.services import hands
from bot.services.asking import what_is_next
from bot.services.callers import Caller, Me, someone
from bot.services.runs import refresh_mine, refresh_sheets
from bot.services.visiting import parts_in, run_by
from storage.hands import RAISED, SPEAKING, SPOKEN
from storage.ids import unshort
from storage.work import Reading, Work


def raise_hand(work: Work, caller: Caller) -> None:
    """Raise somebody's hand in the session that goes on; whoever runs one gets its queue.

    Raises:
        Refused: nothing goes on just now.
    """
    me = someone(work, caller)
    part = next((one for one in parts_in(work, me.person.id) if _goes_on(work, one)), None)
    if part is not None:
        _raise(work, me, part)
        work.refresh(me.address.id, hands.hand_card(work.visits.key_of(part.visit_id)), anew=True)
        return
    led = [one for one in run_by(work, me.person.id) if is_live(work.visits.plan(one), work.now)]
    if not led:
        raise Refused("hand-not-now", next=what_is_next(work, me.person.id))
    for visit_id in led:
        work.refresh(me.address.id, hands.queue_card(work.visits.key_of(visit_id)), anew=True)


def press_raise(work: Work, caller: Caller, visit: str) -> Receipt:
    """Raise somebody's hand from another card: theirs comes to the end of the chat.

    Raises:
        Refused: they do not take part, or nothing goes on just now.
    """
    me = someone(work, caller)
    part = _part(work, me, visit)
    _raise(work, me, part)
    work.refresh(me.address.id, hands.hand_card(work.visits.key_of(part.visit_id)), anew=True)
    return Receipt("hand-is-up")


def press_again(work: Work, caller: Caller, visit: str) -> Receipt:
    """Raise somebody's hand from the card on which they see that it is down."""
    me = someone(work, caller)
    _raise(work, me, _part(work, me, visit))
    return Receipt("hand-is-up")


def press_lower(work: Work, caller: Caller, visit: str) -> Receipt:
    """Lower somebody's hand; who has the floor gives it back.

    Raises:
        Refused: they do not take part.
    """
    me = someone(work, caller)
    part = _part(work, me, visit)
    work.hold_person(part.visit_id, me.person.id)
    _lower(work, part)
    work.refresh(me.address.id, hands.hand_card(work.visits.key_of(part.visit_id)))
    return Receipt("hand-is-down")


def leave(work: Work, part: Row[Any]) -> None:
    """Lower the hand of somebody who is going, so that nobody waits behind them."""
    _lower(work, part)


def standing(reading: Reading, visit_id: int) -> dict[int, int]:
    """Give everybody's place in the queue by participant; 0 has the floor."""
    return places(hands.queue(reading, visit_id), hands.speaker(reading, visit_id))


def tell(work: Work, visit_id: int, before: dict[int, int]) -> None:
    """Have everything drawn anew that shows what has changed in the queue."""
    after = standing(work, visit_id)
    key = work.visits.key_of(visit_id)
    for participant_id in sorted(before.keys() | after.keys()):
        participant = work.people.participant(participant_id)
        if participant is not None and before.get(participant_id) != after.get(participant_id):
            refresh_mine(work, participant.person_id, hands.hand_card(key))
    work.refresh_all(hands.queue_card(key))
    refresh_sheets(work, visit_id)


def _raise(work: Work, me: Me, part: Row[Any]) -> None:
    """Raise a hand that is down; one that is up keeps its place."""
    work.hold_person(part.visit_id, me.person.id)
    if not _goes_on(work, part):
        raise Refused("hand-not-now", alert=True, next=what_is_next(work, me.person.id))
    before = standing(work, part.visit_id)
    if part.id not in before:
        work.hands.raise_one(part.visit_id, part.id, work.now)
        tell(work, part.visit_id, before)


def _lower(work: Work, part: Row[Any]) -> None:
    """Forget a raised hand; whoever speaks has spoken."""
    before = standing(work, part.visit_id)
    for row in work.hands.of_visit(part.visit_id):
        if row.participant_id == part.id and row.state == RAISED:
            work.hands.lower(row.id)
        elif row.participant_id == part.id and row.state == SPEAKING:
            work.hands.turn(row.id, SPOKEN)
    if part.id in before:
        tell(work, part.visit_id, before)


def _part(reading: Reading, me: Me, visit: str) -> Row[Any]:
    part = reading.people.participant_in(unshort(visit), me.person.id)
    if part is None or part.state != "joined":
        raise Refused("not-your-button", alert=True)
    return part


def _goes_on(reading: Reading, part: Row[Any]) -> bool:
    return is_live(reading.visits.plan(part.visit_id), reading.now)
