"""Two processes on one PostgreSQL whose people act at the same moment."""

import asyncio
import os
import random
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest

from bot.errors import HospesError
from storage.database import Database, current_update
from storage.unit import AlreadySeen
from storage.work import Inbound
from tests.conftest import PostgreSQL, StillClock

ROUNDS = int(os.environ.get("RACE_ROUNDS", "8"))
NEARLY = 0.003  # seconds that lie between two acts at most: as long as one of them takes


class Race:
    """Two processes; `one` is also where tests prepare and look."""

    def __init__(self, one: Database, other: Database) -> None:
        self.one = one
        self.other = other
        self.updates = 0
        self._random = random.Random(7)  # noqa: S311 - which process, and when, is no secret

    async def run(
        self, *acts: tuple[Callable[..., Any], *tuple[Any, ...]], same_update: bool = False
    ) -> list[Any]:
        """Do these acts nearly at once, by turns in the two processes.

        Args:
            acts: each a service and what it is given besides its work.
            same_update: all are the same update, delivered more than once.

        Returns:
            What each returned, or what it refused. Anything else that it raises is raised here.
        """
        self.updates += 1
        inbound = Inbound("telegram", self.updates) if same_update else None
        turn = self._random.randrange(2)
        outcomes = await asyncio.gather(
            *(
                self._act((self.one, self.other)[(turn + place) % 2], inbound, *act)
                for place, act in enumerate(acts)
            ),
            return_exceptions=True,
        )
        for outcome in outcomes:
            if isinstance(outcome, BaseException) and not isinstance(outcome, FORESEEN):
                raise outcome
        return outcomes

    async def both(self, do: Callable[[Database], Awaitable[Any]]) -> None:
        """Do the same in both processes."""
        await asyncio.gather(do(self.one), do(self.other))

    async def _act(self, database: Database, inbound: Inbound | None, *act: Any) -> Any:  # noqa: ANN401 - any service
        service, *args = act
        current_update.set(inbound)
        await asyncio.sleep(self._random.uniform(0, NEARLY))
        return await database.transact(service, *args, origin=origin_of(args))


FORESEEN = (HospesError, AlreadySeen)


def origin_of(args: list[Any]) -> str:
    """Name what caused an act as the clock does: by the entry's key."""
    return str(args[0]) if len(args) == 1 and isinstance(args[0], str) else ""


@pytest.fixture
def race(postgresql: PostgreSQL, clock: StillClock) -> Iterator[Race]:
    name = postgresql.make(migrated=True)
    one, other = (Database(postgresql.address(name), clock) for _ in range(2))
    one.start()
    other.start()
    yield Race(one, other)
    other.stop()
    one.stop()
    postgresql.drop(name)


def refusals(outcomes: list[Any]) -> list[str]:
    """Give the keys of what was refused."""
    return [outcome.key for outcome in outcomes if isinstance(outcome, HospesError)]  # type: ignore[attr-defined]
