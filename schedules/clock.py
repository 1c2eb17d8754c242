"""The alarm clock: APScheduler wakes at the next due instant, sweeps now and then, and tidies up.

Its jobs live in memory only; what is owed lives in the timeline. A rehearsal does not use this:
it calls `tick` by its own clock.
"""

import asyncio
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.errors import DatabaseDown
from schedules.tick import tick
from schedules.upkeep import upkeep
from storage.database import Database
from storage.work import Effects, Reading

log = structlog.get_logger(__name__)

SWEEP_SECONDS = 30
AGAIN = timedelta(milliseconds=250)
UPKEEP_SECONDS = 3600


class AlarmClock:
    """Keeps one job at the next due entry and one that sweeps, which do the same; one tidies up.

    Args:
        database: whose timeline it is; its commits that change what is due re-arm the clock.
        sweep: seconds between two sweeps.
    """

    def __init__(self, database: Database, sweep: float = SWEEP_SECONDS) -> None:
        self._database = database
        self._sweep = sweep
        self._loop: asyncio.AbstractEventLoop | None = None
        self._one_at_a_time = asyncio.Lock()
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            # A second instance waits for the first, which may have looked too early.
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 2},
        )
        database.on_commit(self._committed)

    async def start(self) -> None:
        """Do what fell due meanwhile, then wake whenever something does."""
        self._loop = asyncio.get_running_loop()
        self._scheduler.start()
        self._scheduler.add_job(self.wake, "interval", seconds=self._sweep, id="sweep")
        self._scheduler.add_job(self.tidy, "interval", seconds=UPKEEP_SECONDS, id="upkeep")
        await self.wake()
        self._scheduler.add_job(self.tidy, id="first upkeep")

    async def stop(self) -> None:
        """Wake no more; what is being done is finished first."""
        self._loop = None
        async with self._one_at_a_time:
            self._scheduler.shutdown(wait=False)

    async def wake(self) -> None:
        """Do what is due and set the alarm anew."""
        async with self._one_at_a_time:
            if self._loop is None:
                return
            try:
                await tick(self._database)
                await self._arm()
            except DatabaseDown:
                log.warning("the database is down, the next sweep tries again")

    async def tidy(self) -> None:
        """Remove what is not needed any more."""
        async with self._one_at_a_time:
            if self._loop is not None:
                await upkeep(self._database)

    async def _arm(self) -> None:
        due = await self._database.read(_next_due)
        if due is not None:
            # What is due and still planned could not be written; not again at once.
            soonest = datetime.now(UTC) + AGAIN
            self._scheduler.add_job(
                self.wake, "date", run_date=max(due, soonest), id="next", replace_existing=True
            )

    def _committed(self, effects: Effects) -> None:
        """Hear, in the writer's thread, that what falls due next may have changed."""
        loop = self._loop
        if effects.timeline and loop is not None:
            loop.call_soon_threadsafe(self._look_again)

    def _look_again(self) -> None:
        if self._loop is not None:
            self._scheduler.add_job(self.wake, id="again", replace_existing=True)


def _next_due(reading: Reading) -> datetime | None:
    return reading.timeline.next_due()
