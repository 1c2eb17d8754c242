"""A service that waits for its transaction, and what became of it."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert

from bot.errors import Refused
from storage.tables.messaging import SeenUpdate
from storage.work import Effects, Inbound, Work

_insert_seen = insert(SeenUpdate)


class AlreadySeen(Exception):
    """The update's transaction was committed before; there is nothing left to do."""


@dataclass
class Unit:
    """A service waiting to be run in a transaction."""

    service: Callable[..., Any]
    args: Sequence[Any]
    origin: str
    inbound: Inbound | None = None
    on_refusal: Callable[[Work, Refused], Any] | None = None
    future: Future[Any] = field(default_factory=Future)
    outcome: Any = None
    error: BaseException | None = None
    effects: Effects | None = None

    def run(self, connection: Connection, now: datetime) -> None:
        """Run the service once more from the start, and write down what it says."""
        self._act(connection, now, lambda work: self.service(work, *self.args))

    def refuse(self, connection: Connection, now: datetime, error: Refused) -> None:
        """Answer a refusal in place of the service's own work, which is rolled back."""
        if self.on_refusal is None:
            self.error = error
            return
        answer = self.on_refusal
        self._act(connection, now, lambda work: answer(work, error))

    def _act(self, connection: Connection, now: datetime, act: Callable[[Work], Any]) -> None:
        work = Work(connection, now, self.origin)
        self.outcome = act(work)
        # At once, so that the next unit of the group sees the letters.
        work.outbox.add(work.effects.letters)
        if self.inbound is not None:
            connection.execute(_insert_seen, [{**asdict(self.inbound), "at": now}])
        self.effects = work.effects

    def resolve(self) -> None:
        """Tell the waiting caller how it went."""
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.outcome)
