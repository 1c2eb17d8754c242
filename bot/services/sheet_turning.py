"""The pages of the run sheet, and which one a chat shows."""

from datetime import timedelta

from bot.errors import Refused
from bot.services.callers import Me
from bot.services.looking import Look, Pages
from bot.services.runs import sheet_card
from storage.work import Work

MAIN, LIST, ITEM, FURTHER = "main", "list", "item", "further"
MISSING, WITHDRAW = "missing", "withdraw"
OUTSIDE = "outside"  # before a prompt is opened outside a session: whom it will reach when
TOOLS, FILES = "tools", "files"  # what the team does beside prompts, in the call and outside it
NOTE, NOTES = "note", "notes"
TEAM = "team"  # who has the lead
PAGES = (
    *(MAIN, LIST, ITEM, FURTHER, MISSING, WITHDRAW, OUTSIDE),
    *(TOOLS, FILES, NOTE, NOTES, TEAM),
)

WRITING = Pages("note.", {NOTE: timedelta(minutes=15)})


def turn(work: Work, me: Me, visit_id: int, page: str, about: str = "") -> None:
    """Turn the run sheet of one chat to a page; on that of a note, typed text becomes one.

    Raises:
        Refused: somebody wants to write a note, and something else is being asked first.
    """
    if page == NOTE:
        WRITING.enter(work, me, Look(NOTE, visit_id, about))
    elif work.sheet_pages.of(me.address.id, visit_id)[0] == NOTE:
        WRITING.leave(work, me)
    work.sheet_pages.turn(me.address.id, visit_id, page, about)
    work.refresh_tapped(me.address.id, card_of(work, visit_id))


def card_of(work: Work, visit_id: int) -> str:
    """Name the run sheet of a visit.

    Raises:
        Refused: there is no such visit.
    """
    visit = work.visits.by_id(visit_id)
    if visit is None:
        raise Refused("prompt-unknown", alert=True)
    return sheet_card(visit.key)
