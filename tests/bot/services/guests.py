"""People at the door for the tests of services: they open links, tap, write and read."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from bot.domain.buttons import Verb, parse
from bot.domain.joining import NOT_ME
from bot.domain.messages import Receipt
from bot.domain.people_file import NumberedRow, read_people
from bot.domain.plan.model import Plan
from bot.domain.plan.reading import read_plan
from bot.services import account, joining, starting
from bot.services.callers import Caller, Me, someone
from bot.services.inviting import import_people
from bot.services.planning import import_plan
from bot.views import rendering
from bot.views.content import Content, Key
from storage.database import Database
from storage.work import Reading, Work

SAMPLE = Path("bot/rehearsal/sample")
VISIT = "vlm-2027-04"

_STEPS: dict[Verb, Callable[[Work, Caller, str], Receipt]] = {
    Verb.JOIN_LANGUAGE: joining.choose_language,
    Verb.JOIN_CONSENT: joining.consent,
    Verb.JOIN_NAME: joining.choose_name,
    Verb.JOIN_ZONE: joining.choose_zone,
    Verb.STOP: account.stop,
    Verb.DELETE: account.delete,
}


@cache
def sample_plan() -> Plan:
    return read_plan((SAMPLE / "visit.yaml").read_text(encoding="utf-8"))


@cache
def sample_rows() -> Sequence[NumberedRow]:
    return read_people((SAMPLE / "participants.csv").read_bytes()).rows


def invite_sample(database: Database) -> dict[str, str]:
    """Import the sample visit and its people; give each one's token by reference or team key."""
    database.perform(import_plan, sample_plan())
    done = database.perform(import_people, VISIT, sample_rows())
    return {invited.reference: invited.token for invited in done.people}


class Guest:
    """Somebody in front of a chat of their own."""

    def __init__(
        self, database: Database, chat_id: int, language: str = "en", channel: str = "telegram"
    ) -> None:
        self.database = database
        self.caller = Caller(channel, chat_id, language)

    def start(self, token: str = "") -> None:
        """Send /start; raises what was refused."""
        self.database.perform(starting.start, self.caller, token)

    def write(self, text: str) -> None:
        """Write to the joining."""

        def hear(work: Work) -> None:
            me = someone(work, self.caller)
            dialogue = work.people.dialogue(me.person.id)
            assert dialogue is not None
            joining.hear(work, me, dialogue, text)

        self.database.perform(hear)

    def tap(self, label: str) -> Receipt:
        """Tap the button of the card, or of the last letter, whose label begins like this."""
        return self.press(self._key(label).press)

    def press(self, data: str) -> Receipt:
        """Send callback data, as an old or copied button would."""
        verb, arguments = parse(data)
        if arguments == (NOT_ME,):
            return self.database.perform(joining.not_me, self.caller)
        [choice] = arguments
        return self.database.perform(_STEPS[verb], self.caller, choice)

    def card(self) -> Content:
        """Read the joining card as it would be drawn now."""
        drawn = self.database.look(self._card)
        assert drawn is not None
        return drawn

    def labels(self) -> list[str]:
        """Read the buttons of the card."""
        return [key.label for row in self.card().keyboard for key in row]

    def letters(self) -> list[Content]:
        """Read the letters that wait for this chat, oldest first."""
        return self.database.look(self._letters)

    def me(self) -> Me:
        """Look at the rows of this person."""
        return self.database.look(lambda reading: someone(reading, self.caller))  # type: ignore[arg-type]

    def join(self, token: str) -> None:
        """Go through all of joining as fast as possible."""
        self.start(token)
        self.tap("English")
        self.tap("I agree")
        if "Yes, that is right" in self.labels():
            self.tap("Yes, that is right")
        self.press(next(k.press for row in self.card().keyboard for k in row))

    def _address_id(self, reading: Reading) -> int:
        address = reading.people.address_of(self.caller.channel, self.caller.chat_id)
        assert address is not None
        return int(address.id)

    def _card(self, reading: Reading) -> Content | None:
        return rendering.card(reading, self._address_id(reading), joining.CARD)

    def _letters(self, reading: Reading) -> list[Content]:
        mine = self._address_id(reading)
        due = reading.outbox.due(reading.now, 1000)
        return [rendering.letter(reading, row) for row in due if row.address_id == mine]

    def _key(self, label: str) -> Key:
        letters = self.letters()
        messages = [self.card()] if self.database.look(self._card) else []
        keys = [
            key
            for content in (*messages, *letters[::-1])
            for row in content.keyboard
            for key in row
        ]
        return next(key for key in keys if key.label.startswith(label))
