"""People who write to the bot and are written to, and a visit whose reminders fall due."""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVarTuple

from bot.clock import SystemClock
from bot.domain.plan.calendar import moved_to
from bot.domain.timeline import Kind
from bot.messaging.persistence import Persistence
from bot.services.inviting import import_people
from bot.services.planning import import_plan
from storage.work import Reading, Work
from tests.bot.services.guests import VISIT, Guest, sample_plan, sample_rows
from tests.replicas.fleet import CHANNEL, Fleet

Ts = TypeVarTuple("Ts")

LETTER = "letter-"
REMINDER = "Once you are in the call"
_LATER = timedelta(days=30)  # so that nothing of the visit falls due by itself
_WORTH = timedelta(minutes=5)


class Crowd:
    """Everybody who talks with the bot.

    Attributes:
        strangers: they get letters of ours, and an answer to whatever they write.
        guests: they are in the visit.
        written: how many letters were written to each stranger.
        said: how many messages each stranger sent, by chat.
    """

    def __init__(self, fleet: Fleet, strangers: int, guests: int) -> None:
        self._fleet = fleet
        self.strangers = [fleet.server.person(f"Stranger {n}") for n in range(strangers)]
        self.guests = [fleet.server.person(f"Guest {n}") for n in range(guests)]
        self.written = 0
        self.said: Counter[int] = Counter()

    async def come(self) -> None:
        """Let the guests join, as if they had long ago, and the strangers say hello."""
        await asyncio.to_thread(self._join)
        for person in (*self.strangers, *self.guests):
            await person.open()
        self._count()

    async def write(self, rounds: int) -> None:
        """Write everybody so many letters, numbered, each round in a transaction of its own."""
        for _ in range(rounds):
            await self._do(_write_all, [one.id for one in self.strangers], self.written)
            self.written += 1

    async def speak(self) -> None:
        """Let every stranger say something."""
        for person in self.strangers:
            await person.send("Is anybody there?")
        self._count()

    async def owe(self, name: str, seconds: float) -> None:
        """Let a reminder fall due for each guest, so many seconds from now."""
        await self._do(_owe, name, timedelta(seconds=seconds))

    def _count(self) -> None:
        self.said.update(person.id for person in self.strangers)

    async def _do(self, service: Callable[[Work, *Ts], None], *args: *Ts) -> None:
        """Write as another process of the bot would, however long the database is away."""
        persistence = Persistence("crowd", SystemClock())
        await persistence.until_taken(partial(self._fleet.database.transact, service, *args))

    def _join(self) -> None:
        database = self._fleet.database
        plan = moved_to(sample_plan(), (datetime.now(UTC) + _LATER).date())
        database.perform(import_plan, plan)
        people = database.perform(import_people, VISIT, sample_rows()).people
        tokens = [one.token for one in people if one.role == "participant"]
        for person, token in zip(self.guests, tokens, strict=False):
            Guest(database, person.id, channel=CHANNEL).join(token)


def _write_all(work: Work, chats: list[int], number: int) -> None:
    for chat_id in chats:
        row = work.people.address_of(CHANNEL, chat_id)
        address = row.id if row else work.people.add_address(CHANNEL, chat_id, "en", work.now)
        work.say(address, "apology", args={"reference": f"{LETTER}{number}"})


def _owe(work: Work, name: str, after: timedelta) -> None:
    visit = work.visits.by_key(VISIT)
    assert visit is not None
    due, until = work.now + after, work.now + _WORTH
    work.timeline.add(
        [
            {
                "key": f"{Kind.JOIN}/{VISIT}/{name}/1/{part.id}",
                "due": due,
                "kind": Kind.JOIN.value,
                "visit_id": visit.id,
                "participant_id": part.id,
                "args": {"day": "d1", "until": until.isoformat()},
            }
            for part in work.people.participants_of(visit.id)
            if part.state == "joined"
        ]
    )
    work.replanned()


def unfinished(reading: Reading) -> tuple[int, int]:
    """Count the letters that wait, and the reminders that are due."""
    waiting = reading.outbox.due(reading.now, 10_000)
    return len(waiting), len(reading.timeline.due(reading.now, 10_000))
