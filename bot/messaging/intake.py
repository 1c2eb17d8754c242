"""Taking updates in: in order per chat, chats in parallel, confirmed after their commit."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.clock import Clock
from bot.errors import DatabaseDown
from bot.messaging.channel import AnyApplication, Channel
from bot.messaging.handling import Handling
from bot.messaging.heartbeats import HEARTBEAT, beat
from bot.messaging.http import TooFast
from bot.messaging.inbound import KINDS, Raw, look_at
from bot.messaging.order import Order
from bot.messaging.persistence import Persistence
from bot.messaging.routing import LONGEST, Routing
from bot.messaging.supervisor import Supervisor
from bot.messaging.tracing import trace
from bot.messaging.waiting import Backoff
from storage.database import Database

log = structlog.get_logger(__name__)

LONG_POLL = 25  # seconds


class Intake:
    """Polls one channel, or takes what its webhook is given.

    Args:
        channel: where updates come from.
        application: opened; it routes them to their handlers.
        database: what confirms them.
        clock: what waiting after failures goes by.
        expect: told of each tap on a button before it is handled.
        longest: seconds that a handler may take.
    """

    def __init__(  # noqa: PLR0913 - the parts that it stands between
        self,
        channel: Channel,
        application: AnyApplication,
        database: Database,
        clock: Clock,
        *,
        expect: Callable[[str], None],
        longest: float = LONGEST,
    ) -> None:
        self._channel = channel
        self._database = database
        self._clock = clock
        self._expect = expect
        self._supervisor = Supervisor("intake")
        routing = Routing(application, self._supervisor, longest)
        self._handling = Handling(channel, routing, database)
        self._order = Order(self._supervisor)
        self._persistence = Persistence("intake", clock)
        self._polling: asyncio.Task[None] | None = None
        self._network = Backoff(clock)
        self._offset = 0
        self._beaten = float("-inf")
        self._in_hand = 0
        self._stopping = False

    @property
    def idle(self) -> bool:
        """Tell whether no update is in hand, or all wait for time to pass."""
        waits = self._persistence.resting > 0 and not self._persistence.acting
        return not self._in_hand or waits

    async def start(self) -> None:
        """Begin to poll."""
        await self.prepare()
        await self._beat()
        self._polling = self._supervisor.start(self._poll_on())

    async def prepare(self) -> None:
        """Learn what must be known before the first update.

        Raises:
            DatabaseDown: the database does not answer.
        """
        key = self._channel.key
        self._channel.unreachable |= await self._database.read(
            lambda reading: reading.people.unreachable_on(key)
        )

    async def stop(self, within: float = 3.0) -> None:
        """Finish the batch in hand, this many seconds at most, and end."""
        self._stopping = True
        if self._polling is not None and not self._in_hand:
            self._polling.cancel()
        await self._supervisor.finish(within)

    async def take(self, content: object) -> bool:
        """Take one update that a webhook was given.

        Returns:
            whether it is confirmed; if not, the channel must bring it again.
        """
        raw = look_at(content)
        if raw is None:
            log.error("update without a number", channel=self._channel.key)
            return True
        self._in_hand += 1
        try:
            settled = await asyncio.shield(self._order.follow(raw.chat_id, self._once(raw)))
            if settled:
                await self._handling.confirm([raw.id])
        except DatabaseDown:
            return False
        finally:
            self._in_hand -= 1
        return settled

    async def _poll_on(self) -> None:
        while not self._stopping:
            try:
                found = await self._channel.calls.updates(self._offset, KINDS, LONG_POLL)
            except TelegramError as error:
                await self._rest(error)
                continue
            self._network.reset()
            try:
                await self._settle(found)
                await self._beat()
            except Exception as error:  # noqa: BLE001 - a fault of ours must not end the intake
                log.error("batch not settled", error=trace(error))  # noqa: TRY400 - no content
                await self._network.wait()

    async def _settle(self, found: list[Any]) -> None:
        """Bring a whole batch to its end; only then the next offset confirms it."""
        batch = [raw for raw in map(look_at, found) if raw is not None]
        if len(batch) < len(found):
            log.error("updates without a number", channel=self._channel.key)
            await self._clock.sleep(1)
        if not batch:
            return
        self._in_hand += 1
        try:
            await asyncio.gather(
                *[self._order.follow(raw.chat_id, self._persistently(raw)) for raw in batch]
            )
            ids = [raw.id for raw in batch]
            await self._persistence.until_taken(lambda: self._handling.confirm(ids))
            self._offset = max(ids) + 1
        finally:
            self._in_hand -= 1

    async def _once(self, raw: Raw) -> bool:
        """Bring an update to its end if the database takes it."""
        if raw.query_id:
            self._expect(raw.query_id)
        try:
            await self._handling.settle(raw)
        except DatabaseDown:
            return False
        return True

    async def _persistently(self, raw: Raw) -> bool:
        """Bring an update to its end, however long that takes."""
        if raw.query_id:
            self._expect(raw.query_id)
        await self._persistence.until_taken(lambda: self._handling.settle(raw))
        return True

    async def _rest(self, error: TelegramError) -> None:
        """Wait for the channel, longer each time; say once why."""
        if self._network.first:
            log.warning("no updates", channel=self._channel.key, why=_why(error))
        if isinstance(error, TooFast):
            await self._clock.sleep(error.seconds)
        else:
            await self._network.wait()

    async def _beat(self) -> None:
        if time.monotonic() - self._beaten >= HEARTBEAT:
            self._beaten = time.monotonic()
            await beat(self._database, f"intake:{self._channel.key}")


def _why(error: TelegramError) -> str:
    match error:
        case Conflict() if "webhook" in error.message:
            return "a webhook is set for this token: delete it, or do not poll"
        case Conflict():
            return "another instance polls with this token: stop one of them"
        case InvalidToken():
            return "the token is not accepted any more"
        case _:
            return type(error).__name__
