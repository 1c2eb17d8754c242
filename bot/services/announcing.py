"""The team announces something: written, looked at, sent after a minute in which it can be undone.

One card shows it from the first word to who got it. Nobody overrides quiet hours, pauses and the
daily cap: an announcement is unsolicited, but for half an hour around a day's sessions and in them.
"""

from typing import Any

from sqlalchemy import Row

from bot.domain.announcements import DRAFT, LONGEST, WAITING
from bot.domain.answers import tidy
from bot.domain.buttons import Verb, press
from bot.domain.messages import Button, Receipt
from bot.domain.spoken_times import moment_said
from bot.errors import Refused
from bot.services.announcement_acts import TEXT, TIME
from bot.services.announcement_letters import card_of
from bot.services.announcements import audit, existing, plan_it, redraw, still
from bot.services.aside import said_back
from bot.services.callers import Caller, Me, someone, team_member
from bot.services.looking import ANNOUNCING, Look
from bot.services.visit_words import title_of
from bot.services.visiting import run_by
from storage.ids import new_id, short, unshort
from storage.work import Work

WHICH = "which"


def announce(work: Work, caller: Caller, text: str) -> None:
    """Begin an announcement in the visit that somebody runs; of several, ask in which.

    Raises:
        Refused: they run none, or the text is too long.
    """
    me = someone(work, caller)
    visits = run_by(work, me.person.id)
    if not visits:
        raise Refused("announce-not-yours")
    text = _fitting(text) if text else ""
    if len(visits) == 1:
        _begin(work, me, visits[0], text)
        return
    ANNOUNCING.enter(work, me, Look(WHICH, visits[0], text))
    rows = [
        [Button(title_of(work.visits.plan(visit)), press(Verb.ANNOUNCE, short(visit), "new"))]
        for visit in visits
    ]
    work.say(me.address.id, "announce-which", buttons=rows)


def begin(work: Work, caller: Caller, visit: str) -> Receipt:
    """Begin an announcement in a visit, from a button.

    Raises:
        Refused: the caller does not run it.
    """
    visit_id = unshort(visit)
    me = team_member(work, caller, visit_id)
    look = ANNOUNCING.at(work, me.person.id)
    _begin(work, me, visit_id, look.about if look is not None and look.page == WHICH else "")
    return Receipt()


def hear(work: Work, me: Me, dialogue: Row[Any], text: str, *, alone: bool) -> bool:
    """Take what somebody typed as the text of their announcement, or as when it leaves.

    Args:
        work: the transaction.
        me: who.
        dialogue: at one of our pages that hear.
        text: what they wrote.
        alone: nothing else waits for text, so that what is not understood was meant for us.

    Returns:
        Whether it was taken, or answered with what would be right.

    Raises:
        Refused: the text is too long, the announcement has left, or they do not run the visit.
    """
    look = ANNOUNCING.read(dialogue)
    if look is None or not work.people.leads(me.person.id, look.visit_id):
        raise Refused("announce-not-yours")
    work.hold_visit(look.visit_id)
    row = existing(work, unshort(look.about))
    if look.page == TIME:
        return _hear_time(work, me, row, text, alone=alone)
    still(row, DRAFT)
    work.announcements.write(row.id, _fitting(text), work.now)
    _show_below(work, me, row)
    return True


def _begin(work: Work, me: Me, visit_id: int, text: str) -> None:
    announcement_id = new_id()
    work.announcements.add(announcement_id, visit_id, me.person.id, work.now)
    if text:
        ANNOUNCING.leave(work, me)
        work.announcements.write(announcement_id, text, work.now)
    else:
        ANNOUNCING.enter(work, me, Look(TEXT, visit_id, short(announcement_id)))
    work.refresh(me.address.id, card_of(announcement_id), anew=True)


def _hear_time(work: Work, me: Me, row: Row[Any], text: str, *, alone: bool) -> bool:
    moment = moment_said(text, work.now, work.visits.plan(row.visit_id).host.zone)
    if moment is not None:
        still(row, DRAFT, WAITING)
        plan_it(work, row, moment)
        audit(work, me, row, "announce.planned")
        _show_below(work, me, row)
    elif alone:
        said = said_back(text)
        ANNOUNCING.enter(work, me, Look(TIME, row.visit_id, short(row.id), said))
        work.refresh(me.address.id, card_of(row.id), anew=True)
    return moment is not None or alone


def _show_below(work: Work, me: Me, row: Row[Any]) -> None:
    """Bring the card to the end of the chat, below what was typed."""
    ANNOUNCING.leave(work, me)
    redraw(work, row)
    work.refresh(me.address.id, card_of(row.id), anew=True)


def _fitting(text: str) -> str:
    text = tidy(text)
    if not text:
        raise Refused("announce-no-text", alert=True)
    if len(text) > LONGEST:
        raise Refused("announce-too-long", limit=LONGEST, length=len(text))
    return text
