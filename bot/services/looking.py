"""Pages of the team's cards on which something may be typed; which one is shown is a dialogue."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from bot.services.aside import asked_now, bring_back, put_aside
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
        before = put_aside(asked_now(work, me), "change-later")
        draft = {
            "at": work.now.isoformat(),
            "before": before,
            "about": look.about,
            "unclear": look.unclear,
        }
        work.people.expect(
            me.person.id, self.prefix + look.page, visit_id=look.visit_id, draft=draft
        )

    def leave(self, work: Work, me: Me) -> None:
        """Have typed text go where it went before a page was opened."""
        there = asked_now(work, me)
        if there is None or not there.expects.startswith(self.prefix):
            return
        bring_back(work, me, there.draft.get("before"))

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
        opened = datetime.fromisoformat(dialogue.draft["at"])
        return bool(work.now - opened <= self.hearing[look.page])


ANNOUNCING = Pages("announce.", {"text": timedelta(hours=2), "time": timedelta(minutes=15)})
TIMELINE = Pages("timeline.", {"move": timedelta(minutes=15)})
