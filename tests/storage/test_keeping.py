"""Keeping where there is one process: its file is its own."""

from pathlib import Path

import pytest

from storage.database import Database
from storage.keeping import SoleKeeper, keeper_for
from storage.work import Work
from tests.conftest import StillClock
from tests.storage.duties import Told


@pytest.fixture
def alone(tmp_path: Path, clock: StillClock) -> Database:
    database = Database(f"sqlite:///{tmp_path}/hospes.db", clock)
    database.start()
    return database


async def keep(database: Database) -> Told:
    """Take a duty up and lay it down."""
    duty = Told()
    keeper = SoleKeeper(database, [duty])
    await keeper.start()
    await keeper.stop()
    return duty


async def test_a_first_start_waits_for_nothing(alone: Database) -> None:
    """Where nobody ever sent, everything may leave at once; at the end all is laid down."""
    duty = Told()
    keeper = keeper_for(alone, [duty])
    await keeper.start()
    assert duty.lease.good
    assert keeper.keeps("telegram")
    assert not keeper.keeps("south")
    await keeper.stop()
    assert duty.events == ["taken up", "laid down"]
    alone.stop()


async def test_a_start_after_an_orderly_end(alone: Database, clock: StillClock) -> None:
    """A second after the end what was sent before does not count any more; earlier it does."""
    await keep(alone)
    assert not (await keep(alone)).lease.good
    clock.move(seconds=2)
    assert (await keep(alone)).lease.good
    alone.stop()


async def test_a_start_after_a_crash(alone: Database, clock: StillClock) -> None:
    """Nobody knows when a process was killed: the channel is given its second."""
    keeper = SoleKeeper(alone, [Told()])
    await keeper.start()
    clock.move(hours=1)
    duty = Told()
    await SoleKeeper(alone, [duty]).start()
    assert duty.lease.alone  # only sending waits
    assert not duty.lease.good
    await duty.lease.sure()
    alone.stop()


async def test_a_clock_that_was_set_back(alone: Database, clock: StillClock) -> None:
    """An end in the future is an end just now."""
    await keep(alone)
    clock.move(hours=-1)
    duty = await keep(alone)
    assert not duty.lease.good
    await duty.lease.sure()
    alone.stop()


async def test_who_keeps_is_written_down(alone: Database) -> None:
    """The operator can see which process keeps what, and that it has ended in order."""

    def standing(work: Work) -> list[tuple[str, bool]]:
        return [(row.name, row.resting) for row in work.records.keepers()]

    keeper = SoleKeeper(alone, [Told(), Told("clock")])
    await keeper.start()
    assert alone.perform(standing) == [("telegram", False), ("clock", False)]
    await keeper.stop()
    assert alone.perform(standing) == [("telegram", True), ("clock", True)]
    alone.stop()
