"""Notes for the report: a facilitator types what they want to remember; only the team sees it."""

from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Receipt, Words
from bot.domain.tidying import tidy
from bot.errors import Refused
from bot.services.callers import Me
from bot.services.runs import prompt_of, refresh_sheets, runs_on_sheet, title_of
from bot.services.sheet_turning import MAIN, NOTES, WRITING, turn
from storage.ids import unshort
from storage.work import Reading, Work

LONGEST = 1000  # code points


def hear(work: Work, me: Me, dialogue: Row[Any], text: str) -> bool:
    """Keep what somebody typed as a note, on the prompt that runs just now.

    Args:
        work: the transaction.
        me: who.
        dialogue: at our page that hears.
        text: what they wrote.

    Returns:
        That it was taken.

    Raises:
        Refused: it is too long or empty, or they do not run the visit any more.
    """
    look = WRITING.read(dialogue)
    if look is None or not work.people.leads(me.person.id, look.visit_id):
        raise Refused("sheet-not-yours")
    text = tidy(text)
    if not text or len(text) > LONGEST:
        raise Refused("note-too-long", limit=LONGEST, length=len(text))
    run = running_in(work, look.visit_id)
    work.notes.add(look.visit_id, run.id if run is not None else None, me.person.id, text, work.now)
    turn(work, me, look.visit_id, MAIN)
    refresh_sheets(work, look.visit_id)
    about = title_of(prompt_of(run)) if run is not None else Words({})
    work.say(me.address.id, "note-kept" if run is None else "note-kept-on", args={"title": about})
    return True


def delete(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    """Delete a note of one's own; a colleague's stays."""
    work.notes.remove(unshort(about), me.person.id)
    turn(work, me, visit_id, NOTES, "0")
    refresh_sheets(work, visit_id)
    return Receipt("note-deleted")


def running_in(reading: Reading, visit_id: int) -> Row[Any] | None:
    """Give the open run that was opened last."""
    open_ones = (run for run in reversed(runs_on_sheet(reading, visit_id)) if run.state == "open")
    return next(open_ones, None)
