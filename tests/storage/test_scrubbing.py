"""Traces of what was sealed leave the files, whoever is killed and whatever is in the way."""

import asyncio
import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import OperationalError

from bot.errors import DatabaseDown
from storage import scrubbing, writer
from storage.database import Database
from storage.scrubbing import OWED
from storage.unit import Unit
from storage.work import Reading, Work
from tests.conftest import StillClock

SECRET = "the-key-of-a-seal-" * 4

only_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
only_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def keep(work: Work) -> None:
    work.records.know("seal", SECRET)


def seal(work: Work) -> None:
    work.records.know("seal", "")
    work.scrub()


def nothing(_work: Work) -> None:
    """Take a turn: what the turn before left to be done is done then."""


def owed(reading: Reading) -> int:
    return len(reading.records.known_all(OWED))


def until_paid(database: Database) -> None:
    """Take turns until nothing is owed; something may be in the way for a moment."""
    give_up_at = time.monotonic() + 20
    while database.look(owed):
        assert time.monotonic() < give_up_at
        database.perform(nothing)


def sealed(reading: Reading) -> bool:
    return not reading.records.known("seal")


def file_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def log_of(file: Path) -> bytes:
    return file.with_name(f"{file.name}-wal").read_bytes()


@contextmanager
def open_snapshot(url: str) -> Iterator[None]:
    """Look at the database as of now, like a backup that takes its time."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(file_of(url))) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM installation").fetchall()
            yield
        return
    engine = create_engine(url, isolation_level="REPEATABLE READ")
    with engine.connect() as reader:
        reader.execute(text("SELECT * FROM installation"))
        yield
    engine.dispose()


@contextmanager
def table_held(url: str) -> Iterator[None]:
    """Hold a table as ANALYZE, another VACUUM or CREATE INDEX CONCURRENTLY would."""
    engine = create_engine(url)
    with engine.begin() as other:
        other.execute(text("LOCK TABLE answers IN SHARE UPDATE EXCLUSIVE MODE"))
        yield
    engine.dispose()


def vacuums(reading: Reading) -> int:
    count = text("SELECT pg_stat_get_vacuum_count('answers'::regclass)")
    return int(reading.connection.execute(count).scalar_one())


@only_sqlite
def test_whoever_starts_after_a_kill_empties_the_log(
    database: Database, database_url: str, tmp_path: Path, clock: StillClock
) -> None:
    """What a process that was killed after a seal left readable, the next one removes."""
    killed = tmp_path / "killed" / "hospes.db"
    killed.parent.mkdir()
    with open_snapshot(database_url):
        database.perform(keep)
        database.perform(seal)
        database.perform(nothing)
        for file in file_of(database_url).parent.glob("hospes.db*"):
            shutil.copy(file, killed.parent)
    assert SECRET.encode() in log_of(killed)
    after = Database(f"sqlite:///{killed}", clock)
    after.start()
    until_paid(after)
    left = [SECRET.encode() in held for held in (log_of(killed), killed.read_bytes())]
    after.stop()
    assert left == [False, False]


def test_any_process_pays(database: Database, database_url: str, clock: StillClock) -> None:
    """A debt stays in the database while something is in the way; then whoever comes pays it."""
    with open_snapshot(database_url):
        database.perform(seal)
        database.perform(nothing)
        assert database.look(owed) == 1
    other = Database(database_url, clock, exclusive=False)
    other.start()
    until_paid(other)
    other.stop()


def test_a_process_that_lives_pays_for_one_that_does_not(
    database: Database, database_url: str, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Now and then a process looks for what others owed, without any word from them."""
    monkeypatch.setattr(writer, "_OTHERS_DEBTS", 0.0)
    other = Database(database_url, clock, exclusive=False)
    other.start()
    other.perform(nothing)
    with open_snapshot(database_url):
        database.perform(seal)
        database.perform(nothing)
    until_paid(other)
    other.stop()


def test_it_is_tried_again(
    database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was in the way is gone at some later turn."""
    monkeypatch.setattr(writer, "_SCRUB_AGAIN", 0.0)
    with open_snapshot(database_url):
        database.perform(seal)
    until_paid(database)


def test_a_seal_whose_answer_is_lost(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """A seal that was committed without our hearing of it is scrubbed with the next turn."""
    database.perform(nothing)
    groups = database._writer._groups  # noqa: SLF001 - a connection breaks in its middle there
    together = groups.together

    def lost(connection: Connection, units: Sequence[Unit], now: datetime) -> Sequence[Unit]:
        together(connection, units, now)
        raise OperationalError("COMMIT", None, Exception("the server has gone away"))

    with monkeypatch.context() as broken:
        broken.setattr(groups, "together", lost)
        with pytest.raises(DatabaseDown):
            database.perform(seal)
    assert (database.look(sealed), database.look(owed)) == (True, 1)
    until_paid(database)


@only_postgresql
async def test_a_table_that_is_held_keeps_nobody_waiting(
    database: Database, database_url: str
) -> None:
    """While somebody else holds a table, writing goes on and the debt stays."""
    with table_held(database_url):
        async with asyncio.timeout(10):
            await database.transact(seal)
            await database.transact(nothing)
        assert database.look(owed) == 1


@only_postgresql
async def test_a_seal_is_answered_before_the_scrub(
    database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever closes a prompt waits for the commit only, however long the scrub takes."""
    monkeypatch.setattr(scrubbing, "_PATIENCE", text("SET lock_timeout = 0"))
    database.perform(nothing)
    with table_held(database_url):
        async with asyncio.timeout(10):
            await database.transact(seal)
    until_paid(database)
    assert database.look(vacuums)


@only_sqlite
def test_nothing_owed_empties_no_log(database: Database, database_url: str) -> None:
    """A start with nothing to do only looks."""
    database.perform(keep)
    database.perform(nothing)
    assert log_of(file_of(database_url))


@only_postgresql
def test_nothing_owed_vacuums_nothing(database: Database) -> None:
    """Nor does it on a server."""
    for _ in range(2):
        database.perform(nothing)
    assert database.look(vacuums) == 0
