"""Which process polls, wakes and sends: on SQLite the only one, on PostgreSQL one keeper per duty.

A duty is one bot, or the clock. A keeper that dies loses its locks with its connection. One that
is frozen keeps both, so its signs of life decide: a successor ends its connection. What the old
one may still do by its lease is over before the new one begins.
"""

import asyncio
import contextlib
import os
import socket
from collections.abc import Sequence
from typing import Protocol

from bot.errors import DatabaseDown
from storage.database import Database
from storage.lease import Lease
from storage.neighbours import version, watch
from storage.work import Work

WINDOW = 1.0005  # seconds: what one sliding second of the channel still remembers of the others


class Duty(Protocol):
    """What one process at a time does.

    Attributes:
        name: a bot's channel, or `clock`.
    """

    name: str

    async def take_up(self, lease: Lease) -> None:
        """Begin; act only while the lease is good."""
        ...

    async def lay_down(self) -> None:
        """End; what is on its way may still arrive."""
        ...

    def look_again(self, *, messages: bool, timeline: bool) -> None:
        """Hear that another process committed something."""
        ...


class Keeper(Protocol):
    """Does the duties that this process has."""

    async def start(self) -> None:
        """Take up what is free."""
        ...

    async def stop(self) -> None:
        """Lay everything down, in order."""
        ...

    def keeps(self, name: str) -> bool:
        """Tell whether this process does a duty just now."""
        ...


class SoleKeeper:
    """The only process: it has the database's file to itself."""

    def __init__(self, database: Database, duties: Sequence[Duty]) -> None:
        self._database = database
        self._duties = duties
        self._lease = Lease()
        self._watching: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Take all duties up; only sending waits until the channels forget what was sent before."""
        names = [duty.name for duty in self._duties]
        process = process_name(self._database)
        wait = await self._database.transact(_begin, names, process, origin="keeper")
        self._lease.open(wait, alone_after=0)  # whoever was here before is gone: we have the file
        known = await version(self._database)  # before anybody looks, so that nothing falls between
        for duty in self._duties:
            await duty.take_up(self._lease)
        self._watching = asyncio.create_task(watch(self._database, known, self._hear))

    async def stop(self) -> None:
        """Lay all duties down."""
        if self._watching is not None:
            self._watching.cancel()
        await asyncio.gather(*[duty.lay_down() for duty in self._duties])
        names, process = [duty.name for duty in self._duties], process_name(self._database)
        with contextlib.suppress(DatabaseDown):  # then the next start waits a second
            await self._database.transact(_rest, names, process, origin="keeper")

    def keeps(self, name: str) -> bool:
        """Tell whether this process does a duty."""
        return any(duty.name == name for duty in self._duties)

    def _hear(self) -> None:
        """Hear that the command line has written."""
        for duty in self._duties:
            duty.look_again(messages=True, timeline=True)
        self._database.tell_news()


def keeper_for(database: Database, duties: Sequence[Duty]) -> Keeper:
    """Give the keeper that a database asks for."""
    if not database.is_postgresql:
        return SoleKeeper(database, duties)
    from storage.shared_keeping import SharedKeeper  # noqa: PLC0415 - its driver is not on SQLite

    return SharedKeeper(database, duties)


def process_name(database: Database) -> str:
    """Name this process: for the operator by host and number, and like no other that ever was."""
    return f"{socket.gethostname()}:{os.getpid()}/{database.tag[-6:]}"


def remembered(over: float, age: float) -> float:
    """Give the seconds that are left of a time which began some seconds ago; clocks may be set."""
    return max(0.0, over - max(0.0, age))


def _begin(work: Work, names: Sequence[str], process: str) -> float:
    """Write down that duties begin; tell for how many seconds those before still count."""
    before = [row for row in work.records.keepers() if row.name in names]
    for name in names:
        work.records.keep(name, process, work.now, resting=False)
    waits = [
        remembered(WINDOW, (work.now - row.beat).total_seconds()) if row.resting else WINDOW
        for row in before
    ]
    return max(waits, default=0.0)


def _rest(work: Work, names: Sequence[str], process: str) -> None:
    for name in names:
        work.records.keep(name, process, work.now, resting=True)
