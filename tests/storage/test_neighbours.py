"""Noticing what another process writes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from storage.database import Database
from storage.keeping import SoleKeeper
from storage.lease import Lease
from storage.neighbours import version, watch
from storage.work import Work
from tests.conftest import StillClock
from tests.storage.duties import Told


class Ear:
    """Hears of neighbours, as often as it may."""

    def __init__(self) -> None:
        self.times = 0
        self.heard = asyncio.Event()

    def __call__(self) -> None:
        self.times += 1
        self.heard.set()


@pytest.fixture
def pair(tmp_path: Path, clock: StillClock) -> tuple[Database, Database]:
    """A Hospes that runs, and the command line beside it."""
    address = f"sqlite:///{tmp_path}/hospes.db"
    return Database(address, clock), Database(address, clock, exclusive=False)


@asynccontextmanager
async def watching(database: Database, ear: Ear) -> AsyncIterator[None]:
    """Watch, and look at least once before it begins."""
    looked = asyncio.Semaphore(0)
    loop = asyncio.get_running_loop()
    forget = database.on_commit(lambda _: loop.call_soon_threadsafe(looked.release))
    task = asyncio.create_task(watch(database, await version(database), ear, 0.001))
    for _ in range(2):
        await looked.acquire()
    forget()
    yield
    task.cancel()
    await asyncio.wait([task])


def write(work: Work) -> None:
    work.records.audit("wrote", "anything", work.now, person=None, visit=None)


async def test_another_process_is_heard(pair: tuple[Database, Database]) -> None:
    """A commit of the command line is noticed soon, without any word from it."""
    ours, theirs = pair
    ours.start()
    theirs.start()
    ear = Ear()
    async with watching(ours, ear), asyncio.timeout(5):
        await theirs.transact(write)
        await ear.heard.wait()
    assert ear.times == 1
    theirs.stop()
    ours.stop()


async def test_we_do_not_hear_ourselves(pair: tuple[Database, Database]) -> None:
    """Our own commits, and others' looks, are no news."""
    ours, theirs = pair
    ours.start()
    theirs.start()
    ear = Ear()
    async with watching(ours, ear):
        for _ in range(20):
            await ours.transact(write)
            await theirs.read(lambda reading: reading.records.known("anything"))
    assert ear.times == 0
    theirs.stop()
    ours.stop()


async def test_a_commit_while_duties_are_taken_up_is_heard(
    pair: tuple[Database, Database],
) -> None:
    """What the command line writes after a duty's first look, and before we watch, is noticed."""
    ours, theirs = pair
    ours.start()
    theirs.start()

    class Busy(Told):
        """Takes its time after its first look; meanwhile somebody writes."""

        async def take_up(self, lease: Lease) -> None:
            await super().take_up(lease)
            await theirs.transact(write)

    duty = Busy()
    keeper = SoleKeeper(ours, [duty])
    await keeper.start()
    await duty.until("look messages timeline")
    await keeper.stop()
    theirs.stop()
    ours.stop()


async def test_an_error_ends_no_watch(pair: tuple[Database, Database]) -> None:
    """Whoever fails to hear of a commit is told again."""
    ours, theirs = pair
    ours.start()
    theirs.start()
    ear = Ear()
    deaf = asyncio.Event()

    def heard() -> None:
        if not deaf.is_set():
            deaf.set()
            raise ZeroDivisionError
        ear()

    known = await version(ours)
    task = asyncio.create_task(watch(ours, known, heard, 0.001))
    async with asyncio.timeout(5):
        await theirs.transact(write)
        await ear.heard.wait()
    assert deaf.is_set()
    task.cancel()
    await asyncio.wait([task])
    theirs.stop()
    ours.stop()


async def test_all_duties_hear_of_it(pair: tuple[Database, Database]) -> None:
    """A Hospes on SQLite looks for letters and entries that the command line wrote."""
    ours, theirs = pair
    ours.start()
    theirs.start()
    duty = Told()
    keeper = SoleKeeper(ours, [duty])
    await keeper.start()
    async with asyncio.timeout(10):
        while "look messages timeline" not in duty.events:
            await theirs.transact(write)
            await asyncio.sleep(0.05)  # it asks once a second, from some instant on
    await keeper.stop()
    theirs.stop()
    ours.stop()
