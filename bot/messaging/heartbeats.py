"""Letting the operator see that the parts of a process are alive."""

import asyncio
import time
from collections.abc import Callable, Mapping
from datetime import timedelta

import structlog

from bot.errors import DatabaseDown
from bot.messaging.supervisor import Supervisor
from bot.messaging.tracing import trace
from storage.database import Database
from storage.work import Work

log = structlog.get_logger(__name__)

INTERVAL = 5.0  # seconds of real time between two rounds
STALE = 12.0  # seconds after its last sign of life from which a part stands still
AWAY = "away:"  # before the name of a part that waits for its channel


class Pulse:
    """When a part of this process last moved, told by that part itself.

    Whoever waits for others says for how long that may take: until then silence means nothing.

    Attributes:
        away: it waits for a channel that does not answer.
    """

    def __init__(self) -> None:
        self._next = time.monotonic()
        self.away = False

    def beat(self, silent_for: float = 0.0, *, away: bool = False) -> None:
        """Show that the part moves; it may be silent for so many seconds of real time."""
        self._next = time.monotonic() + silent_for
        self.away = away

    @property
    def late(self) -> float:
        """Give for how many seconds the part has owed a sign of life."""
        return max(0.0, time.monotonic() - self._next)


Pulses = Mapping[str, Pulse]


class Heart:
    """Writes down again and again when each part of this process last moved.

    Args:
        database: where.
        pulses: gives the parts that this process has just now, by their names.
    """

    def __init__(self, database: Database, pulses: Callable[[], Pulses]) -> None:
        self._database = database
        self._pulses = pulses
        self._supervisor = Supervisor("heart")

    def start(self) -> None:
        """Begin."""
        self._supervisor.start(self._beat_on())

    async def stop(self) -> None:
        """Write nothing more."""
        await self._supervisor.stop()

    async def beat(self) -> None:
        """Write one round; a database that is down is told by others."""
        pulses = dict(self._pulses())
        if not pulses:
            return
        try:
            # Whoever stops us must not stop a transaction that has begun.
            await asyncio.shield(self._database.transact(_write, pulses, origin="heartbeat"))
        except DatabaseDown as error:
            log.warning("heartbeat not kept", error=type(error).__name__)
        except Exception as error:  # noqa: BLE001 - the heart must live on
            log.error("heartbeat not kept", error=trace(error))  # noqa: TRY400 - no content

    async def _beat_on(self) -> None:
        while True:
            await self.beat()
            await asyncio.sleep(INTERVAL)


def _write(work: Work, pulses: Pulses) -> None:
    known = work.records.beats()
    for part, pulse in sorted(pulses.items()):
        at = work.now - timedelta(seconds=pulse.late)
        if at < known.get(part, at) <= work.now:
            continue  # a process that slept has a successor; what is of tomorrow was misdated
        work.records.beat(part, at)
        if pulse.away:
            work.records.beat(AWAY + part, work.now)
        else:
            work.records.forget_beat(AWAY + part)
