"""The facilitators' attendance list: who was there on a day, and marking it by hand."""

from typing import Any

from sqlalchemy import Row

from bot.domain.answers import tidy
from bot.domain.attendance import day_around
from bot.domain.messages import Receipt
from bot.errors import Refused
from bot.services.callers import Caller, Me, someone, team_member
from bot.services.marks import Mark, called, mark
from bot.services.visiting import run_by
from storage.ids import short, unshort
from storage.work import Work

EXPECTS = "reason.attendance"
PAGE = 6  # people on one page
_STALE = "stale-button"


def card_of(visit_id: int) -> str:
    """Name the attendance list of a visit, one for each facilitator."""
    return f"attendance:{short(visit_id)}"


def open_list(work: Work, caller: Caller) -> None:
    """Show a facilitator the attendance of the visit that they run, at the end of the chat.

    Raises:
        Refused: they run no visit.
    """
    me = someone(work, caller)
    visits = run_by(work, me.person.id)
    if not visits:
        raise Refused("attendance-not-yours")
    for visit_id in visits:
        day = day_around(work.visits.plan(visit_id), work.now)
        work.presence.show(me.person.id, visit_id, day=day.key, page=0, participant_id=None)
        work.refresh(me.address.id, card_of(visit_id), anew=True)


def turn_list(work: Work, caller: Caller, visit: str, act: str, argument: str) -> Receipt:
    """Turn the list to another page or day, or choose somebody on it.

    Args:
        work: the transaction.
        caller: a facilitator.
        visit: the visit, as `short` writes it.
        act: `page`, `day`, `who` or `back`.
        argument: the page from 0, the key of the day, or the participant as `short` writes it.

    Raises:
        Refused: the caller does not run the visit, or it has no such day or page.
    """
    visit_id = unshort(visit)
    me = team_member(work, caller, visit_id)
    shown = _shown(work, me, visit_id)
    day, page, chosen = shown.day, shown.page, None
    match act:
        case "page":
            page = _page(work, visit_id, argument)
        case "day":
            day = _day(work, visit_id, argument)
        case "who":
            chosen = unshort(argument)
    work.presence.show(me.person.id, visit_id, day=day, page=page, participant_id=chosen)
    dialogue = work.people.dialogue(me.person.id)
    if dialogue is not None and dialogue.expects == EXPECTS:
        work.people.expect_nothing(me.person.id)
    work.refresh(me.address.id, card_of(visit_id))
    return Receipt()


def ask_reason(work: Work, caller: Caller, visit: str, verdict: str) -> Receipt:
    """Ask a facilitator why the one chosen on the list is to be marked present or absent.

    Raises:
        Refused: the caller does not run the visit, or its plan allows no marks.
    """
    visit_id = unshort(visit)
    me = team_member(work, caller, visit_id)
    if not work.visits.plan(visit_id).complete.override:
        raise Refused("attendance-no-marks", alert=True)
    shown = _shown(work, me, visit_id)
    participant = work.people.participant(shown.participant_id or 0)
    if participant is None or participant.visit_id != visit_id:
        raise Refused("attendance-choose-first", alert=True)
    draft = {"participant_id": participant.id, "day": shown.day, "present": verdict == "present"}
    work.people.expect(me.person.id, EXPECTS, visit_id=visit_id, draft=draft)
    args = {"name": called(work, participant)}
    work.say(me.address.id, f"attendance-why-{verdict}", args=args, visit_id=visit_id)
    return Receipt()


def hear_reason(work: Work, me: Me, dialogue: Row[Any], text: str) -> None:
    """Take a facilitator's text as the reason that a mark waits for, and mark.

    Args:
        work: the transaction.
        me: the facilitator.
        dialogue: the row that expects `reason.attendance`.
        text: what they typed.

    Raises:
        Refused: the text is empty or too long, or they do not run the visit any more.
    """
    visit_id = dialogue.visit_id
    mark(work, me, visit_id, Mark(**dialogue.draft, reason=tidy(text)))
    work.people.expect_nothing(me.person.id)
    shown = _shown(work, me, visit_id)
    work.presence.show(me.person.id, visit_id, day=shown.day, page=shown.page, participant_id=None)
    work.refresh(me.address.id, card_of(visit_id), anew=True)


def _page(work: Work, visit_id: int, number: str) -> int:
    page = int(number)
    everybody = sum(one.state == "joined" for one in work.people.participants_of(visit_id))
    if page and page * PAGE >= everybody:
        raise Refused(_STALE)
    return page


def _day(work: Work, visit_id: int, key: str) -> str:
    try:
        return work.visits.plan(visit_id).day(key).key
    except KeyError:
        raise Refused(_STALE) from None


def _shown(work: Work, me: Me, visit_id: int) -> Row[Any]:
    shown = work.presence.shown(me.person.id, visit_id)
    if shown is None:
        raise Refused("attendance-open-first")
    return shown
