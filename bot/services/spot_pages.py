"""Where a facilitator is who asks on the spot: a dialogue that holds what is being prepared."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from bot.domain.spots import Draft
from bot.errors import Refused
from bot.services.aside import close_page, hears_for, open_page
from bot.services.callers import Me
from bot.services.runs import existing_run
from storage.ids import unshort
from storage.work import Reading, Work

PREFIX = "spot."
ASK, PREVIEW, WHICH = "ask", "preview", "which"  # pages; the last: in which of several visits?
WORDING, REWORDED = "wording", "reworded"  # what is open is to be said otherwise; how
_HEARS = timedelta(minutes=15)  # for so long what is typed may be meant for the page


@dataclass(frozen=True)
class Preparing:
    """What somebody prepares.

    Attributes:
        page: which page the card shows.
        draft: what will be asked; none before anything was typed.
        about: the run, as `short` writes it, that is to be said otherwise; empty: a new prompt.
    """

    page: str
    visit_id: int
    draft: Draft | None = None
    about: str = ""


def card_of(reading: Reading, visit_id: int) -> str:
    """Name the card on which something is prepared for a visit."""
    return f"spot:{reading.visits.key_of(visit_id)}"


def enter(work: Work, me: Me, where: Preparing) -> None:
    """Have the card show a page; what was being asked comes back afterwards.

    Raises:
        Refused: something that must not be put aside is being asked.
    """
    open_page(
        work,
        me,
        PREFIX + where.page,
        refusal="change-later",
        visit_id=where.visit_id,
        prepared=where.draft.to_json() if where.draft else None,
        about=where.about,
    )


def leave(work: Work, me: Me) -> None:
    """Prepare nothing any more; typed text goes where it went before."""
    close_page(work, me, PREFIX)


def put_away(work: Work, me: Me, visit_id: int) -> None:
    """Prepare nothing any more, and have the card show so."""
    leave(work, me)
    work.refresh(me.address.id, card_of(work, visit_id))


def preparing(reading: Reading, person_id: int, visit_id: int) -> Preparing | None:
    """Give what somebody prepares for a visit; none: nothing."""
    found = read(reading.people.dialogue(person_id))
    return found if found is not None and found.visit_id == visit_id else None


def read(dialogue: Row[Any] | None) -> Preparing | None:
    """Read what a dialogue says that somebody prepares."""
    if dialogue is None or not dialogue.expects.startswith(PREFIX):
        return None
    draft = dialogue.draft.get("prepared")
    return Preparing(
        dialogue.expects.removeprefix(PREFIX),
        int(dialogue.visit_id),
        Draft.from_json(draft) if draft else None,
        dialogue.draft.get("about", ""),
    )


def hears(work: Work, dialogue: Row[Any] | None) -> bool:
    """Tell whether what somebody types now may be meant for what they prepare."""
    return dialogue is not None and read(dialogue) is not None and hears_for(work, dialogue, _HEARS)


def run_about(reading: Reading, where: Preparing) -> Row[Any]:
    """Give the run that is to be said otherwise.

    Raises:
        Refused: it is not open in this visit.
    """
    run = existing_run(reading, unshort(where.about))
    if run.visit_id != where.visit_id or run.state != "open":
        raise Refused("receipt-closed", alert=True)
    return run
