"""Changing the programme from the chat: a session or a day moves, is cancelled, the link changes.

What is proposed is shown first, with whom it reaches, and asked. Then it is the next version of
the plan, made as by an import. What somebody is about to change is their dialogue.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row

from bot.domain.messages import Receipt
from bot.domain.plan.amending import CANCEL, LINK, MOVE, RESTORE, Amendment, amended, start_of
from bot.domain.plan.calendar import to_utc
from bot.domain.plan.comparing import differences
from bot.domain.plan.model import Plan
from bot.domain.spoken_changes import clock_said, minutes_said
from bot.errors import Refused
from bot.services import change_pages as pages
from bot.services.aside import said_back
from bot.services.callers import Caller, Me, someone, team_member
from bot.services.considering import wishes
from bot.services.planning import import_plan, revision
from bot.services.telling import change_card
from bot.services.visiting import run_by
from storage.ids import unshort
from storage.work import Reading, Work

FOLLOW, YES, NO = "follow", "yes", "no"
_MINUTE = timedelta(minutes=1)


def bring(work: Work, caller: Caller) -> None:
    """Bring the cards of the visits that somebody runs to the end of their chat.

    Raises:
        Refused: they run none.
    """
    me = someone(work, caller)
    visits = run_by(work, me.person.id)
    if not visits:
        raise Refused("change-none")
    pages.leave(work, me)
    for visit_id in visits:
        work.refresh(me.address.id, change_card(visit_id), anew=True)


def act(work: Work, caller: Caller, visit: str, what: str, about: str) -> Receipt:
    """Do what a button of the card says.

    Args:
        work: the transaction.
        caller: who pressed it.
        visit: the visit, as `short` writes it.
        what: one of `bot.services.change_pages.PAGES` or of `ACTS`.
        about: the key of a session or day; with `move` and a dot the minutes behind it.

    Raises:
        Refused: they do not run the visit, or it cannot be done.
    """
    visit_id = unshort(visit)
    me = team_member(work, caller, visit_id)
    receipt = Receipt()
    if what in ACTS:
        receipt = ACTS[what](work, me, visit_id, about)
    elif what == pages.MAIN:
        pages.leave(work, me)
    else:
        pages.enter(work, me, visit_id, what, about=about)
    work.refresh(me.address.id, change_card(visit_id))
    return receipt


def open_change(work: Work, caller: Caller, visit: str) -> Receipt:
    """Bring the card of one visit to the end of a team member's chat, from another card."""
    visit_id = unshort(visit)
    me = team_member(work, caller, visit_id)
    pages.leave(work, me)
    work.refresh(me.address.id, change_card(visit_id), anew=True)
    return Receipt()


def hear(work: Work, me: Me, dialogue: Row[Any], text: str, *, alone: bool) -> bool:
    """Take what somebody typed while they look at a page that asks for it.

    Args:
        work: the transaction.
        me: who.
        dialogue: at one of our pages.
        text: what they wrote.
        alone: nothing else waits for text, so that what is not understood was meant for us.

    Returns:
        Whether it was taken, or answered with what would be right.

    Raises:
        Refused: they do not run the visit any more, or what they want cannot be.
    """
    visit_id = int(dialogue.visit_id)
    if not work.people.leads(me.person.id, visit_id):
        raise Refused("change-none")
    amendment = _said(work, me, dialogue, text)
    if amendment is not None:
        propose(work, me, visit_id, amendment)
    elif alone:
        unclear = said_back(text)
        pages.enter(work, me, visit_id, pages.page_of(dialogue), **_kept(dialogue), unclear=unclear)
    else:
        return False
    work.refresh(me.address.id, change_card(visit_id), anew=True)
    return True


def propose(work: Work, me: Me, visit_id: int, amendment: Amendment) -> None:
    """Show what a change would change, and ask.

    Raises:
        Refused: it cannot be, or changes nothing.
    """
    proposed(work, visit_id, amendment)
    pages.enter(
        work, me, visit_id, pages.PREVIEW, seen=revision(work, visit_id), **asdict(amendment)
    )


def proposed(reading: Reading, visit_id: int, amendment: Amendment) -> Plan:
    """Give the plan as it would be.

    Raises:
        Refused: it cannot be, or it is as it was.
    """
    plan, visit = reading.visits.written(visit_id), reading.visits.by_id(visit_id)
    new = amended(plan, amendment, reading.now)
    if visit is None or not differences(plan, new):
        raise Refused("change-nothing", alert=True)
    return new.model_copy(update={"based_on": int(visit.version)})


def amendment_of(draft: Mapping[str, Any]) -> Amendment:
    """Read the change that a dialogue holds."""
    return Amendment(**{name: draft[name] for name in asdict(Amendment(MOVE))})


def token_of(draft: Mapping[str, Any]) -> str:
    """Name what is proposed, so that a yes is to what was shown."""
    said = f"{amendment_of(draft)} {draft['seen']}"
    return hashlib.sha256(said.encode()).hexdigest()[:8]


def _move(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    key, _, minutes = about.rpartition(".")
    follow = pages.follows(work.people.dialogue(me.person.id), key)
    propose(work, me, visit_id, Amendment(MOVE, key, minutes=int(minutes), follow=follow))
    return Receipt()


def _follow(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    now = pages.follows(work.people.dialogue(me.person.id), about)
    pages.enter(work, me, visit_id, pages.ITEM, about=about, follow=not now)
    return Receipt()


def _cancel(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    propose(work, me, visit_id, Amendment(CANCEL, about))
    return Receipt()


def _restore(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    propose(work, me, visit_id, Amendment(RESTORE, about))
    return Receipt()


def _yes(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    work.hold_visit(visit_id)
    dialogue = work.people.dialogue(me.person.id)
    if not pages.shows(dialogue, visit_id, pages.PREVIEW) or dialogue is None:
        return Receipt("stale-button")
    amendment, seen = amendment_of(dialogue.draft), dialogue.draft["seen"]
    if token_of(dialogue.draft) != about:
        return Receipt("stale-button")
    if seen != revision(work, visit_id):
        propose(work, me, visit_id, amendment)
        return Receipt("change-meanwhile", alert=True)
    import_plan(work, proposed(work, visit_id, amendment), False, "", seen)
    said = " ".join(filter(None, (amendment.act, amendment.about)))
    work.records.audit("plan.change", said, work.now, person=me.person.id, visit=visit_id)
    pages.leave(work, me)
    return Receipt("change-done", alert=True)


def _no(work: Work, me: Me, _visit_id: int, _about: str) -> Receipt:
    pages.leave(work, me)
    return Receipt()


ACTS: Mapping[str, Callable[[Work, Me, int, str], Receipt]] = {
    MOVE: _move,
    FOLLOW: _follow,
    CANCEL: _cancel,
    RESTORE: _restore,
    YES: _yes,
    NO: _no,
}


def _said(work: Work, me: Me, dialogue: Row[Any], text: str) -> Amendment | None:
    if pages.page_of(dialogue) == pages.LINK:
        return Amendment(LINK, link=text.strip())
    about = dialogue.draft["about"]
    minutes = minutes_said(text) or _minutes_to(work, me, dialogue, text)
    if not minutes:
        return None
    return Amendment(MOVE, about, minutes=minutes, follow=pages.follows(dialogue, about))


def _minutes_to(work: Work, me: Me, dialogue: Row[Any], text: str) -> int:
    """Give by how many minutes it moves to be at a time on the clock of whoever typed it."""
    plan, clock = work.visits.written(dialogue.visit_id), clock_said(text)
    start = start_of(plan, dialogue.draft["about"])
    if clock is None or start is None:
        return 0
    zone = wishes(work, me.person.id, plan).zone
    on = start.astimezone(ZoneInfo(zone)).date()
    return (to_utc(datetime.combine(on, clock), zone) - start) // _MINUTE


def _kept(dialogue: Row[Any]) -> dict[str, Any]:
    return {name: dialogue.draft[name] for name in ("about", "follow") if name in dialogue.draft}
