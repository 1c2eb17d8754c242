"""The sample visit with its facilitator at her chat, for the tests of what the team does."""

from bot.domain.buttons import Verb, parse
from bot.domain.messages import Receipt
from bot.services import announcement_acts, announcing, listening, timeline_pages
from bot.services.announcement_letters import card_of
from bot.services.callers import Caller
from storage.database import Database
from tests.bot.services.visit_world import World
from tests.conftest import StillClock


class Desk(World):
    """Inés leads; what she taps and types goes where her chat would bring it."""

    def __init__(self, database: Database, clock: StillClock, channel: str = "telegram") -> None:
        super().__init__(database, clock, channel=channel)
        self.ines = self.lead()
        self.messages = 0

    @property
    def timeline(self) -> str:
        """Name the card of what will be sent."""
        return f"timeline:{self.visit}"

    def text(self, subject: str, caller: Caller | None = None) -> str:
        """Read a card; empty if there is nothing to show."""
        card = self.card(caller or self.ines, subject)
        return card.text if card else ""

    def labels(self, subject: str) -> list[str]:
        """Read the buttons of a card."""
        card = self.card(self.ines, subject)
        return [key.label for row in (card.keyboard if card else ()) for key in row]

    def tap(self, subject: str, label: str, caller: Caller | None = None) -> Receipt:
        """Tap the button of a card of Inés whose label begins like this."""
        card = self.card(self.ines, subject)
        assert card is not None
        keys = [key for row in card.keyboard for key in row]
        data = next(key.press for key in keys if key.label.startswith(label))
        return self.press(data, caller)

    def press(self, data: str, caller: Caller | None = None) -> Receipt:
        """Send callback data, as an old or copied button would."""
        verb, arguments = parse(data)
        who = caller or self.ines
        if verb == Verb.ANNOUNCE:
            announcement, what = arguments
            return self.database.perform(announcement_acts.act, who, announcement, what)
        visit, what, about = arguments
        return self.database.perform(timeline_pages.act, who, visit, what, about)

    def type(self, text: str) -> None:
        """Let Inés type something."""
        self.messages += 1
        self.database.perform(listening.hear, self.ines, text, self.messages, None)

    def announce(self, text: str) -> str:
        """Let Inés begin an announcement; give its card."""
        self.database.perform(announcing.announce, self.ines, text)
        rows = self.look(lambda reading: reading.announcements.of_visit(self.visit_id))
        cards = [card_of(row.id) for row in rows]
        return max(set(cards) & self.pending(self.ines), key=cards.index)
