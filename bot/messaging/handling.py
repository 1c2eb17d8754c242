"""Handling one update: handed to its handler, and if that fails parked; committed either way."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import structlog

from bot.errors import DatabaseDown
from bot.messaging.channel import Channel
from bot.messaging.inbound import Raw
from bot.messaging.parking import park, reference, welcome_back
from bot.messaging.routing import Routing
from bot.messaging.tracing import trace
from storage.database import Database, current_update
from storage.unit import AlreadySeen
from storage.work import Inbound, Work

log = structlog.get_logger(__name__)


class Handling:
    """Brings updates of one channel to their end, in their transaction."""

    def __init__(self, channel: Channel, routing: Routing, database: Database) -> None:
        self._channel = channel
        self._routing = routing
        self._database = database

    async def settle(self, raw: Raw) -> None:
        """Handle or park an update; its transaction confirms it.

        A handler that made no transaction leaves it unconfirmed: see `confirm`.

        Raises:
            DatabaseDown: nothing was committed; to be tried again.
        """
        if not raw.private:
            log.info("update from a group left alone", update=raw.id)
            return
        await self._welcome(raw)
        with self._answering(raw.id):
            try:
                await self._routing.route(raw)
            except AlreadySeen:
                log.debug("update seen before", update=raw.id)
            except DatabaseDown:
                raise
            except Exception as error:  # noqa: BLE001 - whatever a handler raises is parked
                await self._park(raw, error)

    async def confirm(self, updates: list[int]) -> None:
        """Confirm those of these updates that no transaction has confirmed yet.

        Raises:
            DatabaseDown: to be tried again.
        """
        key = self._channel.key
        for update_id in await self._database.read(
            lambda reading: reading.records.unseen(key, updates)
        ):
            with self._answering(update_id), suppress(AlreadySeen):
                await self._database.transact(_nothing)

    @contextmanager
    def _answering(self, update_id: int) -> Iterator[None]:
        """Let the transaction that is made inside confirm an update."""
        token = current_update.set(Inbound(self._channel.key, update_id))
        try:
            yield
        finally:
            current_update.reset(token)

    async def _park(self, raw: Raw, error: Exception) -> None:
        where = trace(error)
        log.error(
            "update parked",
            channel=self._channel.key,
            update=raw.id,
            reference=reference(self._channel.key, raw.id),
            error=where,
        )
        try:
            await self._database.transact(park, self._channel.key, raw, where)
        except AlreadySeen:
            # A slow handler was in its transaction: whichever commits first counts.
            log.info("update was handled after all", update=raw.id)
        except DatabaseDown:
            raise
        except Exception as fault:  # noqa: BLE001 - nothing may stand in the way of the others
            log.critical("update lost", update=raw.id, error=trace(fault))

    async def _welcome(self, raw: Raw) -> None:
        """Reach somebody again who writes after having been out of reach."""
        if raw.farewell or raw.chat_id not in self._channel.unreachable:
            return
        await self._database.transact(
            welcome_back, self._channel.key, raw.chat_id, origin=f"back:{raw.id}"
        )
        self._channel.unreachable.discard(raw.chat_id)


def _nothing(_work: Work) -> None:
    """Commit that there was nothing to do."""
