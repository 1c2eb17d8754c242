"""Transactions of several processes on one PostgreSQL: nobody waits in a circle, or for ever."""

import asyncio
import threading
from asyncio import Task
from collections.abc import Coroutine, Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, text

from bot.errors import DatabaseDown, Refused
from storage import holds
from storage.database import Database, current_update
from storage.unit import AlreadySeen
from storage.work import Inbound, Reading, Work
from tests.conftest import PostgreSQL, StillClock

HERE, THERE = 1, 2  # two visits


@pytest.fixture
def address(postgresql: PostgreSQL) -> Iterator[str]:
    name = postgresql.make(migrated=True)
    yield postgresql.address(name)
    postgresql.drop(name)


def opened(address: str, clock: StillClock) -> Iterator[Database]:
    database = Database(address, clock, exclusive=False)
    database.start()
    yield database
    database.stop()


@pytest.fixture
def one(address: str, clock: StillClock) -> Iterator[Database]:
    yield from opened(address, clock)


@pytest.fixture
def other(address: str, clock: StillClock) -> Iterator[Database]:
    yield from opened(address, clock)


@pytest.fixture
def stranger(address: str) -> Iterator[Connection]:
    """Another process in the middle of a transaction."""
    engine: Engine = create_engine(address)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def hold(connection: Connection, number: int) -> None:
    connection.execute(text(f"SELECT pg_advisory_xact_lock({number})"))


def visit(work: Work, visit_id: int) -> None:
    """Add one to a count that only a lock keeps right."""
    work.hold_visit(visit_id)
    add(work, str(visit_id))


def add(work: Work, name: str) -> None:
    work.records.know(name, str(int(work.records.known(name) or 0) + 1))


def counts(reading: Reading) -> list[str]:
    return [reading.records.known(str(number)) for number in (HERE, THERE)]


async def in_one_group(database: Database, *acts: Coroutine[Any, Any, Any]) -> list[Task[Any]]:
    """Have a database take these acts up at once, in this order; gives them as they run."""
    queued = threading.Event()
    gate = asyncio.create_task(database.transact(lambda _work: queued.wait(10)))
    tasks = [asyncio.create_task(act) for act in acts]
    await asyncio.sleep(0)
    queued.set()
    await gate
    return tasks


async def test_who_must_wait_keeps_nobody_waiting(one: Database, stranger: Connection) -> None:
    """While one act waits for a lock, the others of its group are committed without it."""
    hold(stranger, HERE)
    waits, goes = await in_one_group(one, one.transact(visit, HERE), one.transact(visit, THERE))
    await goes
    assert not waits.done()
    assert one.look(counts) == ["", "1"]
    stranger.rollback()
    await waits
    assert one.look(counts) == ["1", "1"]


async def test_groups_over_the_same_visits_never_wait_in_a_circle(
    one: Database, other: Database
) -> None:
    """Two processes whose groups take two visits in opposite order lose nothing to each other."""
    for _ in range(20):
        await asyncio.gather(
            *(one.transact(visit, number) for number in (HERE, THERE)),
            *(other.transact(visit, number) for number in (THERE, HERE)),
        )
    assert one.look(counts) == ["40", "40"]


async def test_rows_that_cross_are_left_to_one(one: Database, other: Database) -> None:
    """Two groups that change the same rows in opposite order both get through."""
    both_began = threading.Barrier(2, timeout=10)

    def begin(work: Work, name: str) -> None:
        work.records.know(name, "begun")
        if not both_began.broken:  # the first time
            both_began.wait()

    def end(work: Work, name: str) -> None:
        both_began.abort()
        work.records.know(name, "ended")

    here, there = await asyncio.gather(
        in_one_group(one, one.transact(begin, "a"), one.transact(end, "b")),
        in_one_group(other, other.transact(begin, "b"), other.transact(end, "a")),
    )
    assert await asyncio.gather(*here, *there) == [None] * 4


async def test_nobody_overtakes(one: Database, stranger: Connection) -> None:
    """Acts on one visit that have to wait are done in the order in which they came."""
    hold(stranger, HERE)

    def note(work: Work, word: str) -> None:
        work.hold_visit(HERE)
        work.records.know("said", work.records.known("said") + word)

    notes = [one.transact(note, word) for word in "abcd"]
    *said, goes = await in_one_group(one, *notes, one.transact(visit, THERE))
    await goes
    stranger.rollback()
    await asyncio.gather(*said)
    assert one.look(lambda reading: reading.records.known("said")) == "abcd"


async def test_one_failure_in_a_group_that_waits(one: Database, stranger: Connection) -> None:
    """What fails, is refused or must wait in a group does so alone."""
    hold(stranger, HERE)

    def fail(work: Work) -> None:
        work.hold_visit(HERE)
        raise ZeroDivisionError

    def refuse(work: Work) -> None:
        work.hold_visit(HERE)
        raise Refused("no-way")

    def answer(work: Work, refused: Refused) -> None:
        work.records.know("answer", refused.key)

    *waits, goes = await in_one_group(
        one,
        one.transact(fail),
        one.transact(refuse, on_refusal=answer),
        one.transact(visit, HERE),
        one.transact(visit, THERE),
    )
    await goes
    stranger.rollback()
    outcomes = await asyncio.gather(*waits, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [ZeroDivisionError, type(None), type(None)]
    assert one.look(counts) == ["1", "1"]
    assert one.look(lambda reading: reading.records.known("answer")) == "no-way"


async def test_a_row_in_use_is_waited_for(one: Database, stranger: Connection) -> None:
    """A row that another process has changed is changed again once that is committed."""
    await one.transact(add, "a")
    stranger.execute(text("UPDATE installation SET value = '10' WHERE name = 'a'"))

    def write(work: Work) -> None:
        work.records.know("a", "after")

    before, waits, after = await in_one_group(
        one, one.transact(add, "b"), one.transact(write), one.transact(add, "c")
    )
    await before
    assert one.look(lambda reading: reading.records.known("b")) == "1"
    stranger.commit()
    await asyncio.gather(waits, after)
    assert one.look(lambda reading: reading.records.known("a")) == "after"


async def test_a_circle_that_is_broken_is_tried_again(one: Database, stranger: Connection) -> None:
    """An act that PostgreSQL undoes for the sake of another is done after all."""
    hold(stranger, THERE)
    holding, attempts = asyncio.Event(), iter((True, False))
    loop = asyncio.get_running_loop()

    def both(work: Work) -> None:
        work.connection.execute(text("SET LOCAL deadlock_timeout = '10ms'"))
        work.hold_visit(HERE)
        if goes_alone(work.connection) and next(attempts):
            loop.call_soon_threadsafe(holding.set)
            while not somebody_waits(work.connection):
                pass
        visit(work, THERE)

    waits = asyncio.create_task(one.transact(both))
    await holding.wait()
    await asyncio.to_thread(hold, stranger, HERE)  # it gets it because the other is undone
    stranger.rollback()
    await waits
    assert not any(attempts)
    assert one.look(counts) == ["", "1"]


def goes_alone(connection: Connection) -> bool:
    return connection.execute(text("SHOW lock_timeout")).scalar() == "10s"


def somebody_waits(connection: Connection) -> bool:
    waiting = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
    return bool(connection.execute(waiting).scalar())


async def test_a_lock_that_is_never_freed(
    one: Database, stranger: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who waits too long is told to try again, with those behind; the writer lives on."""
    monkeypatch.setattr(holds, "_ALONE", "50ms")
    hold(stranger, HERE)
    acts = await in_one_group(one, *(one.transact(visit, n) for n in (HERE, HERE, THERE)))
    outcomes = await asyncio.gather(*acts, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [DatabaseDown, DatabaseDown, type(None)]
    stranger.rollback()
    await one.transact(visit, HERE)
    assert one.look(counts) == ["1", "1"]


async def test_who_is_frozen_in_a_transaction_is_put_out(
    address: str, one: Database, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that stands still while it holds a lock loses it, and hears so when it wakes."""
    monkeypatch.setattr(holds, "_FROZEN", "200ms")
    sleeper = Database(address, clock, exclusive=False)
    sleeper.start()
    asleep, wake = threading.Event(), threading.Event()

    def freeze(work: Work) -> None:
        visit(work, HERE)
        asleep.set()
        wake.wait(10)
        add(work, "never")

    frozen = asyncio.create_task(sleeper.transact(freeze))
    await asyncio.to_thread(asleep.wait, 10)
    await one.transact(visit, HERE)
    wake.set()
    with pytest.raises(DatabaseDown):
        await frozen
    await sleeper.transact(visit, THERE)
    sleeper.stop()
    assert one.look(counts) == ["1", "1"]


async def test_an_update_that_two_processes_have_in_hand(one: Database, other: Database) -> None:
    """Whoever marks an update first handles it; the other hears that it is done."""
    for update_id in range(30):
        current_update.set(Inbound("telegram", update_id))
        outcomes = await asyncio.gather(
            *(database.transact(visit, HERE) for database in (one, other)), return_exceptions=True
        )
        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadySeen", "NoneType"]
        assert AlreadySeen in map(type, outcomes)
    assert one.look(counts) == ["30", ""]
