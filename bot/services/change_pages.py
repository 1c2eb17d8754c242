"""The pages of the card on which the team changes a visit; which one it shows is a dialogue."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from bot.services.aside import close_page, hears_for, open_page
from bot.services.callers import Me
from storage.work import Work

PREFIX = "change."
MAIN, DAY, ITEM, LINK, PREVIEW = "main", "day", "item", "link", "preview"
PAGES = (MAIN, DAY, ITEM, LINK)  # to which a button may turn
_HEARS = timedelta(minutes=15)  # for so long what is typed may be meant for the page


def enter(work: Work, me: Me, visit_id: int, page: str, **noted: object) -> None:
    """Have the card show a page; what was being asked comes back afterwards.

    Raises:
        Refused: something that must not be put aside is being asked.
    """
    open_page(work, me, PREFIX + page, refusal="change-later", visit_id=visit_id, **noted)


def leave(work: Work, me: Me) -> None:
    """Have the card show its first page, and typed text go where it went before."""
    close_page(work, me, PREFIX)


def page_of(dialogue: Row[Any] | None) -> str:
    """Name the page that a dialogue is at; the first if it is another subject's."""
    if dialogue is None or not dialogue.expects.startswith(PREFIX):
        return MAIN
    return str(dialogue.expects.removeprefix(PREFIX))


def shows(dialogue: Row[Any] | None, visit_id: int, page: str) -> bool:
    """Tell whether the card of a visit shows a page."""
    return dialogue is not None and dialogue.visit_id == visit_id and page_of(dialogue) == page


def follows(dialogue: Row[Any] | None, about: str) -> bool:
    """Tell whether what follows a session is to move along; it does until it is switched off."""
    if dialogue is None or page_of(dialogue) != ITEM or dialogue.draft.get("about") != about:
        return True
    return bool(dialogue.draft.get("follow", True))


def hears(work: Work, dialogue: Row[Any] | None) -> bool:
    """Tell whether what somebody types now may be meant for the page they look at."""
    if dialogue is None or page_of(dialogue) not in (ITEM, LINK):
        return False
    return hears_for(work, dialogue, _HEARS)
