"""The settings' card: its pages, and what is typed while somebody looks at one.

Which page it shows is the person's dialogue, so that typed text finds its place.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Receipt
from bot.services.aside import asked_now, bring_back, put_aside
from bot.services.callers import Caller, Me, someone
from storage.work import Work

CARD = "settings:"
PREFIX = "settings."
MAIN, ZONE, QUIET, LANGUAGE, PAUSE = "main", "zone", "quiet", "language", "pause"
PAGES = (MAIN, ZONE, QUIET, LANGUAGE, PAUSE)

LONGEST_SAID = 60  # code points of what somebody typed that are said back to them
_HEARS = timedelta(minutes=15)  # for so long what is typed may be meant for the page


def bring(work: Work, caller: Caller) -> None:
    """Bring the settings to the end of somebody's chat.

    Raises:
        Refused: nobody that we know.
    """
    me = someone(work, caller)
    leave(work, me)
    work.refresh(me.address.id, CARD, anew=True)


def press_bring(work: Work, caller: Caller) -> Receipt:
    """Do as /settings, from a button."""
    bring(work, caller)
    return Receipt()


def turn(work: Work, caller: Caller, page: str) -> Receipt:
    """Turn to a page.

    Raises:
        Refused: something else is being asked that a page must not put aside.
    """
    me = someone(work, caller)
    if page == MAIN:
        leave(work, me)
    else:
        enter(work, me, page)
    work.refresh(me.address.id, CARD)
    return Receipt()


def enter(work: Work, me: Me, page: str, **noted: object) -> None:
    """Have the card show a page, and typed text go there; what was being asked comes back after.

    Raises:
        Refused: something that must not be put aside is being asked.
    """
    before = put_aside(asked_now(work, me), "settings-later")
    draft = {"at": work.now.isoformat(), "before": before, **noted}
    work.people.expect(me.person.id, PREFIX + page, draft=draft)


def leave(work: Work, me: Me) -> None:
    """Have typed text go where it went before a page was opened."""
    there = asked_now(work, me)
    if there is None or not there.expects.startswith(PREFIX):
        return
    if work.cards.of(me.address.id, CARD) is not None:
        work.refresh(me.address.id, CARD)
    bring_back(work, me, there.draft.get("before"))


def hears(work: Work, dialogue: Row[Any] | None) -> bool:
    """Tell whether what somebody types now may be meant for the page they look at."""
    if dialogue is None or not dialogue.expects.startswith(PREFIX):
        return False
    return bool(work.now - datetime.fromisoformat(dialogue.draft["at"]) <= _HEARS)
