"""A rehearsal that people steer: the bot, the clock, the crowd, and the seats of everybody."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.chat_server import ChatServer
from bot.domain.standing import Standing
from bot.domain.timeline import decided_at
from bot.messaging.supervisor import Supervisor
from bot.rehearsal.dues import NextDue
from bot.rehearsal.stage import App, Visit
from bot.rehearsal.steered.beside import Beside
from bot.rehearsal.steered.casting import may_be_simulated, part_of, played
from bot.rehearsal.steered.clock import SteeredClock, VisitTime
from bot.rehearsal.steered.crowd import Crowd
from bot.rehearsal.steered.keeping import Keeping, Kept
from bot.rehearsal.steered.mood import Mood
from bot.rehearsal.steered.newcomer import Newcomer
from bot.rehearsal.steered.seats import Seat, take_seats
from bot.rehearsal.steered.stops import Stop, next_stop
from bot.rehearsal.world import World
from bot.services.invited import Invited, list_people
from storage.database import Database
from storage.work import Reading


class SteeredRehearsal:
    """One visit, rehearsed by people.

    Args:
        app: the bot, running, without an alarm clock of its own.
        database: its.
        clock: its, and the chat server's.
        server: where the chats are.
        channel: the bot's on that server.
        visit: what is rehearsed; imported already.
        file: where it is kept how all this was left.

    Attributes:
        seats: everybody, by reference.
        version: rises with each change of who is played by whom.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what it brings together
        self,
        app: App,
        database: Database,
        clock: SteeredClock,
        server: ChatServer,
        channel: str,
        visit: Visit,
        file: Path,
    ) -> None:
        self._app, self._visit = app, visit
        self.database, self.clock, self.server = database, clock, server
        self.channel, self.plan = channel, visit.plan
        self.visit_id = 0
        self.seats: dict[str, Seat] = {}
        self.version = 0
        self.closed = False
        self._newcomers: list[Newcomer] = []
        self._keeping = Keeping(file, self._how_it_is)
        self._supervisor = Supervisor("stage")
        self._world = World(VisitTime(clock), visit.plan, 1, decided_at(visit.plan))
        self.crowd = Crowd(self._world, [], set(), {}, dict)

    async def start(self, people: Sequence[Invited]) -> None:
        """Bring everybody to their chat, and let the clock run as it was left.

        Args:
            people: everybody who is invited; those who have not come in yet with their tokens.
        """
        before = self._keeping.before()
        self.visit_id, words = await self.database.read(_visit, self.plan.visit)
        seats = await take_seats(self.database, self.server, self.channel, self.plan.visit, people)
        self.seats = {seat.reference: seat for seat in seats}
        humans = set(before.humans if before else played(people))
        parts = [
            (part_of(self._visit, seat), seat.chat) for seat in seats if may_be_simulated(seat)
        ]
        beside = Beside(self.database, self.visit_id, set(self.plan.prompts()))
        self.crowd = Crowd(self._world, parts, humans, words, beside)
        self.clock.idle = lambda: self.idle
        self.clock.watch = self._keeping.keep
        next_due = NextDue(self.database, self.clock.now, self._look_again)
        self._loop = asyncio.get_running_loop()
        self._supervisor.start(self.clock.run(next_due, self._app.tick))
        self._supervisor.start(self._keeping.now_and_then())
        self._usher([self.seats[one] for one in played(people)])
        self.clock.steer(
            playing=before.playing if before else True, speed=before.speed if before else 1.0
        )
        self.become(before.mood if before else Mood())

    async def stop(self) -> None:
        """End everything that moves by itself, and keep how it is."""
        self.closed = True
        await self.crowd.stop()
        await self._supervisor.stop()
        self._keeping.keep()

    def stalled(self) -> list[str]:
        """Give the parts that show no sign of life, though they should."""
        clock = [] if self.clock.driven else ["clock"]
        return [*clock, *self._app.stalled()]

    @property
    def idle(self) -> bool:
        """Tell whether nothing moves: what is left to do waits for time to pass."""
        return (
            self._app.idle
            and not len(self.server.state.updates)
            and self.crowd.idle
            and all(one.idle for one in self._newcomers)
        )

    async def next_stop(self) -> Stop | None:
        """Find where the clock can be taken next."""
        return await self.database.read(next_stop, self.visit_id, self.clock.now())

    async def jump(self) -> bool:
        """Begin to go to the next thing that happens by itself; tell whether there is one."""
        stop = await self.next_stop()
        if stop is None or not self.clock.driven:
            return False
        await asyncio.shield(self.clock.leap(stop.at))
        return True

    def become(self, mood: Mood) -> None:
        """Change the crowd."""
        self.crowd.become(replace(mood, size=min(mood.size, self.crowd.most)))
        self.version += 1

    def take_over(self, reference: str) -> None:
        """Let a human play somebody from now on."""
        self.crowd.take(reference)
        self.version += 1

    def give_back(self, reference: str) -> None:
        """Let somebody be simulated from now on."""
        self.crowd.give_back(reference)
        self.version += 1

    async def people(self) -> tuple[Invited, ...]:
        """Give everybody, and how far they have come."""
        return await self.database.read(list_people, self.plan.visit)

    def _usher(self, seats: Sequence[Seat]) -> None:
        """Bring those in whom humans play; the last one is left at the door, to try it."""
        if not seats:
            return
        *ushered, last = seats
        for seat in ushered:
            if seat.invited.state != Standing.JOINED:
                newcomer = Newcomer(part_of(self._visit, seat), seat.chat, self._world)
                if seat.invited.token and not seat.chat.chat.started:
                    newcomer.opens_link(self.clock.now())
                self._newcomers.append(newcomer)
                self._supervisor.start(newcomer.live())
        if last.invited.token and not last.chat.chat.started:
            self._supervisor.start(last.chat.open(last.invited.token))

    def _look_again(self) -> None:
        self._loop.call_soon_threadsafe(self.clock.look_again)

    def _how_it_is(self) -> Kept:
        return Kept(
            at=self.clock.now(),
            playing=self.clock.playing,
            speed=self.clock.speed,
            mood=self.crowd.mood,
            humans=tuple(sorted(self.crowd.humans)),
        )


def _visit(reading: Reading, key: str) -> tuple[int, dict[str, str]]:
    row = reading.visits.by_key(key)
    if row is None:
        raise LookupError(key)
    return int(row.id), reading.presence.words(row.id)
