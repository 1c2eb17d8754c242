"""The writer: one thread, one connection, group commit.

It takes every waiting unit of work, has them run as `storage.groups` says, then resolves them.
"""

import queue
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from bot import tally
from bot.clock import Clock
from bot.errors import DatabaseDown
from storage.groups import Groups
from storage.holds import set_limits
from storage.scrubbing import pay
from storage.unit import Promise, Unit, effects_of, resolve
from storage.work import Effects

log = structlog.get_logger(__name__)

Run = Callable[[Connection, Sequence[Unit], datetime], Sequence[Unit]]

_LARGEST_GROUP = 256
_SCRUB_AGAIN = 5.0  # seconds, while something stands in the way
_OTHERS_DEBTS = 60.0  # seconds between two looks for what a process that was killed owed


class Writer:
    """The thread; `submit` may be called from any other.

    Args:
        committed: called in the writer's thread after each commit, with what it caused.
        last: called with the connection before each commit, with what it will have caused.
        turn: taken while units are run together.
    """

    def __init__(
        self,
        engine: Engine,
        clock: Clock,
        committed: Callable[[Effects], None],
        last: Callable[[Connection, Effects], None],
        turn: AbstractContextManager[object],
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._committed = committed
        self._waiting: queue.SimpleQueue[Unit | None] = queue.SimpleQueue()
        self._connection: Connection | None = None
        self._groups = Groups(last, turn)
        self._scrub_at = 0.0  # whoever was before us may owe it
        self._thread = threading.Thread(target=self._loop, name="writer", daemon=True)
        self._unknown = False
        self._open = 0
        self._guard = threading.Lock()

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def stop(self) -> None:
        """Finish everything that waits, then end the thread."""
        self._waiting.put(None)
        self._thread.join()

    @property
    def idle(self) -> bool:
        """Tell whether nothing waits or runs."""
        return self._open == 0

    def submit(self, unit: Unit, future: Promise) -> None:
        """Queue a unit; the future resolves once it is durable, or failed.

        A caller who stops waiting cannot take the unit back, only not hear of it.

        Raises (through the future):
            AlreadySeen: the unit's update was committed before.
            DatabaseDown: the database did not take the transaction.
        """
        unit.future = future
        with self._guard:
            self._open += 1
        self._waiting.put(unit)

    def _loop(self) -> None:
        stopping = False
        while not stopping:
            first = self._waiting.get()
            group = [] if first is None else [first]
            stopping = first is None
            while len(group) < _LARGEST_GROUP and not self._waiting.empty():
                unit = self._waiting.get()
                if unit is None:
                    stopping = True
                else:
                    group.append(unit)
            if group:
                self._work_off(group)
        self._disconnect()

    def _work_off(self, group: list[Unit]) -> None:
        """Bring each unit to its end; those whose locks are not free one by one, in their turn."""
        waiting = self._settle(group, self._groups.together)
        while waiting:
            first, *waiting = waiting
            self._settle([first], self._groups.alone)
            if isinstance(first.error, DatabaseDown):
                self._give_up(waiting, first.error)
                return
            waiting = self._settle(waiting, self._groups.together)

    def _settle(self, units: Sequence[Unit], run: Run) -> Sequence[Unit]:
        """Run units in a transaction and tell everybody how it went; give those left out of it."""
        began = time.perf_counter()
        try:
            left_out = run(self.connect(), units, self._clock.now())
        except Exception as error:  # noqa: BLE001 - the thread must live on whatever happens
            log.warning("group not committed", error=type(error).__name__)
            self._disconnect()
            # The commit itself may have succeeded, and only its answer failed.
            self._unknown = True
            self._scrub_at = 0.0
            self._give_up(units, DatabaseDown(type(error).__name__))
            return ()
        done = [unit for unit in units if unit not in left_out]
        _count(done, time.perf_counter() - began)
        self._announce(done)
        self._resolve(done)
        self._scrub()
        return left_out

    def _give_up(self, units: Sequence[Unit], error: DatabaseDown) -> None:
        tally.transactions.add("down", times=len(units))
        for unit in units:
            unit.fail(error)
        self._resolve(units)

    def _resolve(self, units: Sequence[Unit]) -> None:
        with self._guard:
            self._open -= len(units)
        resolve(units)

    def _announce(self, units: Sequence[Unit]) -> None:
        effects = effects_of(units)
        effects.unknown |= self._unknown
        self._unknown = False
        if effects.scrub:
            self._scrub_at = 0.0
        try:
            self._committed(effects)
        except Exception:  # what is committed stays so, whoever fails to hear of it
            log.exception("effects not heard of")

    def _scrub(self) -> None:
        """Remove sealed traces from the files; what stands in the way now may be gone later."""
        if self._connection is None or time.monotonic() < self._scrub_at:
            return
        paid = False
        try:
            paid = pay(self._connection)
        except Exception as error:  # noqa: BLE001 - it is owed still, and tried again
            log.warning("traces not removed yet", error=type(error).__name__)
            self._disconnect()
        self._scrub_at = time.monotonic() + (_OTHERS_DEBTS if paid else _SCRUB_AGAIN)

    def connect(self) -> Connection:
        """Give the writer's connection, opened and limited if there is none.

        Raises:
            DBAPIError: the database does not answer.
        """
        if self._connection is None:
            connection = self._engine.connect()
            try:
                set_limits(connection)
            except Exception:
                connection.close()
                raise
            self._connection = connection
        return self._connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            try:
                self._connection.invalidate()
                self._connection.close()
            except DBAPIError:
                log.debug("connection was gone already")
            self._connection = None


def _count(units: Sequence[Unit], seconds: float) -> None:
    failed = sum(unit.error is not None for unit in units)
    tally.transactions.add("failed", times=failed)
    tally.transactions.add("done", times=len(units) - failed)
    tally.group_size.add(len(units))
    tally.commit_seconds.add(seconds)
