"""The machine's clock is put forward or back by an hour: what is due is done, and found in time."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from schedules.clock import AlarmClock
from storage.database import Database
from storage.lease import Lease
from storage.work import Work
from tests.conftest import StillClock
from tests.schedules.test_clock import is_settled, owe, until

HOUR = timedelta(hours=1)


class Wall(StillClock):
    """The machine's own time, and how far it was set."""

    def __init__(self) -> None:
        super().__init__()
        self.set = timedelta()

    def now(self) -> datetime:
        return datetime.now(self.instant.tzinfo) + self.set


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    """A wall clock that APScheduler, too, goes by."""
    wall = Wall()

    class Shown(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) + wall.set

    monkeypatch.setattr("apscheduler.schedulers.base.datetime", Shown)
    return wall


@pytest.fixture
async def alarmed(wall: Wall, tmp_path: Path) -> AsyncIterator[Database]:
    """A database whose alarm clock runs."""
    database = Database(f"sqlite:///{tmp_path}/clock.db", wall)
    database.start()
    alarm = AlarmClock(database, sweep=0.1)
    await alarm.take_up(Lease())
    yield database
    await alarm.lay_down()
    database.stop()


def quietly(work: Work, key: str, due: datetime) -> None:
    """Plan something without telling the alarm clock."""
    owe(work, key, due)
    work.effects.timeline = False


async def test_an_hour_forward_is_noticed(alarmed: Database, wall: Wall) -> None:
    """What is due by the new time is done with the next sweep, and nothing else is."""
    await alarmed.transact(owe, "soon", wall.now() + HOUR / 2)
    await alarmed.transact(owe, "later", wall.now() + 2 * HOUR)
    wall.set = HOUR
    await until(alarmed, is_settled("soon"))
    assert not alarmed.look(is_settled("later"))


async def test_an_hour_back_stops_no_sweep(alarmed: Database, wall: Wall) -> None:
    """What nobody announced is found as soon as ever, not when the old time comes again."""
    await asyncio.sleep(0.15)  # until the scheduler has planned by the time that it was
    wall.set = -HOUR
    await alarmed.transact(quietly, "quiet", wall.now())
    await until(alarmed, is_settled("quiet"))
