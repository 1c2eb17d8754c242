"""Taking updates in: in order per chat, chats in parallel, confirmed after their commit."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.clock import Clock
from bot.errors import DatabaseDown
from bot.messaging.calls import LONG_POLL_GRACE
from bot.messaging.channel import AnyApplication, Channel
from bot.messaging.handling import Handling
from bot.messaging.heartbeats import INTERVAL, Pulse
from bot.messaging.http import TooFast
from bot.messaging.inbound import KINDS, Raw, look_at
from bot.messaging.order import Order
from bot.messaging.persistence import Persistence
from bot.messaging.reach import Reach
from bot.messaging.routing import LONGEST, Routing
from bot.messaging.supervisor import Supervisor
from bot.messaging.tracing import trace
from bot.messaging.waiting import LONGEST_BACKOFF, Backoff
from storage.database import Database
from storage.lease import NEVER, Lease

log = structlog.get_logger(__name__)

LONG_POLL = 25  # seconds
SETTLED = 10.0  # seconds of real time after which a process does not give way any more


class Intake:
    """Polls one channel, or takes what its webhook is given.

    Args:
        channel: where updates come from.
        application: opened; it routes them to their handlers.
        database: what confirms them.
        clock: what waiting after failures goes by.
        expect: told of each tap on a button before it is handled.
        refused: told, in a sentence, that this process may not take updates in.
        longest: seconds that a handler may take.
        wall: the machine's wall time in seconds, by which an absence is noticed.

    Attributes:
        pulse: tells that it polls, or brings what it was given to its end.
        caught_up: once a first batch of what waited, or nothing, was found and brought to its end.
    """

    def __init__(  # noqa: PLR0913 - the parts that it stands between
        self,
        channel: Channel,
        application: AnyApplication,
        database: Database,
        clock: Clock,
        *,
        expect: Callable[[str], None],
        refused: Callable[[str], None],
        longest: float = LONGEST,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._channel = channel
        self._database = database
        self._clock = clock
        self._expect = expect
        self._refused = refused
        self._supervisor = Supervisor("intake")
        routing = Routing(application, self._supervisor, longest)
        self._handling = Handling(channel, routing, database)
        self._order = Order(self._supervisor)
        self._persistence = Persistence("intake", clock)
        self._polling: asyncio.Task[None] | None = None
        self.pulse = Pulse()
        self.caught_up = asyncio.Event()
        self._network = Backoff(clock)
        self._reach = Reach(channel.key, database, wall)
        self._offset = 0
        self._in_hand = 0
        self._stopping = False
        self._lease: Lease | None = None
        self._began = NEVER

    @property
    def idle(self) -> bool:
        """Tell whether no update is in hand, or all wait for time to pass."""
        waits = self._persistence.resting > 0 and not self._persistence.acting
        return not self._in_hand or waits

    @property
    def _may_poll(self) -> bool:
        return self._lease is None or self._lease.alone

    async def start(self, lease: Lease | None = None) -> None:
        """Begin to poll; only while the lease says that nobody else does, if there is one."""
        self._stopping, self._offset = False, 0  # whoever polled meanwhile has confirmed more
        self._lease = lease
        self._began = time.monotonic()
        self._polling = self._supervisor.start(self._poll_on())

    def attend(self, agreed: Callable[[], bool]) -> None:
        """Begin to watch over what is brought, for all processes to which it may be.

        Args:
            agreed: tells whether the channel has agreed to bring it.
        """
        self._polling = self._supervisor.start(self._watch(agreed))

    async def leave(self) -> None:
        """Leave that watch to another process; updates may still be brought."""
        if self._polling is not None:
            self._polling.cancel()
            await asyncio.wait({self._polling})

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
            return await asyncio.shield(self._order.follow(raw.chat_id, self._once(raw)))
        finally:
            self._in_hand -= 1

    async def _poll_on(self) -> None:
        try:
            await self._poll()
        finally:
            self.pulse.beat()  # the last one

    async def _poll(self) -> None:
        patience = 0  # the first poll, and the first after trouble, only asks whether it is there
        while not self._stopping:
            self.pulse.beat(patience + LONG_POLL_GRACE)
            if self._lease is not None and not self._may_poll:
                await self._lease.sure_alone()
            try:
                found = await self._channel.calls.updates(self._offset, KINDS, patience)
            except TelegramError as error:
                patience = 0
                await self._rest(error)
                continue
            patience = LONG_POLL
            self.pulse.beat()
            self._network.reset()
            try:
                await self._persistence.until_taken(self._reach.reached)
                await self._settle(found)
                self.caught_up.set()
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
            self._offset = max(raw.id for raw in batch) + 1
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
        self.pulse.beat()
        return True

    async def _persistently(self, raw: Raw) -> bool:
        """Bring an update to its end, however long that takes."""
        if raw.query_id:
            self._expect(raw.query_id)
        await self._persistence.until_taken(lambda: self._handling.settle(raw))
        self.pulse.beat()
        return True

    async def _watch(self, agreed: Callable[[], bool]) -> None:
        """Know until when this process was there; after an absence, have everybody asked anew."""
        try:
            while True:
                await self._persistence.until_taken(self._reach.reached)
                if not self._in_hand:
                    self.pulse.beat(away=not agreed())
                await asyncio.sleep(INTERVAL)
        finally:
            self.pulse.beat()  # the last one

    async def _rest(self, error: TelegramError) -> None:
        """Wait for the channel, longer each time; say once why."""
        if isinstance(error, Conflict) and await self._gives_way(error):
            return
        if self._network.first:
            log.warning("no updates", channel=self._channel.key, why=_why(error))
        if isinstance(error, TooFast):
            self.pulse.beat(error.seconds, away=True)
            await self._clock.sleep(error.seconds)
        else:
            self.pulse.beat(LONGEST_BACKOFF, away=True)
            await self._network.wait()

    async def _gives_way(self, error: Conflict) -> bool:
        """Settle at the start who takes updates in; tell whether to go on at once.

        Who is new gives way to another process that polls. A webhook gives way to us: whoever
        starts to poll has decided so. Whoever keeps the bot no more has a successor, who polls.
        """
        if time.monotonic() - self._began > SETTLED or not self._may_poll:
            return False
        if "webhook is active" in error.message:
            log.warning("webhook removed, updates are polled", channel=self._channel.key)
            await self._channel.calls.remove_webhook()
            return True
        self._refused(
            f"Another process takes the updates of {self._channel.key} with the same token. "
            "Stop it first, or give this one a token of its own."
        )
        self._stopping = True
        return True


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
