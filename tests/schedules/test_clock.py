"""The alarm clock: it wakes at the next due instant by itself."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from schedules.clock import AlarmClock
from storage.database import Database
from storage.lease import Lease
from storage.work import Reading, Work

SOON = timedelta(milliseconds=200)


@pytest.fixture
def living(tmp_path: Path) -> Database:
    """A database on the machine's own time, as the alarm clock needs it."""
    return Database(f"sqlite:///{tmp_path}/clock.db", SystemClock())


def owe(work: Work, key: str, due: datetime) -> None:
    """Plan something that is known to be dropped when it falls due."""
    entry = {"key": key, "due": due, "kind": "join", "visit_id": 1, "participant_id": 1}
    work.timeline.add([{**entry, "args": {}}])
    work.replanned()


async def until(database: Database, query: Callable[[Reading], bool]) -> None:
    """Wait for the state to become so, looking after every commit."""
    changed = asyncio.Event()
    loop = asyncio.get_running_loop()
    database.on_commit(lambda _: loop.call_soon_threadsafe(changed.set))
    while not await database.read(query):
        changed.clear()
        async with asyncio.timeout(10):
            await changed.wait()


def is_settled(key: str) -> Callable[[Reading], bool]:
    return lambda reading: (
        [row.state for row in reading.timeline.of_visit(1) if row.key == key] == ["dropped"]
    )


async def test_it_does_what_fell_due_while_it_was_off(living: Database) -> None:
    """Starting means catching up."""
    living.start()
    living.perform(owe, "old", datetime.now(UTC) - timedelta(hours=1))
    alarm = AlarmClock(living)
    await alarm.take_up(Lease())
    assert living.look(is_settled("old"))
    await alarm.lay_down()
    living.stop()


async def test_it_wakes_at_the_next_due_instant(living: Database) -> None:
    """Without any sweep, an entry known at the start is done when it is due."""
    living.start()
    living.perform(owe, "next", datetime.now(UTC) + SOON)
    alarm = AlarmClock(living, sweep=3600)
    await alarm.take_up(Lease())
    await until(living, is_settled("next"))
    await alarm.lay_down()
    living.stop()


async def test_a_commit_sets_it_anew(living: Database) -> None:
    """What is planned later, and due earlier, is not missed."""
    living.start()
    living.perform(owe, "late", datetime.now(UTC) + timedelta(hours=1))
    alarm = AlarmClock(living, sweep=3600)
    await alarm.take_up(Lease())
    await living.transact(owe, "early", datetime.now(UTC) + SOON)
    await until(living, is_settled("early"))
    assert not living.look(is_settled("late"))
    await alarm.lay_down()
    living.stop()


async def test_the_sweep_finds_what_nobody_announced(living: Database) -> None:
    """An entry written without a word is found within a sweep."""
    living.start()
    alarm = AlarmClock(living, sweep=0.2)
    await alarm.take_up(Lease())

    def quietly(work: Work) -> None:
        owe(work, "quiet", work.now)
        work.effects.timeline = False

    await living.transact(quietly)
    await until(living, is_settled("quiet"))
    await alarm.lay_down()
    living.stop()


async def test_after_stopping_it_stays_silent(living: Database) -> None:
    """Commits after the stop wake nobody, and stopping during a wake finishes it."""
    living.start()
    alarm = AlarmClock(living)
    await alarm.take_up(Lease())
    await living.transact(owe, "a", datetime.now(UTC))
    await alarm.lay_down()
    await living.transact(owe, "b", datetime.now(UTC))
    await alarm.wake()
    assert not living.look(is_settled("b"))
    living.stop()


async def test_a_word_of_another_process_sets_it_anew(living: Database) -> None:
    """What another process has planned is looked for as soon as it is told of."""
    living.start()
    alarm = AlarmClock(living, sweep=3600)
    await alarm.take_up(Lease())

    def elsewhere(work: Work) -> None:
        owe(work, "elsewhere", work.now)
        work.effects.timeline = False  # this process does not hear of it

    await living.transact(elsewhere)
    alarm.look_again(messages=False, timeline=True)
    await until(living, is_settled("elsewhere"))
    await alarm.lay_down()
    living.stop()


async def test_it_can_be_taken_up_again(living: Database) -> None:
    """Laid down, or never taken up, it does nothing; taken up again it catches up."""
    living.start()
    alarm = AlarmClock(living)
    await alarm.lay_down()
    await alarm.take_up(Lease())
    await alarm.lay_down()
    await alarm.lay_down()
    living.perform(owe, "meanwhile", datetime.now(UTC))
    alarm.look_again(messages=True, timeline=True)
    assert not living.look(is_settled("meanwhile"))
    await alarm.take_up(Lease())
    assert living.look(is_settled("meanwhile"))
    await alarm.lay_down()
    living.stop()
