"""A database in trouble: meanwhile nothing is confirmed or parked, afterwards nothing is lost."""

import asyncio
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import ExceptionContext, event

from bot.chat_server import ChatServer, Person
from storage.database import Database
from storage.work import Reading
from tests.bot.messaging.house import House, QuickClock, heard, house, states
from tests.conftest import Stoppable

WORDS = [f"{number}" for number in range(40)]
_FULL = 64 * 1024  # bytes that a file may have at most
_DISK = 3 * 1024 * 1024  # bytes
_LEFT = 64 * 1024  # bytes of the disk that are free, for a while

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def parked(reading: Reading) -> int:
    return len(reading.records.parked())


async def nothing_moves(home: House, person: Person) -> None:
    """Make sure that what somebody sends is neither confirmed nor parked."""
    await person.send("hello?")
    with pytest.raises(TimeoutError):
        await home.server.settled(0.5)


async def all_is_well(home: House, person: Person, words: list[str]) -> None:
    """Make sure that in the end everything was handled once, in order, and answered."""
    await home.quiet(20)
    assert await home.database.read(heard, person) == ["/start", *words]
    assert home.said(person) == ["/start", *words]
    assert await home.database.read(parked) == 0
    assert set(await home.database.read(states)) == {("sent", "")}


async def test_a_database_that_is_away(home: House) -> None:
    """A file that another process holds, a server that ends our connections: all waits for it."""
    anna = await home.person("Anna")
    await home.quiet()
    with home.without_database():
        await nothing_moves(home, anna)
    await all_is_well(home, anna, ["hello?"])


@contextmanager
def short_files() -> Iterator[None]:
    """Let the operating system refuse to make any file of this process longer than 64 KiB."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_FULL, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def empty_the_log(file: Path) -> None:
    """Let the write-ahead log grow from nothing."""
    other = sqlite3.connect(file)
    other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    other.close()


@on_sqlite
async def test_a_file_that_may_not_grow(home: House, tmp_path: Path) -> None:
    """What is beyond a quota is neither confirmed nor parked, and is written when it may be."""
    anna = await home.person("Anna")
    await home.quiet()
    empty_the_log(tmp_path / "hospes.db")
    with short_files():
        await too_much(home, anna)
    await all_is_well(home, anna, [*WORDS, "hello?"])


async def too_much(home: House, person: Person) -> None:
    """Say more than there is room for."""
    for word in WORDS:
        await person.send(word)
    await nothing_moves(home, person)
    assert len(await home.database.read(heard, person)) < len(WORDS)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of three megabytes; only root may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_DISK}", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, check=False).returncode:  # noqa: S603 - ours
        pytest.skip("no disk may be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)  # noqa: S603, S607 - as it was mounted


@contextmanager
def full(disk: Path) -> Iterator[None]:
    """Leave little room on a disk, for a while."""
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(shutil.disk_usage(disk).free - _LEFT))
    yield
    ballast.unlink()


@contextmanager
def refusals(database: Database) -> Iterator[list[int]]:
    """Give the primary result codes with which SQLite refuses to write."""
    found: list[int] = []

    def note(context: ExceptionContext) -> None:
        found.append(getattr(context.original_exception, "sqlite_errorcode", 0) & 0xFF)

    engine = database._writing  # noqa: SLF001 - nothing outside hears them
    event.listen(engine, "handle_error", note)
    yield found
    event.remove(engine, "handle_error", note)


async def test_a_disk_that_is_full(
    disk: Path, migrated_file: Path, server: ChatServer, url: str
) -> None:
    """What the disk does not take is neither confirmed nor parked, and is written when it does."""
    file, clock = disk / "hospes.db", QuickClock()
    shutil.copy(migrated_file, file)
    database = Database(f"sqlite:///{file}", clock)
    database.start()
    try:
        async with house(database, server, url, clock) as home:
            anna = await home.person("Anna")
            await home.quiet()
            empty_the_log(file)
            with refusals(database) as met, full(disk):
                await too_much(home, anna)
            await all_is_well(home, anna, [*WORDS, "hello?"])
        assert set(met) == {sqlite3.SQLITE_FULL}
    finally:
        database.stop()


@on_postgresql
async def test_a_postgresql_that_is_gone_for_a_while(
    home: House, own_postgresql: Stoppable
) -> None:
    """A server that is stopped and comes back finds everything waiting for it."""
    anna = await home.person("Anna")
    await home.quiet()
    async with stopped(own_postgresql):
        await nothing_moves(home, anna)
    await all_is_well(home, anna, ["hello?"])


@on_postgresql
async def test_a_postgresql_that_is_restarted_under_load(
    home: House, own_postgresql: Stoppable
) -> None:
    """A restart in the middle of everything loses no word, doubles none, and keeps their order."""
    people = [await home.person(f"P{number}") for number in range(5)]
    await home.quiet()
    for word in WORDS[:20]:
        for person in people:
            await person.send(word)
        await asyncio.sleep(0)
        if word == WORDS[2]:
            stopping = asyncio.create_task(restart(own_postgresql))
    await stopping
    for person in people:
        await all_is_well(home, person, WORDS[:20])


@on_postgresql
async def test_a_commit_whose_answer_is_lost(home: House) -> None:
    """What was committed without anybody hearing of it is done once, and its letter leaves."""
    anna = await home.person("Anna")
    await home.quiet()
    with home.deaf_to_commits():
        await anna.send("hello?")
        await home.until(partial(heard, person=anna), ["/start", "hello?"])
    await all_is_well(home, anna, ["hello?"])


@asynccontextmanager
async def stopped(server: Stoppable) -> AsyncIterator[None]:
    """Have a PostgreSQL stopped meanwhile."""
    await asyncio.to_thread(server.stop)
    try:
        yield
    finally:
        await asyncio.to_thread(server.start)


async def restart(server: Stoppable) -> None:
    async with stopped(server):
        pass
