"""The one sender of a channel: everything that leaves goes through it, paced."""

import asyncio
import contextlib
import math
import threading

import structlog

from bot.clock import Clock
from bot.messaging.channel import Channel
from bot.messaging.claims import Claims, Handed
from bot.messaging.heartbeats import Pulse
from bot.messaging.pace import Limits, Pace
from bot.messaging.persistence import Persistence
from bot.messaging.queue import Queue
from bot.messaging.supervisor import Supervisor
from bot.messaging.waiting import Backoff, nap
from bot.messaging.workers import Workers
from storage.database import Database
from storage.lease import Lease
from storage.work import Effects

log = structlog.get_logger(__name__)

WORKERS = 16
_MOST_WORKERS = 64
_AHEAD = 0.4  # seconds of the pace that may be on their way
ROUSE = 30.0  # seconds of real time
_LONGEST_BACKOFF = 2.0  # seconds between two tries to ask the database


class Sender:
    """Sends the letters and draws the cards of one channel.

    Args:
        channel: where it sends.
        database: where letters and cards wait, and outcomes are kept.
        clock: what pacing and waiting go by.
        limits: what the channel bears.
        lease: while it is good this process may send; none: always.

    Attributes:
        pace: the turns taken so far.
    """

    def __init__(
        self,
        channel: Channel,
        database: Database,
        clock: Clock,
        limits: Limits | None = None,
        *,
        lease: Lease | None = None,
    ) -> None:
        self._channel = channel
        self._database = database
        self._clock = clock
        self._workers = workers_for(limits or Limits())
        self._supervisor = Supervisor("sender")
        self.pace = Pace(clock, limits, lease)
        self._pulse = Pulse()
        self._wake = asyncio.Event()
        self._queue = Queue(
            clock.monotonic, self.pace.free_at, self._wake.set, lambda: self.pace.excused
        )
        self._claims = Claims(channel.key, database, self._queue, clock)
        self._persistence = Persistence("sender", clock)
        self._hands = Workers(
            channel=channel,
            database=database,
            queue=self._queue,
            pace=self.pace,
            persistence=self._persistence,
            supervisor=self._supervisor,
        )
        self._loop: asyncio.AbstractEventLoop | None = None
        self._napping = False
        self._coming = 0
        self._guard = threading.Lock()
        self._forget_us = database.on_commit(self._committed)

    def start(self) -> None:
        """Begin to send."""
        self._loop = asyncio.get_running_loop()
        self._supervisor.start(self._ush())
        self._supervisor.start(self._rouse())
        self._hands.start(self._workers)

    async def stop(self, within: float = 3.0) -> None:
        """Let what is on its way arrive, this many seconds at most, and end."""
        self._loop = None
        self._forget_us()
        await self._hands.stop(within)
        await self._supervisor.stop()

    def look_again(self) -> None:
        """Ask the database for everything: another process may have written."""
        self._claims.look_again()
        self._wake.set()

    @property
    def pulse(self) -> Pulse:
        """Tell that it claims what is due, and sends it: give whichever owes the older sign."""
        return max(self._pulse, self._queue.pulse, key=lambda pulse: pulse.late)

    @property
    def idle(self) -> bool:
        """Tell whether nothing moves: all that is left, if anything, waits for time to pass."""
        waits = self._persistence.resting > 0 and not self._persistence.acting
        return (
            self._napping
            and not self._wake.is_set()
            and not self._coming
            and (not self._queue.ready or self._queue.active == self._workers)
            and (waits or self._queue.active == self.pace.waiting)
        )

    def _committed(self, effects: Effects) -> None:
        """Hand over to the loop; called in the writer's thread."""
        loop = self._loop
        if loop is None or not (effects.letters or effects.cards or effects.unknown):
            return
        with self._guard:
            self._coming += 1
        with contextlib.suppress(RuntimeError):  # the loop was closed meanwhile; it is in the rows
            loop.call_soon_threadsafe(self._accept, Handed.from_effects(effects))

    def _accept(self, handed: Handed) -> None:
        with self._guard:
            self._coming -= 1
        if self._claims.accept(handed):
            self._wake.set()

    async def _ush(self) -> None:
        """Claim what is due, wake what has rested, wait for the next of either."""
        backoff = Backoff(self._clock, _LONGEST_BACKOFF)
        try:
            while True:
                self._wake.clear()
                self._pulse.beat()
                try:
                    await self._claims.gather()
                except Exception as error:  # noqa: BLE001 - mostly the database; we must live on
                    log.warning("nothing claimed", error=type(error).__name__)
                    await backoff.wait()
                    continue
                backoff.reset()
                await self._nap()
        finally:
            self._pulse.beat()  # the last one

    async def _rouse(self) -> None:
        """Look up by seconds that nobody sets: the clock may have been, or the machine slept."""
        while True:
            await asyncio.sleep(ROUSE)
            self._wake.set()

    async def _nap(self) -> None:
        times = [time for time in (self._queue.wake(), self._claims.next_in()) if time is not None]
        self._pulse.beat(min(times, default=math.inf))
        self._napping = True
        await nap(self._wake, self._clock, min(times, default=None))
        self._napping = False


def workers_for(limits: Limits) -> int:
    """Give how many messages may be on their way at once, each in another chat.

    What is on its way may come again after a kill, and is not overtaken by what is more urgent: so
    at the usual pace there are few. They would hold up a quick one.
    """
    return min(max(WORKERS, int(limits.per_second * _AHEAD)), _MOST_WORKERS)
