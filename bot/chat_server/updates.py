"""The bot's queue of updates, and the one poll that may wait for it.

Semantics of the real server: an update stays until a higher offset confirms it or its time is
over; `allowed_updates` is remembered from call to call and filters only what comes later; a
second poll ends the one that waits.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from bot.chat_server.errors import BotApiError, conflict
from bot.chat_server.fresh_ids import latest_id
from bot.chat_server.signals import Signal
from bot.chat_server.store import Memory

Update = dict[str, Any]

KEPT_SECONDS = 86_400
QUERY_KEPT_SECONDS = 150
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})

OTHER_POLL = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)


class Queued(NamedTuple):
    """An update that waits, and the clock time until which it may."""

    update: Update
    until: float


class Updates:
    """What the bot has not yet confirmed, oldest first."""

    def __init__(self, clock: Callable[[], float], store: Memory) -> None:
        self._clock = clock
        self._store = store
        self._queue = deque(Queued(**waiting) for waiting, _ in store.kept("update"))
        known = store.one("queue")
        self.last_id = latest_id(clock, known.get("last_id", 0))
        self.allowed: frozenset[str] | None = frozenset(known.get("allowed", ())) or None
        self._poll: asyncio.Future[None] | None = None
        self.arrived = Signal()
        self.confirmed = Signal()

    def __len__(self) -> int:
        self._forget_expired()
        return len(self._queue)

    def as_json(self) -> dict[str, Any]:
        """What is kept of it besides the updates."""
        return {"last_id": self.last_id, "allowed": sorted(self.allowed or ())}

    def allow(self, kinds: Collection[str] | None) -> None:
        """Remember which kinds are wanted: None changes nothing, empty means the default."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None
            self._store.keep("queue", "", self)

    def put(self, kind: str, content: dict[str, Any]) -> None:
        """Queue an update of one kind, unless the bot does not want that kind."""
        wanted = kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT
        if wanted:
            kept = QUERY_KEPT_SECONDS if kind == "callback_query" else KEPT_SECONDS
            self.put_raw({kind: content}, kept)

    def put_raw(self, body: Update, kept_seconds: float = KEPT_SECONDS) -> int:
        """Queue whatever is given, with the next update_id, and return that id."""
        self.last_id += 1
        queued = Queued({**body, "update_id": self.last_id}, self._clock() + kept_seconds)
        self._queue.append(queued)
        self._store.keep("update", self.last_id, queued._asdict())
        self._store.keep("queue", "", self)
        self.arrived.fire()
        if self._poll and not self._poll.done():
            self._poll.set_result(None)
        return self.last_id

    def take(self, offset: int, limit: int) -> list[Update]:
        """Confirm what lies below `offset`, return the next; negative counts from the end."""
        self._forget_expired()
        if offset < 0:
            offset += self.last_id + 1
        self._confirm(offset)
        return [queued.update for queued, _ in zip(self._queue, range(limit), strict=False)]

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Update]:  # noqa: ASYNC109 - the Bot API's own word
        """As `take`, but wait up to `timeout` seconds for something; one waits at a time.

        Raises BotApiError 409 when another poll or a webhook takes over meanwhile.
        """
        self.end_poll(conflict(OTHER_POLL))
        found = self.take(offset, limit)
        if found or not timeout:
            return found
        self._poll = mine = asyncio.get_running_loop().create_future()
        try:
            await asyncio.wait([mine], timeout=timeout)
        finally:
            self._poll = None if self._poll is mine else self._poll
        if mine.done():
            mine.result()
        return self.take(offset, limit)

    def end_poll(self, reason: BotApiError | None = None) -> None:
        """Make the call that waits now return, with an error if a reason is given."""
        if self._poll and not self._poll.done():
            if reason:
                self._poll.set_exception(reason)
            else:
                self._poll.set_result(None)
        self._poll = None

    def settle(self, update_id: int) -> None:
        """Confirm a single one, whatever waits before it."""
        for queued in self._queue:
            if queued.update["update_id"] == update_id:
                self._queue.remove(queued)
                self._forget(queued)
                self.confirmed.fire()
                return

    def drop(self) -> None:
        """Forget everything that waits."""
        self._confirm(self.last_id + 1)

    def _confirm(self, offset: int) -> None:
        before = len(self._queue)
        while self._queue and self._queue[0].update["update_id"] < offset:
            self._forget(self._queue.popleft())
        if len(self._queue) != before:
            self.confirmed.fire()

    def _forget_expired(self) -> None:
        now = self._clock()
        expired = [queued for queued in self._queue if queued.until <= now]
        if expired:
            for queued in expired:
                self._forget(queued)
            self._queue = deque(queued for queued in self._queue if queued.until > now)
            self.confirmed.fire()

    def _forget(self, queued: Queued) -> None:
        self._store.forget("update", queued.update["update_id"])
