"""Keeping where there are several processes on one PostgreSQL: one keeper for each duty."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack

import pytest
from psycopg import AsyncConnection, Connection

from storage.database import Database
from storage.duty_locks import DutyLocks, Standing
from storage.keeping import keeper_for
from storage.shared_keeping import SharedKeeper
from storage.work import Work
from tests.conftest import StillClock
from tests.storage.duties import Told

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)

Another = Callable[..., Awaitable[tuple[SharedKeeper, Told]]]


@pytest.fixture
async def another(database_url: str, clock: StillClock) -> AsyncIterator[Another]:
    """Start one more process's keeper, with a duty of its own."""
    async with AsyncExitStack() as stack:

        async def start(name: str = "telegram", frozen: float = 60) -> tuple[SharedKeeper, Told]:
            database = Database(database_url, clock)
            database.start()
            stack.callback(database.stop)
            duty = Told(name)
            keeper = SharedKeeper(database, [duty], frozen)
            await keeper.start()
            stack.push_async_callback(keeper.stop)
            return keeper, duty

        yield start


def cut(database: Database, name: str = "telegram") -> None:
    """End the connection of whoever has a duty."""
    with Connection.connect(database.conninfo, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
            " AND objid = hashtext(%s)::oid AND objsubid = 2 AND database ="
            " (SELECT oid FROM pg_database WHERE datname = current_database())",
            (name,),
        )


async def test_the_first_keeps_and_the_second_stands_by(another: Another) -> None:
    """Of two processes with one duty the first has it; what nobody has the second takes."""
    first, duty = await another()
    second, idle = await another()
    third, _ = await another("south")
    await duty.until("taken up")
    assert (first.keeps("telegram"), second.keeps("telegram")) == (True, False)
    assert third.keeps("south")
    assert duty.lease.good
    assert idle.events == []


async def test_an_orderly_end_hands_over(another: Another) -> None:
    """When the keeper stops, the other takes its duty up, and sends when the second is over."""
    first, duty = await another()
    second, heir = await another()
    await first.stop()
    assert duty.events == ["taken up", "laid down"]
    await heir.until("taken up")
    assert not heir.lease.good
    await heir.lease.sure()
    assert second.keeps("telegram")


async def test_whoever_is_cut_off_comes_back(another: Another, database: Database) -> None:
    """A keeper whose connection breaks goes on with its duty, and looks for what it missed."""
    first, duty = await another()
    await duty.until("taken up")
    cut(database)
    await duty.until("look messages timeline")
    assert duty.events == ["taken up", "look messages timeline"]
    assert first.keeps("telegram")
    await duty.lease.sure()


async def test_whoever_lost_its_duty_lays_it_down(another: Another, database: Database) -> None:
    """A keeper that comes back too late finds a successor, and lays its duty down."""
    first, duty = await another()
    await duty.until("taken up")
    cut(database)
    async with await AsyncConnection.connect(database.conninfo, autocommit=True) as successor:
        await successor.execute("SELECT pg_advisory_lock(1215263600, hashtext('telegram'))")
        await duty.until("laid down")
        assert not first.keeps("telegram")
        assert not duty.lease.good
    await duty.until("taken up", 2)


async def test_whoever_was_followed_for_a_moment_begins_anew(
    another: Another, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A keeper that comes back just after a successor came and went waits like any other."""
    first, duty = await another()
    await duty.until("taken up")
    take = DutyLocks.take
    beat = "UPDATE keepers SET process = 'another', beat = clock_timestamp() AT TIME ZONE 'utc'"

    async def followed(locks: DutyLocks, name: str) -> Standing | None:
        monkeypatch.setattr(DutyLocks, "take", take)
        async with await AsyncConnection.connect(database.conninfo, autocommit=True) as successor:
            await successor.execute(beat)
        return await take(locks, name)

    monkeypatch.setattr(DutyLocks, "take", followed)
    cut(database)
    await duty.until("taken up", 2)
    assert duty.events == ["taken up", "laid down", "taken up"]
    assert not duty.lease.good
    await duty.lease.sure()
    assert first.keeps("telegram")


async def test_a_frozen_keeper_is_replaced(another: Another, database: Database) -> None:
    """Whoever shows no sign of life loses its connection, and so its duty, to a successor."""
    begun = "INSERT INTO keepers VALUES ('telegram', 'frozen', now() AT TIME ZONE 'utc', false)"
    async with await AsyncConnection.connect(database.conninfo, autocommit=True) as frozen:
        await frozen.execute("SELECT pg_advisory_lock(1215263600, hashtext('telegram'))")
        await frozen.execute(begun)
        _keeper, heir = await another(frozen=1)
        await heir.until("taken up")
        # Nobody may send while the one before might.
        assert not heir.lease.good
        with pytest.raises(Exception, match="terminating connection"):
            await frozen.execute("SELECT 1")
    await heir.lease.sure()


async def test_a_keeper_that_shows_life_is_left_alone(another: Another) -> None:
    """A standby that looks for long ends nobody who is alive."""
    first, duty = await another()
    _second, idle = await another(frozen=1)
    await asyncio.sleep(2.5)  # several times what it is patient for; nothing may happen in it
    assert first.keeps("telegram")
    assert duty.events == ["taken up"]
    assert idle.events == []


async def test_a_commit_of_another_process_is_heard(another: Another, database: Database) -> None:
    """What one process writes lets the keeper look; what it writes itself it knows already."""
    keeper, duty = await another()
    await duty.until("taken up")

    def write(work: Work) -> None:
        work.say(work.people.add_address("telegram", 5, "en", work.now), "hello")

    keeper._database.perform(write)  # noqa: SLF001 - the process's own
    database.perform(lambda work: work.replanned())
    await duty.until("look timeline")
    assert duty.events == ["taken up", "look timeline"]


async def test_what_cannot_be_taken_up_is_tried_again(database: Database, another: Another) -> None:
    """A duty that fails is laid down and given free; the other duties go on."""
    failing, well = Told("south", fails=True), Told()
    keeper = keeper_for(database, [failing, well])
    await keeper.start()
    await failing.until("laid down")
    _another, helped = await another("south")
    await helped.until("taken up")
    await well.until("taken up")
    assert well.events == ["taken up"]
    await keeper.stop()
    assert well.events == ["taken up", "laid down"]


async def test_a_stop_while_there_is_no_database(database_url: str, clock: StillClock) -> None:
    """While PostgreSQL is away it starts as one that stands by, and can be stopped."""
    database = Database(f"{database_url}-that-is-away", clock)
    duty = Told()
    keeper = SharedKeeper(database, [duty])
    await keeper.start()
    assert not keeper.keeps("telegram")
    await keeper.stop()
    await keeper.stop()
    assert duty.events == []
