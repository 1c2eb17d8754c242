"""One PostgreSQL database stays open for all of these tests, and is emptied after each.

To open and to close one takes longer than most of what they do. SQLite is opened for each.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

import pytest

from storage.database import Database
from tests.conftest import PostgreSQL, StillClock
from tests.keeper import Keeper


@dataclass
class CurrentClock:
    """The clock of whichever test runs."""

    of: StillClock = field(default_factory=StillClock)

    def now(self) -> datetime:
        return self.of.now()

    def monotonic(self) -> float:
        return self.of.monotonic()

    async def sleep(self, seconds: float) -> None:
        await self.of.sleep(seconds)


@dataclass
class Standing:
    """A database that stays open, and whose clock can be set."""

    address: str
    clock: CurrentClock
    database: Database
    keeper: Keeper


@pytest.fixture(scope="session")
def standing(postgresql: PostgreSQL) -> Iterator[Standing]:
    """A PostgreSQL database, opened once."""
    name = postgresql.lend()
    address, clock = postgresql.address(name), CurrentClock()
    opened = Standing(address, clock, Database(address, clock), Keeper(address))
    opened.database.start()
    yield opened
    opened.database.stop()
    opened.keeper.close()
    postgresql.take_back(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a database with nothing in it; each test runs on both kinds."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("file_url"))
    standing: Standing = request.getfixturevalue("standing")
    return standing.address


@pytest.fixture
def database(
    request: pytest.FixtureRequest, database_url: str, clock: StillClock
) -> Iterator[Database]:
    """A started database of each kind."""
    if database_url.startswith("sqlite"):
        opened = Database(database_url, clock)
        opened.start()
        yield opened
        opened.stop()
        return
    standing: Standing = request.getfixturevalue("standing")
    standing.clock.of = clock
    yield standing.database
    standing.keeper.empty()
