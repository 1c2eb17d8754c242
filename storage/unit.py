"""A service that waits for its transaction, and what became of it."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.errors import Refused
from storage.holds import Holds
from storage.work import Effects, Inbound, Work

Promise = asyncio.Future[Any] | Future[Any]
"""What the caller waits for: in an event loop, or in a thread."""


class AlreadySeen(Exception):
    """The update's transaction was committed before; there is nothing left to do."""


@dataclass(eq=False)
class Unit:
    """A service waiting to be run in a transaction."""

    service: Callable[..., Any]
    args: Sequence[Any]
    origin: str
    inbound: Inbound | None = None
    on_refusal: Callable[[Work, Refused], Any] | None = None
    future: Promise = field(init=False)  # the writer's, from when the unit is submitted
    outcome: Any = None
    error: BaseException | None = None
    effects: Effects | None = None

    def reset(self) -> None:
        """Forget what became of it in a transaction that was rolled back."""
        self.error, self.effects = None, None

    def fail(self, error: BaseException) -> None:
        """Give the caller what went wrong."""
        self.error, self.effects = error, None

    def run(self, connection: Connection, now: datetime, holds: Holds) -> None:
        """Run the service once more from the start, and write down what it says."""
        self.reset()
        self._act(connection, now, holds, lambda work: self.service(work, *self.args))

    def refuse(self, connection: Connection, now: datetime, holds: Holds, error: Refused) -> None:
        """Answer a refusal in place of the service's own work, which is rolled back."""
        if self.on_refusal is None:
            self.error = error
            return
        answer = self.on_refusal
        self._act(connection, now, holds, lambda work: answer(work, error))

    def _act(
        self, connection: Connection, now: datetime, holds: Holds, act: Callable[[Work], Any]
    ) -> None:
        work = Work(connection, now, self.origin, holds)
        if not self._confirm(work):
            self.fail(AlreadySeen())
            return
        self.outcome = act(work)
        # At once, so that the next unit of the group sees the letters.
        work.outbox.add(work.effects.letters)
        self.effects = work.effects

    def _confirm(self, work: Work) -> bool:
        """Mark the update as handled, before all else; tell whether nobody else did."""
        update = self.inbound
        if update is None:
            return True
        fresh = work.records.confirm(update.channel, update.update_id, work.now)
        if fresh and update.first is not None:
            update.first(work)
        return fresh

    def resolve(self) -> None:
        """Tell the caller how it went, unless he waits no more."""
        if self.future.done():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.outcome)


def resolve(units: Iterable[Unit]) -> None:
    """Tell all callers how it went; who wait in an event loop hear it there, all at once.

    One by one they would wake it for each, and it would take the interpreter from us each time.
    """
    waiting: dict[asyncio.AbstractEventLoop | None, list[Unit]] = {}
    for unit in units:
        loop = unit.future.get_loop() if isinstance(unit.future, asyncio.Future) else None
        waiting.setdefault(loop, []).append(unit)
    for loop, theirs in waiting.items():
        if loop is None:
            _resolve_each(theirs)
        else:
            with suppress(RuntimeError):  # the loop was closed, nobody waits in it any more
                loop.call_soon_threadsafe(_resolve_each, theirs)


def _resolve_each(units: Iterable[Unit]) -> None:
    for unit in units:
        unit.resolve()


def effects_of(units: Iterable[Unit]) -> Effects:
    """Give what units cause together, as far as they went well."""
    effects = Effects()
    for unit in units:
        if unit.effects is not None:
            effects.add(unit.effects)
    return effects
