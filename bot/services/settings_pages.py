"""The settings' card: its pages, and what is typed while somebody looks at one.

Which page it shows is the person's dialogue, so that typed text finds its place.
"""

from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Receipt
from bot.services.aside import close_page, hears_for, open_page
from bot.services.callers import Caller, Me, someone
from storage.work import Work

CARD = "settings:"
PREFIX = "settings."
MAIN, ZONE, QUIET, LANGUAGE, PAUSE = "main", "zone", "quiet", "language", "pause"
WAYS = "ways"  # calendar, e-mail, another app
PAGES = (MAIN, ZONE, QUIET, LANGUAGE, PAUSE, WAYS)

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
    open_page(work, me, PREFIX + page, refusal="settings-later", visit_id=None, **noted)


def leave(work: Work, me: Me) -> None:
    """Have typed text go where it went before a page was opened."""
    if close_page(work, me, PREFIX) and work.cards.of(me.address.id, CARD) is not None:
        work.refresh(me.address.id, CARD)


def hears(work: Work, dialogue: Row[Any] | None) -> bool:
    """Tell whether what somebody types now may be meant for the page they look at."""
    if dialogue is None or not dialogue.expects.startswith(PREFIX):
        return False
    return hears_for(work, dialogue, _HEARS)
