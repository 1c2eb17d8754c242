"""Where a facilitator is who writes down what others told them: whose answer, to which prompt."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from bot.services.aside import close_page, hears_for, open_page
from bot.services.callers import Me
from bot.services.runs import existing_run
from storage.ids import short
from storage.work import Reading, Work

PREFIX = "proxy."
PICK, ENTER = "pick", "enter"
_HEARS = timedelta(minutes=15)  # for so long what is typed may be meant for the page


@dataclass(frozen=True)
class Entering:
    """What somebody writes down.

    Attributes:
        run: whose prompt it is, as a row.
        participant_id: whose answer; none: they choose among those who are missing.
        start: from which of these on the page lists them.
    """

    run: Row[Any]
    participant_id: int | None = None
    start: int = 0


def card_of(run_id: int) -> str:
    """Name the card on which answers to a run are written down for others."""
    return f"proxy:{short(run_id)}"


def enter(work: Work, me: Me, where: Entering) -> None:
    """Have the card show a page; what was being asked comes back afterwards.

    Raises:
        Refused: something that must not be put aside is being asked.
    """
    open_page(
        work,
        me,
        PREFIX + (PICK if where.participant_id is None else ENTER),
        refusal="change-later",
        visit_id=where.run.visit_id,
        run=where.run.id,
        participant=where.participant_id,
        start=where.start,
    )


def stay(work: Work, me: Me, page: Row[Any] | None, part: str) -> None:
    """Have the card show the page that was there before, at another question of the prompt."""
    if page is not None:
        work.people.expect(
            me.person.id,
            page.expects,
            visit_id=page.visit_id,
            run_id=page.draft["run"],
            part=part,
            draft={**page.draft, "at": work.now.isoformat()},
        )


def leave(work: Work, me: Me) -> None:
    """Write nothing down any more; typed text goes where it went before."""
    close_page(work, me, PREFIX)


def entering(reading: Reading, person_id: int | None, run_id: int) -> Entering | None:
    """Give what somebody writes down for a run; none: nothing."""
    found = read(reading, reading.people.dialogue(person_id) if person_id else None)
    return found if found is not None and found.run.id == run_id else None


def read(reading: Reading, dialogue: Row[Any] | None) -> Entering | None:
    """Read what a dialogue says that somebody writes down."""
    if dialogue is None or not dialogue.expects.startswith(PREFIX):
        return None
    run = existing_run(reading, dialogue.draft["run"])
    return Entering(run, dialogue.draft["participant"], dialogue.draft["start"])


def hears(work: Work, dialogue: Row[Any] | None) -> bool:
    """Tell whether what somebody types now may be meant for the answer they write down."""
    if dialogue is None or dialogue.expects != PREFIX + ENTER:
        return False
    return hears_for(work, dialogue, _HEARS)
