"""A process under attack: people act, it is killed and started again, perhaps in a storm."""

import asyncio
import random
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from bot.chat_server import ChatServer
from bot.clock import SystemClock
from storage.database import Database
from storage.work import Reading
from tests.attack.arrivals import Place
from tests.attack.crowd import Member
from tests.attack.ledger import Outcome, at_rest, cards_wrong
from tests.attack.loose import excused, loose
from tests.attack.visit import Asked
from tests.journeys.process import Process

_PATIENCE = 300  # seconds of real time to come to rest
_ARRIVES = 0.3  # seconds until what a process sent before its end has arrived

Weather = Callable[["Attack"], Awaitable[None]]


@dataclass(frozen=True)
class Size:
    """How hard the attack is; the window in seconds, the volley in people."""

    kills: int
    people: int
    updates: int
    reminders: int
    window: float
    volley: int = 20  # who act once more when the last kill comes


async def _fair(_attack: "Attack") -> None:
    """Let nothing else go wrong."""


class Attack:
    """One attack on a process.

    Attributes:
        kills: when each happened, monotonic seconds.
        caught: at each kill, the messages that had arrived and were not yet written down.
        refused: how often the process ended by itself, and was started once more.
        right_after: seconds from the last kill until every card was right.
        steady: held by whoever takes the database away, and by a kill.
    """

    def __init__(
        self,
        process: Process,
        server: ChatServer,
        size: Size,
        dice: random.Random,
        *,
        database: Database,
        members: Sequence[Member],
        asked: Asked,
    ) -> None:
        self._process = process
        self._size = size
        self._dice = dice
        self.database = database
        self.asked = asked
        self.server = server
        self.members = members
        self.kills: list[float] = []
        self.caught: list[set[Place]] = []
        self.refused = 0
        self.right_after = 0.0
        self.steady = asyncio.Lock()

    @property
    def all_caught(self) -> set[Place]:
        """Give what may have come again: caught by a kill, or by a fault."""
        return set().union(*self.caught) | excused(self.server.calls)

    async def run(self, weather: Weather = _fair) -> None:
        """Let everybody act, and kill meanwhile; then a last volley of acts, and a last kill in it.

        Before the volley the backlog goes, so that the channel's pace does not hide how quick
        the process is.
        """
        size, members = self._size, self.members
        await self._process.start()
        await self._act(members, size.updates // size.people, size.window, size.kills - 1, weather)
        await self._cards_right()
        await self._act(members[: size.volley], 1, 1.0, 1)
        await self._cards_right()
        self.right_after = time.monotonic() - self.kills[-1]
        await until(self.database, at_rest)

    async def _cards_right(self) -> None:
        """Wait until all that people did is confirmed, and every card shows it."""
        await self.server.settled(_PATIENCE)
        await until(
            self.database, lambda reading: not cards_wrong(reading, self.members, self.asked)
        )

    async def _act(
        self,
        members: Sequence[Member],
        updates: int,
        window: float,
        kills: int,
        weather: Weather = _fair,
    ) -> None:
        async with asyncio.TaskGroup() as together:
            for member in members:
                together.create_task(member.act(updates, window))
            together.create_task(self._kill_on(kills, window))
            together.create_task(_awaited(weather(self)))

    async def _kill_on(self, kills: int, window: float) -> None:
        begun = time.monotonic()
        for instant in sorted(self._dice.uniform(0, window) for _ in range(kills)):
            await self._watch(begun + instant - time.monotonic())
            async with self.steady:
                await self._kill()
        await self._watch(begun + window - time.monotonic())

    async def _watch(self, seconds: float) -> None:
        """Do as a service manager does: start what has ended by itself."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if await self._process.ends_within(left):
                self.refused += 1
                await self._process.start()

    async def _kill(self) -> None:
        """Kill, start again, and count what was caught before the new one sends anything."""
        await self._process.kill()
        self.kills.append(time.monotonic())
        await self._process.start()
        await asyncio.sleep(_ARRIVES)
        known = self.all_caught
        found = await self.database.read(loose, self.server, self.members, self.asked)
        self.caught.append(found - known)


async def _awaited(what: Awaitable[None]) -> None:
    await what


async def until(database: Database, query: Callable[[Reading], bool]) -> None:
    """Wait for the state to become so."""
    async with asyncio.timeout(_PATIENCE):
        while not await database.read(query):  # noqa: ASYNC110 - another process gives no event
            await asyncio.sleep(0.1)


@contextmanager
def beside(address: str) -> Iterator[Database]:
    """Look into a database on which a process works."""
    database = Database(address, SystemClock(), exclusive=False)
    database.start()
    yield database
    database.stop()


def report(engine: str, attack: Attack, found: Outcome, more: Mapping[str, object]) -> None:
    """Write the figures as a column of a table in docs/reliability.md."""
    lines = {
        "kills": len(attack.kills),
        "people": len(attack.members),
        "updates": sum(member.updates for member in attack.members),
        "letters that arrived": found.letters,
        "letters to those who took none just then": found.refused,
        "answers lost": found.answers_lost,
        "answers applied twice": found.answers_doubled,
        "answers that differ from what was said, or stand in another order": found.answers_wrong,
        "letters lost": found.letters_lost,
        "letters written twice": found.letters_twice,
        "caught on their way by kills": sum(map(len, attack.caught)),
        "… by one kill, at most": max(map(len, attack.caught)),
        "letters that came twice": found.repeated,
        "cards that stand twice": found.strays,
        "… that were not caught on their way": found.unexplained,
        "chats with letters out of order": found.out_of_order,
        "cards wrong in the end": found.cards_wrong,
        "updates parked": found.parked,
        "from the last kill until every card was right": f"{attack.right_after:.1f} s",
        "processes that ended by themselves": attack.refused,
        **more,
    }
    sys.stdout.write(f"\n| {engine} | |\n|---|---|\n")
    sys.stdout.writelines(f"| {name} | {value} |\n" for name, value in lines.items())
