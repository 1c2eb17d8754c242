"""Transactions: group commit, failures apart, updates once, letters after the commit."""

import asyncio
import threading
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from bot.errors import DatabaseDown, DatabaseInUse, Refused, StartupError
from storage.database import Database, current_update
from storage.unit import AlreadySeen
from storage.work import Effects, Inbound, Reading, Work


def remember(work: Work, name: str, value: str) -> str:
    work.records.know(name, value)
    return value


def known(reading: Reading, name: str) -> str:
    return reading.records.known(name)


def remember_and_fail(work: Work, name: str) -> None:
    work.records.know(name, "half done")
    raise ZeroDivisionError


def remember_and_refuse(work: Work, name: str) -> None:
    work.records.know(name, "half done")
    raise Refused("no-way")


async def test_commit_is_seen_by_readers(database: Database) -> None:
    """What a service wrote can be read once transact has returned."""
    assert await database.transact(remember, "a", "1") == "1"
    assert await database.read(known, "a") == "1"


async def test_short_reads_take_turns_with_the_writer(database: Database) -> None:
    """On SQLite what is read in turn waits for what is being written; other reads do not."""
    if database.is_postgresql:
        pytest.skip("there both wait for the server, and nobody for the other")
    began, go_on, happened = threading.Event(), threading.Event(), list[str]()

    def write(_work: Work) -> None:
        began.set()
        go_on.wait(10)
        happened.append("written")

    writing = asyncio.create_task(database.transact(write))
    await asyncio.to_thread(began.wait, 10)
    reading = asyncio.create_task(database.read_in_turn(lambda _: happened.append("read")))
    assert await database.read(known, "a") == ""
    go_on.set()
    await asyncio.gather(writing, reading)
    assert happened == ["written", "read"]


async def test_failure_stays_alone(database: Database) -> None:
    """In a group of services only the one that fails is rolled back."""
    outcomes = await asyncio.gather(
        database.transact(remember, "a", "1"),
        database.transact(remember_and_fail, "b"),
        database.transact(remember, "c", "3"),
        return_exceptions=True,
    )
    assert [type(outcome) for outcome in outcomes] == [str, ZeroDivisionError, str]
    assert [await database.read(known, name) for name in "abc"] == ["1", "", "3"]


async def test_refusal_is_answered_in_the_same_transaction(database: Database) -> None:
    """A refused act leaves nothing but the answer to it."""

    def answer(work: Work, refused: Refused) -> str:
        return remember(work, "answer", refused.key)

    outcome: object = await database.transact(remember_and_refuse, "b", on_refusal=answer)
    assert outcome == "no-way"
    assert await database.read(known, "b") == ""
    assert await database.read(known, "answer") == "no-way"


async def test_an_update_counts_once(database: Database) -> None:
    """The second transaction for an update does nothing and says so."""
    current_update.set(Inbound("telegram", 7))
    await database.transact(remember, "a", "first")
    with pytest.raises(AlreadySeen):
        await database.transact(remember, "a", "second")
    assert await database.read(known, "a") == "first"


async def test_a_caller_who_stops_waiting_harms_nobody(database: Database) -> None:
    """A cancelled transact is committed all the same, and the writer goes on."""
    waiting = asyncio.create_task(database.transact(remember, "a", "1"))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await database.transact(remember, "b", "2") == "2"
    assert await database.read(known, "a") == "1"


async def test_a_group_sees_its_own_letters(database: Database) -> None:
    """A service sees the letters of those that ran before it, even in the same transaction."""

    def greet(work: Work) -> None:
        work.say(work.people.add_address("telegram", 5, "fr", work.now), "hello")

    def count(work: Work) -> int:
        return len(work.outbox.due(work.now, 10))

    _greeted, seen = await asyncio.gather(database.transact(greet), database.transact(count))
    assert seen == 1


async def test_an_update_that_failed_may_come_again(database: Database) -> None:
    """Only an update that was handled is seen; after a failure its next transaction counts."""
    current_update.set(Inbound("telegram", 8))
    outcomes = await asyncio.gather(
        database.transact(remember_and_fail, "a"),
        database.transact(remember, "a", "second try"),
        return_exceptions=True,
    )
    assert [type(outcome) for outcome in outcomes] == [ZeroDivisionError, str]
    assert await database.read(known, "a") == "second try"


async def test_a_wrong_statement_fails_alone(database: Database) -> None:
    """A statement that the database does not understand is a fault of its service only."""

    def wrong(work: Work) -> None:
        work.connection.execute(text("SELECT nothing FROM nowhere"))

    outcomes = await asyncio.gather(
        database.transact(wrong), database.transact(remember, "a", "1"), return_exceptions=True
    )
    assert isinstance(outcomes[0], DBAPIError)
    assert outcomes[1] == "1"


async def test_a_service_cannot_say_what_is_no_json(database: Database) -> None:
    """A letter that cannot be written fails its own service only."""

    def greet(work: Work) -> None:
        address = work.people.add_address("telegram", 5, "fr", work.now)
        work.say(address, "hello", args={"who": cast("str", object())})

    outcomes = await asyncio.gather(
        database.transact(greet), database.transact(remember, "a", "1"), return_exceptions=True
    )
    assert isinstance(outcomes[0], Exception)
    assert not isinstance(outcomes[0], DatabaseDown)
    assert outcomes[1] == "1"


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_cut_connection_is_made_anew(database: Database, database_url: str) -> None:
    """When the server ends the writer's connection, one transaction fails and the next goes."""
    admin = create_engine(database_url)
    with admin.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    admin.dispose()
    with pytest.raises(DatabaseDown):
        await database.transact(remember, "a", "1")
    assert await database.transact(remember, "a", "2") == "2"


async def test_effects_are_announced_after_the_commit(database: Database) -> None:
    """Letters are handed on when they are durable, each with its own unique key."""
    announced: list[Effects] = []
    database.on_commit(announced.append)

    def greet(work: Work) -> None:
        address = work.people.add_address("telegram", 5, "fr", work.now)
        work.say(address, "hello")
        work.say(address, "hello-again")
        work.refresh(address, "join:")

    await database.transact(greet, origin="test")
    assert [letter["unique_key"] for letter in announced[-1].letters] == ["test#0", "test#1"]
    assert announced[-1].cards
    waiting = await database.read(lambda reading: reading.outbox.due(reading.now, 10))
    assert [row.text_key for row in waiting] == ["hello", "hello-again"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_file_has_one_process(database: Database, database_url: str) -> None:
    """While one Hospes works on a file, another says so and does not start."""
    with pytest.raises(DatabaseInUse, match="already works on"):
        Database(database_url, database._clock).start()  # noqa: SLF001 - the same time for both


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_file_has_one_process_under_any_name(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    """Who comes to the same file by a symlink is refused as well."""
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(database_url.removeprefix("sqlite:///"))
    with pytest.raises(DatabaseInUse, match="already works on"):
        Database(f"sqlite:///{link}", database._clock).start()  # noqa: SLF001 - as above


def test_a_new_file_is_private(tmp_path: Path, clock: Clock) -> None:
    """Nobody but its owner reads names and answers, in the file or in its log."""
    made = Database(f"sqlite:///{tmp_path}/new/hospes.db", clock)
    made.start()
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "new").iterdir()}
    made.stop()
    assert modes["hospes.db"] == modes["hospes.db-wal"] == 0o600


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_server_has_several(database: Database, database_url: str) -> None:
    """On PostgreSQL several processes write to one database."""
    second = Database(database_url, database._clock)  # noqa: SLF001 - the same time for both
    second.start()
    second.perform(remember, "a", "from the second")
    second.stop()
    assert database.look(known, "a") == "from the second"


def test_the_command_line_works_beside(database: Database, database_url: str) -> None:
    """A process that is not exclusive may write to a database that is in use."""
    beside = Database(database_url, database._clock, exclusive=False)  # noqa: SLF001 - as above
    beside.start()
    beside.perform(remember, "a", "from beside")
    beside.stop()
    assert database.look(known, "a") == "from beside"


def test_the_next_process_may_start(empty_url: str, clock: Clock) -> None:
    """Once a Hospes has stopped, the next may have its database."""
    for value in ("first", "second"):
        one = Database(empty_url, clock)
        one.start()
        one.perform(remember, "a", value)
        one.stop()
    last = Database(empty_url, clock)
    last.start()
    assert last.look(known, "a") == "second"
    last.stop()


def test_a_newer_database_is_refused(empty_url: str, clock: Clock) -> None:
    """A database that a newer Hospes made is left alone, with a sentence."""
    newer = Database(empty_url, clock)
    newer.start()
    newer.perform(lambda work: work.connection.execute(_RAISE) and None)
    newer.stop()
    older = Database(empty_url, clock)
    with pytest.raises(StartupError, match="newer version of Hospes"):
        older.start()


_RAISE = text("UPDATE alembic_version SET version_num = '9999'")
