"""Housekeeping by the clock."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from bot.clock import SystemClock
from bot.domain.retention import Ages
from schedules import upkeep as module
from schedules.clock import AlarmClock
from schedules.upkeep import upkeep
from storage.database import Database
from storage.lease import Lease
from storage.work import Work
from tests.bot.services.prompt_room import Room, everything
from tests.conftest import StillClock


async def test_what_has_been_kept_long_enough_is_removed(
    database: Database, clock: StillClock
) -> None:
    """One round of housekeeping removes the answers of a visit that is long over."""
    room = Room(database, clock)
    run = room.open("p01")
    room.write(room.people[0], "A roof")
    await upkeep(database)
    assert len(room.look(lambda r: everything(r, run))) == 1
    room.at("2028-01-01 00:00")
    await upkeep(database)
    assert room.look(lambda r: everything(r, run)) == []


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (
            OperationalError("secret", None, Exception(), connection_invalidated=True),
            "the database is down, housekeeping waits",
        ),
        (ZeroDivisionError("secret"), "housekeeping failed"),
    ],
)
async def test_a_failure_is_said_and_ends_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch, fault: Exception, said: str
) -> None:
    """What fails is tried again the next time; the log has no content."""

    def fail(_work: Work, _ages: Ages) -> None:
        raise fault

    monkeypatch.setattr(module, "tidy", fail)
    with capture_logs() as logs:
        await upkeep(database)
    assert said in [log["event"] for log in logs]
    assert "secret" not in repr(logs)


async def test_the_clock_begins_with_it(tmp_path: Path) -> None:
    """Starting the alarm clock keeps house at once, not only after an hour."""
    living = Database(f"sqlite:///{tmp_path}/clock.db", SystemClock())
    living.start()
    old = living.perform(
        lambda work: work.people.add_address("web", 1, "en", work.now.replace(year=2020))
    )
    gone, loop = asyncio.Event(), asyncio.get_running_loop()

    def look(_effects: object) -> None:
        if living.look(lambda reading: reading.people.address(old)) is None:
            loop.call_soon_threadsafe(gone.set)

    living.on_commit(look)
    alarm = AlarmClock(living)
    await alarm.take_up(Lease())
    async with asyncio.timeout(10):
        await gone.wait()
    await alarm.lay_down()
    await alarm.tidy()
    living.stop()
