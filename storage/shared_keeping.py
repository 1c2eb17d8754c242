"""Keeping on PostgreSQL: session advisory locks, a heartbeat, and NOTIFY, on one connection."""

import asyncio
import contextlib
import itertools
import time
from collections.abc import Sequence

import structlog

from storage.database import Database
from storage.duty_locks import DutyLocks, Standing, Watch
from storage.keeping import WINDOW, Duty, process_name, remembered
from storage.lasting import Connection, Lasting
from storage.lease import Lease
from storage.notices import CHANNEL, Notice
from storage.tenure import Tenure

log = structlog.get_logger(__name__)

BEAT = 0.5  # seconds between two signs of life, and between two looks whether a duty is free
LEASE = 2.0  # seconds after a sign of life during which its sender may act
FROZEN = 8.0  # seconds without one after which a keeper's connection is ended
_MARGIN = 0.25  # seconds for what was on its way to the channel


class SharedKeeper:
    """One of several processes on one database.

    A duty outlives its connection: after a restart of PostgreSQL whoever had it comes first, and
    still knows what was on its way. It ends when another process has it.

    Args:
        database: which; its address is used for a connection of our own.
        duties: what this process could do.
        frozen: seconds without a sign of life after which a keeper's connection is ended.
    """

    def __init__(self, database: Database, duties: Sequence[Duty], frozen: float = FROZEN) -> None:
        self._database = database
        self._duties = duties
        self._process = process_name(database)
        self._watch = Watch(round(frozen / BEAT))
        self._tenures: dict[str, Tenure] = {}
        self._ending: dict[str, asyncio.Task[None]] = {}
        self._connection = Lasting(database.conninfo, self._serve, BEAT)
        self._running: asyncio.Task[None] | None = None

    def keeps(self, name: str) -> bool:
        """Tell whether this process does a duty just now."""
        return name in self._tenures

    async def start(self) -> None:
        """Take up what is free; then look again and again."""
        self._running = asyncio.create_task(self._connection.run())
        await self._connection.tried.wait()

    async def stop(self) -> None:
        """Lay everything down and say so, that a successor need not wait."""
        if self._running is not None:
            self._running.cancel()
            await asyncio.wait({self._running})
        await self._end_all()

    async def _serve(self, connection: Connection) -> None:
        """Do the duties that can be had, until the connection is lost or we are told to stop."""
        locks = DutyLocks(connection, self._process)
        await connection.execute(f"LISTEN {CHANNEL}".encode())
        try:
            for number in itertools.count():
                await self._round(locks, settled=number * BEAT >= LEASE)
                self._connection.tried.set()
                async for notice in connection.notifies(timeout=BEAT):
                    self._hear(notice.payload)
        except asyncio.CancelledError:
            await self._end_all()
            with contextlib.suppress(Exception):  # then the successor waits a little longer
                await locks.beat(resting=True)
            raise

    async def _round(self, locks: DutyLocks, *, settled: bool) -> None:
        """Show that we are alive, which lets our leases go on, and look what else is free."""
        now = time.monotonic()
        await locks.beat()
        for name in locks.held:
            self._tenures[name].lease.renew(now + LEASE)
        for duty in self._duties:
            if duty.name not in locks.held:
                await self._apply(locks, duty, settled=settled)
            elif self._tenures[duty.name].failed:
                self._end(duty.name)
                await locks.free(duty.name)

    async def _apply(self, locks: DutyLocks, duty: Duty, *, settled: bool) -> None:
        """Take a duty up if nobody has it; end the connection of one who is frozen.

        Args:
            locks: where they are.
            duty: one that this connection does not have.
            settled: the connection stands for long enough, so that whoever may have lost theirs
                when we had none has had the time to come first.
        """
        standing = await locks.look(duty.name)
        ours = standing.process == self._process
        if duty.name in self._tenures and not (ours and standing.holder is None):
            self._end(duty.name)
        if standing.holder is not None:
            if self._watch.is_frozen(duty.name, standing):
                log.warning("frozen keeper's connection ended", duty=duty.name)
                await locks.end(standing.holder)
        elif duty.name not in self._ending and (settled or ours or standing.resting is not False):
            await self._take(locks, duty)

    async def _take(self, locks: DutyLocks, duty: Duty) -> None:
        now = time.monotonic()
        before = await locks.take(duty.name)
        if before is None:
            return
        if duty.name not in self._tenures:
            lease = Lease()
            lease.open(_wait(before), now + LEASE)
            self._tenures[duty.name] = Tenure(duty, lease)
        elif before.process == self._process:
            self._tenures[duty.name].lease.renew(now + LEASE)
            duty.look_again(messages=True, timeline=True)
        else:  # between our look and this somebody had it: begin anew when ours is laid down
            self._end(duty.name)
            await locks.free(duty.name)

    def _end(self, name: str) -> None:
        """Lay a duty down that another process has, or that could not be taken up."""
        tenure = self._tenures.pop(name)
        tenure.lease.end()
        self._ending[name] = asyncio.create_task(tenure.end())
        self._ending[name].add_done_callback(lambda _: self._ending.pop(name))

    async def _end_all(self) -> None:
        """Lay down all there is; what is on its way may still arrive and be written down."""
        tenures, self._tenures = self._tenures, {}
        ends = [tenure.end() for tenure in tenures.values()]
        await asyncio.gather(*ends, *self._ending.values())

    def _hear(self, payload: str) -> None:
        notice = Notice.read(payload)
        if notice.writer == self._database.tag:
            return
        for tenure in self._tenures.values():
            tenure.duty.look_again(messages=notice.messages, timeline=notice.timeline)
        if notice.pages:
            self._database.tell_news()


def _wait(before: Standing) -> float:
    """Give for how many seconds the one before may still count, or even act."""
    if before.age is None:
        return 0.0
    over = WINDOW if before.resting else LEASE + WINDOW + _MARGIN
    return remembered(over, before.age)
