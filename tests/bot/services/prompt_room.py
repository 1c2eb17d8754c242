"""The sample visit with people who answer and facilitators who run it, for tests of prompts."""

import itertools
from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, parse
from bot.domain.messages import Receipt
from bot.domain.plan.model import Plan
from bot.services import answering, cockpit, listening, opening, running, voting, withdrawing
from bot.services.authors import author_of
from bot.services.callers import Caller
from bot.services.runs import prompt_card, prompt_of, result_card
from bot.views.content import Content
from storage.database import Database
from storage.ids import unshort
from storage.work import Reading
from tests.bot.services.visit_world import World
from tests.conftest import StillClock

NAMES = ("Anna", "Bruno", "Clara", "David", "Eva", "Filip", "Greta", "Hugo")


class Room(World):
    """People in the session of a prompt: they tap what they see and type what they think."""

    def __init__(
        self,
        database: Database,
        clock: StillClock,
        people: int = 4,
        plan: Plan | None = None,
        channel: str = "telegram",
    ) -> None:
        super().__init__(database, clock, plan, channel)
        self.messages = itertools.count(1000)
        self.at("2027-04-20 10:20")
        self.people = [self.add(self._name(number)) for number in range(people)]
        self.ines = self.lead("Inés")

    @staticmethod
    def _name(number: int) -> str:
        return NAMES[number] if number < len(NAMES) else f"Guest {number}"

    def open(self, key: str) -> int:
        """Open a prompt by a facilitator's hand; give its run."""
        by = self.me(self.ines).person.id
        return int(self.database.perform(opening.open_run, self.visit_id, key, by).id)

    def close(self, run_id: int) -> Row[Any]:
        return self.database.perform(running.close_run, run_id)

    def run(self, run_id: int) -> Row[Any]:
        found = self.look(lambda reading: reading.prompts.run(run_id))
        assert found is not None
        return found  # type: ignore[no-any-return]

    def seen(self, caller: Caller, run_id: int) -> Content:
        """Look at the card of a prompt."""
        drawn = self.card(caller, prompt_card(run_id))
        assert drawn is not None
        return drawn

    def result(self, caller: Caller, run_id: int, page: int = 0) -> str:
        """Read a page of a result, as a card; empty if there is none."""
        drawn = self.card(caller, result_card(run_id, page))
        return drawn.text if drawn else ""

    def labels(self, caller: Caller, run_id: int) -> list[str]:
        return [key.label for row in self.seen(caller, run_id).keyboard for key in row]

    def tap(self, caller: Caller, run_id: int, label: str) -> Receipt:
        """Tap the button of a prompt's card whose label contains this."""
        rows = self.seen(caller, run_id).keyboard
        data = next(key.press for row in rows for key in row if label in key.label)
        return self.press(caller, data)

    def press(self, caller: Caller, data: str) -> Receipt:
        """Send callback data."""
        verb, arguments = parse(data)
        match verb:
            case Verb.ANSWER:
                run, part, option = arguments
                return self.database.perform(answering.tap, caller, unshort(run), part, option)
            case Verb.FIELD:
                return self._move(caller, unshort(arguments[0]), *arguments[1:])
            case Verb.VOTE if len(arguments) == 3:
                run, _, page = arguments
                return self.database.perform(voting.turn, caller, unshort(run), int(page))
            case Verb.VOTE:
                run, contribution = arguments
                return self.database.perform(voting.vote, caller, unshort(run), contribution)
            case Verb.FOCUS:
                return self.database.perform(listening.choose, caller, unshort(arguments[0]))
            case _:
                visit, what, about = arguments
                return self.database.perform(cockpit.act, caller, visit, what, about)

    def _move(self, caller: Caller, run_id: int, move: str, part: str = "") -> Receipt:
        match move:
            case "withdraw":
                return self.database.perform(withdrawing.offer, caller, run_id)
            case "keep":
                return self.database.perform(withdrawing.keep, caller, run_id)
            case "gone":
                return self.database.perform(withdrawing.take_back, caller, run_id, part)
            case _:
                return self.database.perform(answering.press_form, caller, run_id, move)

    def write(self, caller: Caller, text: str, reply_to: int | None = None) -> int:
        """Type a message; give its id."""
        message_id = next(self.messages)
        self.database.perform(listening.hear, caller, text, message_id, reply_to)
        return message_id

    def edit(self, caller: Caller, message_id: int, text: str) -> None:
        self.database.perform(listening.edited, caller, text, message_id)

    def said(self, caller: Caller, run_id: int) -> dict[str, Any]:
        """Give what is stored of somebody's answer while it still has an author."""
        author = author_of(self.run(run_id), self.participant(caller).id)
        found: dict[str, Any] = self.look(lambda r: r.answers.of_author(run_id, author))
        return found

    def asked(self, caller: Caller, run_id: int) -> Row[Any]:
        whose = self.participant(caller).id
        found = self.look(lambda reading: reading.asked.of(run_id, whose))
        assert found is not None
        return found  # type: ignore[no-any-return]

    def sheet(self, caller: Caller | None = None) -> Content:
        """Look at the run sheet."""
        drawn = self.card(caller or self.ines, "sheet:vlm-2027-04")
        assert drawn is not None
        return drawn

    def sheet_labels(self, caller: Caller | None = None) -> list[str]:
        return [key.label for row in self.sheet(caller).keyboard for key in row]

    def steer(self, label: str, caller: Caller | None = None) -> Receipt:
        """Press a button of the run sheet whose label contains this."""
        rows = self.sheet(caller).keyboard
        data = next(key.press for row in rows for key in row if label in key.label)
        return self.press(caller or self.ines, data)

    def turn_to(self, title: str, *further: str) -> None:
        """Turn the run sheet to a prompt's own page, from the list on, and to pages beyond."""
        self.steer("All prompts")
        for label in (title, *further):
            self.steer(label)

    def last_letter(self, caller: Caller) -> str:
        return self.read(caller)[-1].text


def everything(reading: Reading, run_id: int) -> list[tuple[str, str, Any]]:
    """Give all stored answers of a run."""
    return [(row.author, row.part, row.value) for row in reading.answers.everything(run_id)]


def kind_of(run: Row[Any]) -> str:
    return prompt_of(run).kind
