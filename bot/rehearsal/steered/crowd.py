"""The crowd: those participants whom nobody plays, as many of them as are wished."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from bot.chat_server import Person
from bot.domain.plan.calendar import day_end, day_start
from bot.domain.plan.model import Day, Prompt
from bot.domain.standing import Standing
from bot.messaging.supervisor import Supervisor
from bot.messaging.tracing import trace
from bot.rehearsal.guest import Part
from bot.rehearsal.steered.extra import Extra, Eyes
from bot.rehearsal.steered.mood import Mood
from bot.rehearsal.world import World

if TYPE_CHECKING:
    from asyncio import Task

log = structlog.get_logger(__name__)

_SHOWN_BEFORE = timedelta(minutes=15)


class Crowd:
    """Simulated participants beside the humans.

    Args:
        world: what they share.
        parts: who could be in it, each with their chat, in the order in which they come.
        humans: the references of those whom somebody plays.
        words: the words of the days, as the team shows them in the call.
        spots: gives what the team asks beside the plan, by key.
    """

    def __init__(
        self,
        world: World,
        parts: Sequence[tuple[Part, Person]],
        humans: set[str],
        words: Mapping[str, str],
        spots: Callable[[], Mapping[str, Prompt]],
    ) -> None:
        self.mood = Mood(size=0)
        self.humans = humans
        self._world, self._words = world, words
        eyes = Eyes(lambda: self.mood, self._screen, spots)
        self._extras = {
            part.invited.reference: Extra(part, chat, world, eyes) for part, chat in parts
        }
        self._living: dict[str, Task[None]] = {}
        self._intended: set[str] = set()
        self._supervisor = Supervisor("crowd")

    @property
    def idle(self) -> bool:
        """Tell whether all of them only wait for the clock, or for something new."""
        return all(self._extras[reference].idle for reference in self._living)

    @property
    def most(self) -> int:
        """Give how many there can be."""
        return len(self._extras.keys() - self.humans)

    def may_play(self, reference: str) -> bool:
        """Tell whether somebody could be simulated."""
        return reference in self._extras

    def plays(self, reference: str) -> bool:
        """Tell whether somebody is simulated just now."""
        return reference in self._living

    def become(self, mood: Mood) -> None:
        """Be as many, and in such a mood."""
        self.mood = mood
        self._fill()
        for reference in self._living:
            self._extras[reference].reconsider()

    def take(self, reference: str) -> None:
        """Leave somebody to a human; nobody else comes in their place."""
        if reference in self._living:
            self.mood = Mood(self.mood.size - 1, self.mood.share, self.mood.pace)
        self.humans.add(reference)
        self._fill()

    def give_back(self, reference: str) -> None:
        """Simulate somebody whom a human has played."""
        self.humans.discard(reference)
        self._start(reference)
        self.mood = Mood(len(self._living), self.mood.share, self.mood.pace)

    async def stop(self) -> None:
        """End them all, also whoever is told so in the middle of something."""
        for extra in self._extras.values():
            extra.leave()
        self._living.clear()
        await self._supervisor.stop()

    def _fill(self) -> None:
        free = [reference for reference in self._extras if reference not in self.humans]
        wanted = sorted(free, key=self._rank)[: self.mood.size]
        for reference in self._living.keys() - set(wanted):
            self._living.pop(reference).cancel()
        for reference in wanted:
            self._start(reference)

    def _rank(self, reference: str) -> tuple[bool, bool]:
        """Give who comes first: whoever lives already, then whoever was in before a restart."""
        joined = self._extras[reference].part.invited.state == Standing.JOINED
        return reference not in self._living, not joined

    def _start(self, reference: str) -> None:
        extra = self._extras.get(reference)
        if extra is None or reference in self._living:
            return
        extra.remember()
        if reference not in self._intended:
            self._intended.add(reference)
            extra.intend(self._world.now())
        self._living[reference] = self._supervisor.start(_live(extra))

    def _screen(self, day: Day) -> str:
        plan, now = self._world.plan, self._world.now()
        shown = day_start(plan, day) - _SHOWN_BEFORE <= now < day_end(plan, day)
        return self._words.get(day.key, "") if shown else ""


async def _live(extra: Extra) -> None:
    """Let somebody live on whatever they run into: humans do what no script foresees."""
    while True:
        try:
            await extra.live()
        except Exception as error:  # noqa: BLE001 - one act of one of many
            log.warning("somebody of the crowd gave up", who=extra.name, error=trace(error))
        else:
            return
