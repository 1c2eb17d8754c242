"""Doing for many at once what many ask for one by one."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from bot.messaging.persistence import Persistence
from bot.messaging.supervisor import Supervisor

Asked = TypeVar("Asked")
Given = TypeVar("Given")


class Batches(Generic[Asked, Given]):
    """Collects what is asked while the round before is at work, then does it in one go.

    While the database is down, a round is repeated until it is up again. One that fails in another
    way is done again item by item; so a round that fails must leave nothing behind.

    Args:
        work: does a round; gives one outcome for each item, in their order.
        persistence: repeats a round that the database did not take.
    """

    def __init__(
        self,
        work: Callable[[Sequence[Asked]], Awaitable[Sequence[Given]]],
        persistence: Persistence,
        supervisor: Supervisor,
    ) -> None:
        self._work = work
        self._persistence = persistence
        self._supervisor = supervisor
        self._waiting: list[tuple[Asked, asyncio.Future[Given]]] = []
        self._running = False

    async def ask(self, item: Asked) -> Given:
        """Have it done with the next round.

        Raises:
            Exception: what the item raised when it was done alone.
        """
        future: asyncio.Future[Given] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, future))
        if not self._running:
            self._running = True
            self._supervisor.start(self._rounds())
        return await future

    async def _rounds(self) -> None:
        try:
            while self._waiting:
                taken, self._waiting = self._waiting, []
                await self._round([item for item, _ in taken], [future for _, future in taken])
        finally:
            self._running = False

    async def _apart(
        self, items: list[Asked], futures: list[asyncio.Future[Given]], error: Exception
    ) -> None:
        """Do the items of a round that failed one by one, so that only the culprit fails."""
        if len(items) > 1:
            for item, future in zip(items, futures, strict=True):
                await self._round([item], [future])
        elif not futures[0].done():
            futures[0].set_exception(error)

    async def _round(self, items: list[Asked], futures: list[asyncio.Future[Given]]) -> None:
        try:
            outcomes = await self._persistence.until_taken(lambda: self._work(items))
        except Exception as error:  # noqa: BLE001 - whoever asked gets it
            await self._apart(items, futures, error)
            return
        for future, outcome in zip(futures, outcomes, strict=True):
            if not future.done():
                future.set_result(outcome)
