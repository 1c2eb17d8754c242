"""Pages of the team's cards on which something may be typed; which one is shown is a dialogue."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from bot.services.aside import close_page, hears_for, open_page
from bot.services.callers import Me
from storage.work import Reading, Work

MAIN = "main"


@dataclass(frozen=True)
class Look:
    """What somebody looks at.

    Attributes:
        page: its name.
        visit_id: of which visit the card is.
        about: what the page is about.
        unclear: what they typed and could not be read.
    """

    page: str
    visit_id: int
    about: str
    unclear: str = ""


@dataclass(frozen=True)
class Pages:
    """The pages of one subject.

    Attributes:
        prefix: how the dialogues of this subject begin.
        hearing: the pages on which something may be typed, and for how long.
    """

    prefix: str
    hearing: dict[str, timedelta]

    def enter(self, work: Work, me: Me, look: Look) -> None:
        """Have the card show a page; what was being asked comes back afterwards.

        Raises:
            Refused: something that must not be put aside is being asked.
        """
        open_page(
            work,
            me,
            self.prefix + look.page,
            refusal="change-later",
            visit_id=look.visit_id,
            about=look.about,
            unclear=look.unclear,
        )

    def leave(self, work: Work, me: Me) -> None:
        """Have typed text go where it went before a page was opened."""
        close_page(work, me, self.prefix)

    def at(self, reading: Reading, person_id: int | None) -> Look | None:
        """Give what somebody looks at; none if it is nothing of this subject."""
        return self.read(reading.people.dialogue(person_id) if person_id else None)

    def read(self, dialogue: Row[Any] | None) -> Look | None:
        """Read what a dialogue says that somebody looks at."""
        if dialogue is None or not dialogue.expects.startswith(self.prefix):
            return None
        draft = dialogue.draft
        page = dialogue.expects.removeprefix(self.prefix)
        return Look(page, dialogue.visit_id, draft["about"], draft["unclear"])

    def hears(self, work: Work, dialogue: Row[Any] | None) -> bool:
        """Tell whether what somebody types now may be meant for the page they look at."""
        look = self.read(dialogue)
        if dialogue is None or look is None or look.page not in self.hearing:
            return False
        return hears_for(work, dialogue, self.hearing[look.page])


ANNOUNCING = Pages("announce.", {"text": timedelta(hours=2), "time": timedelta(minutes=15)})
TIMELINE = Pages("timeline.", {"move": timedelta(minutes=15)})
