"""Saying whether one comes to a day: one tap, changeable until the day is over."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Receipt
from bot.domain.plan.calendar import day_end
from bot.domain.plan.model import Day
from bot.errors import Refused
from bot.services.callers import Caller, Me, someone
from bot.services.coming import EXCUSED
from bot.services.planning import plan_participant
from bot.services.runs import refresh_mine, refresh_sheets
from bot.services.visiting import name_of
from storage.ids import short, unshort
from storage.work import Work

ASK = "ask"  # asks for the message with the three answers


def card_of(visit_id: int, day_key: str) -> str:
    """Name the card on which one says whether one comes to a day."""
    return f"rsvp:{short(visit_id)}:{day_key}"


@dataclass(frozen=True)
class Reply:
    """What a button says: the visit as `short` writes it, the day's key, and what is said of it."""

    visit: str
    day: str
    says: str  # one of `bot.services.coming.SAYINGS`


def say(work: Work, caller: Caller, reply: Reply, message_id: int) -> Receipt:
    """Record whether somebody comes; the message that they tapped shows it from now on.

    Args:
        work: the transaction.
        caller: who says so.
        reply: what they say of which day.
        message_id: the message with the button, in the caller's chat.

    Raises:
        Refused: the day is over or not planned any more, or they take no part in the visit.
    """
    me, visit_id = someone(work, caller), unshort(reply.visit)
    work.hold_person(visit_id, me.person.id)
    part, day = _expected(work, me, visit_id, reply.day)
    before = work.rsvps.of_participant(part.id).get(day.key, "")
    work.rsvps.say(part.id, day.key, reply.says, work.now)
    if EXCUSED in (before, reply.says):
        plan_participant(work, part.id)
    refresh_sheets(work, visit_id)
    _show(work, me, card_of(visit_id, day.key), message_id)
    return Receipt(f"rsvp-said-{reply.says}")


def ask(work: Work, caller: Caller, visit: str, day_key: str) -> Receipt:
    """Show somebody, as their newest message, what they said of a day, with the answers to choose.

    Raises:
        Refused: as with `say`.
    """
    me, visit_id = someone(work, caller), unshort(visit)
    work.hold_person(visit_id, me.person.id)
    _, day = _expected(work, me, visit_id, day_key)
    refresh_mine(work, me.person.id, card_of(visit_id, day.key), anew_at=me.address.id)
    return Receipt()


def _expected(work: Work, me: Me, visit_id: int, day_key: str) -> tuple[Row[Any], Day]:
    part = work.people.participant_in(visit_id, me.person.id)
    if part is None or part.state != "joined":
        raise Refused("not-your-button", alert=True)
    plan = work.visits.plan(visit_id)
    try:
        day = plan.day(day_key)
    except KeyError:
        raise Refused("check-in-no-such-day", alert=True) from None
    if work.now >= day_end(plan, day):
        raise Refused("rsvp-over", alert=True, day=name_of(day))
    return part, day


def _show(work: Work, me: Me, subject: str, message_id: int) -> None:
    """Have the newest message that was tapped be the card, here and in the person's other chats."""
    card = work.cards.of(me.address.id, subject)
    if card is None or (card.message_id or 0) < message_id:
        work.make_card(me.address.id, subject, message_id)
    refresh_mine(work, me.person.id, subject)
