"""The sample visit with people in it, for the tests of what time brings."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row

from bot.domain.plan.model import Plan
from bot.services.callers import Caller, Me, known
from bot.services.planning import import_plan, plan_participant
from bot.views import rendering
from bot.views.content import Content
from schedules.tick import tick
from storage.database import Database
from storage.ids import short
from storage.work import Reading, Work
from tests.bot.domain.sample_visit import brussels, sample
from tests.conftest import StillClock


class World:
    """A visit whose people joined at the clock's instant; time passes by `at`."""

    def __init__(
        self,
        database: Database,
        clock: StillClock,
        plan: Plan | None = None,
        channel: str = "telegram",
    ) -> None:
        self.database = database
        self.clock = clock
        self.channel = channel
        self.chats = 0
        database.perform(import_plan, plan or sample())
        self.visit_id: int = self.look(self._visit_id)
        self.visit = short(self.visit_id)

    def look(self, query: Any) -> Any:  # noqa: ANN401 - whatever is asked
        return self.database.look(query)

    def add(
        self, name: str, zone: str = "Europe/Brussels", language: str = "en", chat_id: int = 0
    ) -> Caller:
        """Let somebody join; references go up by joining."""
        caller = self._chat(language, chat_id)
        self.database.perform(self._join, caller, name, zone, language)
        return caller

    def lead(self, name: str = "Inés", chat_id: int = 0) -> Caller:
        """Let somebody join the team."""
        caller = self._chat("en", chat_id)
        self.database.perform(self._lead, caller, name)
        return caller

    def at(self, moment: str) -> datetime:
        """Let it be this local time of Brussels."""
        self.clock.instant = brussels(moment).astimezone(ZoneInfo("UTC"))
        return self.clock.instant

    async def live_until(self, moment: str) -> None:
        """Let time pass up to a local time of Brussels, doing everything when it is due."""
        until = brussels(moment)
        while (due := self.look(_next_due)) is not None and due <= until:
            self.clock.instant = max(due, self.clock.instant)
            await tick(self.database)
        self.at(moment)

    def me(self, caller: Caller) -> Me:
        found = self.look(lambda reading: known(reading, caller))
        assert found is not None
        return found  # type: ignore[no-any-return]

    def participant(self, caller: Caller) -> Row[Any]:
        person_id = self.me(caller).person.id
        found = self.look(lambda r: r.people.participant_in(self.visit_id, person_id))
        assert found is not None
        return found  # type: ignore[no-any-return]

    def letters(self, caller: Caller) -> list[Row[Any]]:
        """Give the rows of all letters to somebody, oldest first."""
        mine = self.me(caller).address.id
        return [row for row in self.look(_all_letters) if row.address_id == mine]

    def keys(self, caller: Caller) -> list[str]:
        return [row.text_key for row in self.letters(caller)]

    def read(self, caller: Caller) -> list[Content]:
        """Put all letters to somebody into words."""
        return [
            self.look(lambda reading, row=row: rendering.letter(reading, row))
            for row in self.letters(caller)
        ]

    def card(self, caller: Caller, subject: str) -> Content | None:
        """Draw a card of somebody's as it stands now."""
        address_id = self.me(caller).address.id
        return self.look(lambda r: rendering.card(r, address_id, subject))  # type: ignore[no-any-return]

    def pending(self, caller: Caller) -> set[str]:
        """Name the cards of somebody's that want to be drawn."""
        mine = self.me(caller).address.id
        rows = self.look(lambda reading: reading.cards.pending())
        return {row.subject for row in rows if row.address_id == mine}

    def _visit_id(self, reading: Reading) -> int:
        row = reading.visits.by_key(sample().visit)
        assert row is not None
        return int(row.id)

    def _chat(self, language: str, chat_id: int) -> Caller:
        self.chats += 1
        return Caller(self.channel, chat_id or self.chats, language)

    def _person(self, work: Work, caller: Caller, name: str) -> int:
        address_id = work.people.add_address(
            caller.channel, caller.chat_id, caller.language, work.now
        )
        person_id = work.people.add(work.now)
        work.people.describe(person_id, name=name, organisation="City of Example")
        work.people.bind(address_id, person_id)
        return person_id

    def _join(self, work: Work, caller: Caller, name: str, zone: str, language: str) -> None:
        person_id = self._person(work, caller, name)
        work.people.settle(person_id, zone=zone, language=language, certificate_name=name)
        reference = f"T{self.chats:02}"
        participant_id = work.people.add_participant(self.visit_id, person_id, reference)
        row = work.people.participant(participant_id)
        assert row is not None
        work.people.set_joined(row, work.now)
        plan_participant(work, participant_id)

    def _lead(self, work: Work, caller: Caller, name: str) -> None:
        person_id = self._person(work, caller, name)
        work.people.grant(person_id, "facilitator", self.visit_id)


def _next_due(reading: Reading) -> datetime | None:
    return reading.timeline.next_due()


def _all_letters(reading: Reading) -> list[Row[Any]]:
    far = reading.now.replace(year=2100)
    return reading.outbox.due(far, 10_000)
