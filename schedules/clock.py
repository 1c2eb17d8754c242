"""The alarm clock: APScheduler wakes at the next due instant and tidies up, a sweep finds the rest.

Its jobs live in memory only; what is owed lives in the timeline. A rehearsal does not use this:
it calls `tick` by its own clock.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.schedulers.base import STATE_RUNNING

from bot.domain.retention import USUAL, Ages
from bot.errors import DatabaseDown
from bot.messaging.heartbeats import Pulse, Pulses
from bot.messaging.supervisor import Supervisor
from bot.messaging.tracing import trace
from schedules.tick import tick
from schedules.upkeep import upkeep
from schedules.zone_data import follow_zone_data
from storage.database import Database
from storage.lease import Lease
from storage.work import Effects, Reading

log = structlog.get_logger(__name__)

SWEEP_SECONDS = 30
AGAIN = timedelta(milliseconds=250)
UPKEEP_SECONDS = 3600
_FINISH = 3.0  # seconds
SIGN_SECONDS = 2


class AlarmClock:
    """Keeps a job at the next due entry, and one that tidies up; sweeps by itself now and then.

    Of several processes on one database one keeps the clock.

    Args:
        database: whose timeline it is; its commits that change what is due re-arm the clock.
        sweep: seconds between two sweeps.
        ages: how long things are kept.
    """

    name = "clock"

    def __init__(
        self, database: Database, sweep: float = SWEEP_SECONDS, ages: Ages = USUAL
    ) -> None:
        self._database = database
        self._ages = ages
        self._sweep = sweep
        self._loop: asyncio.AbstractEventLoop | None = None
        self._one_at_a_time = asyncio.Lock()
        self._zones_followed = False
        self._scheduler = _scheduler()
        self._pulse = Pulse()
        self._supervisor = Supervisor("clock")
        self._forget_us = contextlib.ExitStack()

    @property
    def pulses(self) -> Pulses:
        """Give what tells that it wakes, while this process keeps it."""
        return {self.name: self._pulse} if self._loop is not None else {}

    async def take_up(self, lease: Lease) -> None:
        """Do what fell due meanwhile, then wake whenever something does.

        No lease is needed: an entry is done once, whoever does it.
        """
        del lease
        self._loop = asyncio.get_running_loop()
        self._forget_us.callback(self._database.on_commit(self._committed))
        self._scheduler = _scheduler()
        self._scheduler.start()
        self._pulse.beat()
        self._scheduler.add_job(self.tidy, "interval", seconds=UPKEEP_SECONDS, id="upkeep")
        await self.wake()
        self._scheduler.add_job(self.tidy, id="first upkeep")
        # By seconds that nobody sets: the scheduler waits an hour if the clock goes back one.
        self._supervisor.start(_every(SIGN_SECONDS, self._sign))
        self._supervisor.start(_every(self._sweep, self.wake))

    async def lay_down(self) -> None:
        """Wake no more; what is being done is finished first, if it takes no longer than that."""
        self._loop = None
        self._forget_us.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_FINISH), self._one_at_a_time:
                pass
        await self._supervisor.stop()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def look_again(self, *, messages: bool, timeline: bool) -> None:
        """Hear that another process has written."""
        del messages  # the senders' matter
        if timeline:
            self._look_again()

    async def wake(self) -> None:
        """Do what is due and set the alarm anew."""
        async with self._one_at_a_time:
            if self._loop is None:
                return
            try:
                if not self._zones_followed:  # before anything leaves at a wrong time
                    await follow_zone_data(self._database)
                    self._zones_followed = True
                await tick(self._database, self._pulse.beat)
                await self._arm()
            except DatabaseDown:
                log.warning("the database is down, the next sweep tries again")

    async def tidy(self) -> None:
        """Remove what is not needed any more."""
        async with self._one_at_a_time:
            if self._loop is not None:
                await upkeep(self._database, self._ages)

    async def _sign(self) -> None:
        """Show that the alarm can ring, and that nothing was begun that does not end."""
        if self._scheduler.state == STATE_RUNNING and not self._one_at_a_time.locked():
            self._pulse.beat()

    async def _arm(self) -> None:
        due = await self._database.read(_next_due)
        if due is not None:
            # What is due and still planned could not be written; not again at once.
            now = datetime.now(UTC)
            when = due if due > now else now + AGAIN
            self._scheduler.add_job(
                self.wake, "date", run_date=when, id="next", replace_existing=True
            )

    def _committed(self, effects: Effects) -> None:
        """Hear, in the writer's thread, that what falls due next may have changed."""
        loop = self._loop
        if (effects.timeline or effects.unknown) and loop is not None:
            loop.call_soon_threadsafe(self._look_again)

    def _look_again(self) -> None:
        if self._loop is not None:
            self._scheduler.add_job(self.wake, id="again", replace_existing=True)


async def _every(seconds: float, act: Callable[[], Awaitable[None]]) -> None:
    """Do something again and again, whatever becomes of it."""
    while True:
        await asyncio.sleep(seconds)
        try:
            await act()
        except Exception as error:  # noqa: BLE001 - the next one may go well
            log.error("sweep failed", error=trace(error))  # noqa: TRY400 - no content


def _scheduler() -> AsyncIOScheduler:
    return AsyncIOScheduler(
        timezone=UTC,
        # A second instance waits for the first, which may have looked too early.
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 2},
    )


def _next_due(reading: Reading) -> datetime | None:
    return reading.timeline.next_due()
