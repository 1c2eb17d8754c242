"""The bot's queue of updates.

Semantics of the real server: an update stays until a higher offset confirms it or its time is
over; `allowed_updates` is remembered from call to call and filters only what comes later.
"""

import math
import secrets
from collections import deque
from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from bot.chat_server.errors import conflict
from bot.chat_server.fresh_ids import latest_update_id
from bot.chat_server.signals import Signal
from bot.chat_server.store import Memory
from bot.chat_server.update_kinds import DEFAULT, KINDS
from bot.chat_server.waiting_call import WaitingCall

Update = dict[str, Any]

KEPT_SECONDS = 86_400
QUERY_KEPT_SECONDS = 150
WEEK = 7 * KEPT_SECONDS
JUMP = 2**30

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
        self._none_expires_before = self._first_end()
        known = store.one("queue")
        self.last_id = latest_update_id(clock, store)
        self.allowed: frozenset[str] | None = frozenset(known.get("allowed", ())) or None
        self.waiting = WaitingCall()
        self._latest_at = clock()
        self.arrived = Signal()
        self.confirmed = Signal()

    def __len__(self) -> int:
        self._forget_expired()
        return len(self._queue)

    def as_json(self) -> dict[str, Any]:
        """What is kept of it besides the updates."""
        return {"last_id": self.last_id, "allowed": sorted(self.allowed or ())}

    def allow(self, kinds: Collection[str] | None) -> None:
        """Remember which kinds are wanted: None changes nothing, empty means the default.

        Kinds that there are not are passed over; nothing but such means the default, too.
        """
        if kinds is not None:
            wanted = KINDS.intersection(kinds)
            self.allowed = None if wanted == DEFAULT else wanted or None
            self._store.keep("queue", "", self)

    def put(self, kind: str, content: dict[str, Any]) -> None:
        """Queue an update of one kind, unless the bot does not want that kind."""
        if kind in (self.allowed or DEFAULT):
            kept = QUERY_KEPT_SECONDS if kind == "callback_query" else KEPT_SECONDS
            self.put_raw({kind: content}, kept)

    def put_raw(self, body: Update, kept_seconds: float = KEPT_SECONDS) -> int:
        """Queue whatever is given, with the next update_id, and return that id."""
        if self._clock() - self._latest_at >= WEEK:
            self.jump_ids()
        self._latest_at = self._clock()
        self.last_id += 1
        queued = Queued({**body, "update_id": self.last_id}, self._clock() + kept_seconds)
        self._queue.append(queued)
        self._none_expires_before = min(self._none_expires_before, queued.until)
        self._store.keep("update", self.last_id, queued._asdict())
        self._store.keep("queue", "", self)
        self.arrived.fire()
        self.waiting.wake()
        return self.last_id

    def jump_ids(self) -> None:
        """Let the ids go on somewhere else, as Telegram's do after a week without updates."""
        self.last_id += 1 + secrets.randbelow(JUMP)
        self._store.keep("queue", "", self)

    def take(self, offset: int, limit: int) -> list[Update]:
        """Confirm what lies below `offset`, return the next.

        A negative offset keeps so many of the latest; one that lies ahead of all ids is none.
        """
        self._forget_expired()
        if offset < 0:
            self._keep_latest(-offset)
        elif offset <= self.last_id + 1:
            self._confirm(offset)
        return [queued.update for queued, _ in zip(self._queue, range(limit), strict=False)]

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Update]:  # noqa: ASYNC109 - the Bot API's own word
        """As `take`, but wait up to `timeout` seconds for something; one waits at a time.

        Raises BotApiError 409 when another poll or a webhook takes over meanwhile.
        """
        self.waiting.end(conflict(OTHER_POLL))
        found = self.take(offset, limit)
        if found or not timeout:
            return found
        await self.waiting.wait(timeout)
        return self.take(offset, limit)

    def outlives(self, update_id: int, seconds: float) -> bool:
        """Whether an update will still wait after so many seconds."""
        then = self._clock() + seconds
        return any(one.until >= then for one in self._queue if one.update["update_id"] == update_id)

    def settle(self, update_id: int) -> None:
        """Confirm a single one, whatever waits before it."""
        for queued in self._queue:
            if queued.update["update_id"] == update_id:
                self._queue.remove(queued)
                self._forget(queued)
                self.confirmed.fire()
                return

    def forget_person(self, person_id: int) -> None:
        """Forget what a person did, or what is of their chat."""
        for queued in [one for one in self._queue if is_of(person_id, one.update)]:
            self._queue.remove(queued)
            self._forget(queued)
        self.confirmed.fire()

    def drop(self) -> None:
        """Forget everything that waits."""
        self._confirm(self.last_id + 1)

    def _keep_latest(self, number: int) -> None:
        if number < len(self._queue):
            self._confirm(self._queue[-number].update["update_id"])

    def _confirm(self, offset: int) -> None:
        before = len(self._queue)
        while self._queue and self._queue[0].update["update_id"] < offset:
            self._forget(self._queue.popleft())
        if len(self._queue) != before:
            self.confirmed.fire()

    def _forget_expired(self) -> None:
        now = self._clock()
        if now < self._none_expires_before:
            return
        expired = [queued for queued in self._queue if queued.until <= now]
        if expired:
            for queued in expired:
                self._forget(queued)
            self._queue = deque(queued for queued in self._queue if queued.until > now)
            self.confirmed.fire()
        self._none_expires_before = self._first_end()

    def _first_end(self) -> float:
        return min((queued.until for queued in self._queue), default=math.inf)

    def _forget(self, queued: Queued) -> None:
        self._store.forget("update", queued.update["update_id"])


def is_of(person_id: int, update: Update) -> bool:
    """Whether somebody did it, or it happened in their chat."""
    parts = [part for part in update.values() if isinstance(part, dict)]
    named = [part.get(name) for part in parts for name in ("from", "user", "chat")]
    return any(isinstance(one, dict) and one.get("id") == person_id for one in named)
