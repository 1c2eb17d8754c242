"""The writer: one thread, one connection, group commit.

It takes every waiting unit of work, runs them optimistically in one transaction, replays them
under savepoints if one fails so that only that one fails, commits once, then resolves them all.
"""

import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from typing import Any, TypeVarTuple

import structlog
from sqlalchemy import Connection, Engine, select, tuple_
from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from bot.errors import DatabaseDown, Refused
from storage.downtime import is_down
from storage.scrubbing import scrub
from storage.tables.messaging import SeenUpdate
from storage.unit import AlreadySeen, Unit
from storage.work import Effects, Inbound

log = structlog.get_logger(__name__)

Ts = TypeVarTuple("Ts")

_LARGEST_GROUP = 256
_SCRUB_AGAIN = 5.0  # seconds
_seen = SeenUpdate.__table__


class Writer:
    """The thread; `submit` may be called from any other.

    Args:
        committed: called in the writer's thread after each commit, with what it caused.
        prepare: called with each new connection before it is used.
    """

    def __init__(
        self,
        engine: Engine,
        clock: Clock,
        committed: Callable[[Effects], None],
        prepare: Callable[[Connection], None],
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._committed = committed
        self._waiting: queue.SimpleQueue[Unit | None] = queue.SimpleQueue()
        self._connection: Connection | None = None
        self._prepare = prepare
        # PostgreSQL may have been killed between a seal and its scrub; SQLite cleans up itself.
        self._owes_scrub = engine.dialect.name == "postgresql"
        self._scrub_after = 0.0
        self._thread = threading.Thread(target=self._loop, name="writer", daemon=True)
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

    def submit(self, unit: Unit) -> Future[Any]:
        """Queue a unit; its future resolves once it is durable, or failed.

        Raises (through the future):
            AlreadySeen: the unit's update was committed before.
            DatabaseDown: the database did not take the transaction.
        """
        # From now on a caller who stops waiting cannot take the unit back, only not hear of it.
        unit.future.set_running_or_notify_cancel()
        with self._guard:
            self._open += 1
        self._waiting.put(unit)
        return unit.future

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
        try:
            self._commit(group)
        except Exception as error:  # noqa: BLE001 - the thread must live on whatever happens
            log.warning("group not committed", error=type(error).__name__)
            self._disconnect()
            for unit in group:
                unit.error, unit.effects = DatabaseDown(type(error).__name__), None
        self._announce(group)
        self._scrub()
        with self._guard:
            self._open -= len(group)
        for unit in group:
            unit.resolve()

    def _announce(self, group: list[Unit]) -> None:
        effects = Effects()
        for unit in group:
            if unit.effects is not None:
                effects.add(unit.effects)
        self._owes_scrub |= effects.scrub
        try:
            self._committed(effects)
        except Exception:  # what is committed stays so, whoever fails to hear of it
            log.exception("effects not heard of")

    def _scrub(self) -> None:
        """Remove sealed traces from the files; what stands in the way now may be gone later."""
        if not self._owes_scrub or self._connection is None or time.monotonic() < self._scrub_after:
            return
        try:
            self._owes_scrub = not scrub(self._connection)
        except Exception as error:  # noqa: BLE001 - it is owed still, and tried again
            log.warning("traces not removed yet", error=type(error).__name__)
            self._disconnect()
        if self._owes_scrub:
            self._scrub_after = time.monotonic() + _SCRUB_AGAIN

    def _commit(self, group: list[Unit]) -> None:
        connection = self.connect()
        if not self._optimistically(connection, group):
            self._one_by_one(connection, group)

    def _optimistically(self, connection: Connection, group: list[Unit]) -> bool:
        """Run all in one transaction and commit; not if one of them failed."""
        now = self._clock.now()
        transaction = connection.begin()
        try:
            self._run_fresh(connection, group, lambda unit: unit.run(connection, now))
        except Exception as error:
            if isinstance(error, DBAPIError) and is_down(error):
                raise
            log.debug("group replayed", units=len(group), error=type(error).__name__)
            transaction.rollback()
            return False
        transaction.commit()
        return True

    def _one_by_one(self, connection: Connection, group: list[Unit]) -> None:
        """Run each under a savepoint, so that only what fails fails."""
        now = self._clock.now()
        with connection.begin():
            self._run_fresh(connection, group, lambda unit: self._try(connection, unit, now))

    def _run_fresh(
        self, connection: Connection, group: list[Unit], run: Callable[[Unit], None]
    ) -> None:
        """Run those units whose update was not handled before, in this group or earlier."""
        seen = self._seen_before(connection, [u.inbound for u in group if u.inbound])
        for unit in group:
            unit.error, unit.effects = None, None
            if unit.inbound in seen:
                unit.error = AlreadySeen()
                continue
            run(unit)
            if unit.inbound is not None and unit.error is None:
                seen.add(unit.inbound)

    def _try(self, connection: Connection, unit: Unit, now: datetime) -> None:
        try:
            self._under_savepoint(connection, unit.run, connection, now)
        except Refused as refused:
            self._try_refusal(connection, unit, now, refused)
        except Exception as error:  # noqa: BLE001 - the caller gets it
            self._fail(unit, error)

    def _try_refusal(
        self, connection: Connection, unit: Unit, now: datetime, refused: Refused
    ) -> None:
        try:
            self._under_savepoint(connection, unit.refuse, connection, now, refused)
        except Exception as error:  # noqa: BLE001 - the caller gets it
            self._fail(unit, error)

    @staticmethod
    def _under_savepoint(connection: Connection, act: Callable[[*Ts], None], *args: *Ts) -> None:
        with connection.begin_nested():
            act(*args)

    @staticmethod
    def _fail(unit: Unit, error: Exception) -> None:
        """Give the caller what went wrong; a database that is down fails the whole group."""
        if isinstance(error, DBAPIError) and is_down(error):
            raise error
        unit.error, unit.effects = error, None

    @staticmethod
    def _seen_before(connection: Connection, updates: list[Inbound]) -> set[Inbound]:
        if not updates:
            return set()
        pairs = [(update.channel, update.update_id) for update in updates]
        rows = connection.execute(
            select(_seen.c.channel, _seen.c.update_id).where(
                tuple_(_seen.c.channel, _seen.c.update_id).in_(pairs)
            )
        )
        return {Inbound(*row) for row in rows}

    def connect(self) -> Connection:
        """Give the writer's connection, opened and prepared if there is none.

        Raises:
            DBAPIError: the database does not answer.
        """
        if self._connection is None:
            connection = self._engine.connect()
            try:
                self._prepare(connection)
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
