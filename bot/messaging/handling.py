"""Handling one update: handed to its handler, and if that fails parked; committed either way."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import structlog
from sqlalchemy.exc import DBAPIError

from bot import tally
from bot.errors import DatabaseDown
from bot.messaging.channel import Channel
from bot.messaging.inbound import Raw
from bot.messaging.parking import park, reference, welcome_back
from bot.messaging.routing import Routing
from bot.messaging.tracing import trace
from storage.database import Database, Progress, current_update, progress
from storage.unit import AlreadySeen
from storage.work import Inbound, Reading, Work

log = structlog.get_logger(__name__)


class Handling:
    """Brings updates of one channel to their end, in their transaction."""

    def __init__(self, channel: Channel, routing: Routing, database: Database) -> None:
        self._channel = channel
        self._routing = routing
        self._database = database

    async def settle(self, raw: Raw) -> None:
        """Handle or park an update, and confirm it: with what was done, or that nothing was.

        Raises:
            DatabaseDown: nothing was committed; to be tried again.
        """
        with self._answering(raw) as handling:
            try:
                outcome = await self._handle(raw)
                if not handling.confirmed:
                    await self._database.transact(_nothing)
            except AlreadySeen:
                outcome = "seen"
            except DatabaseDown:
                raise
            except Exception as fault:  # noqa: BLE001 - nothing may stand in the way of the others
                outcome = "lost"
                log.critical("update lost", update=raw.id, error=trace(fault))
        tally.updates.add(self._channel.key, outcome)
        if log.is_enabled_for(logging.DEBUG):  # else nobody needs to know whose it was
            await self._tell(raw, outcome)

    async def _tell(self, raw: Raw, outcome: str) -> None:
        """Log what became of an update, and of whose, by our own numbers."""
        sender = {}
        with suppress(DatabaseDown):
            sender = await self._database.read(_numbers, self._channel.key, raw.chat_id)
        log.debug(
            "update settled", channel=self._channel.key, update=raw.id, outcome=outcome, **sender
        )

    async def _handle(self, raw: Raw) -> str:
        """Give what became of it, in the words of `tally.updates`."""
        if not raw.private:
            log.info("update from a group left alone", channel=self._channel.key, update=raw.id)
            return "group"
        try:
            await self._routing.route(raw)
        except (AlreadySeen, DatabaseDown):
            raise
        except Exception as error:  # noqa: BLE001 - whatever a handler raises is parked
            await self._park(raw, error)
            return "parked"
        return "handled"

    @contextmanager
    def _answering(self, raw: Raw) -> Iterator[Progress]:
        """Let the first transaction that is made inside confirm an update; tells how far it is."""
        inbound = Inbound(self._channel.key, raw.id, self._welcoming(raw))
        update, before = current_update.set(inbound), progress.set(handling := Progress())
        try:
            yield handling
        finally:
            current_update.reset(update)
            progress.reset(before)

    async def _park(self, raw: Raw, error: Exception) -> None:
        where = trace(error)
        log.error(
            "update parked",
            channel=self._channel.key,
            update=raw.id,
            reference=reference(self._channel.key, raw.id),
            error=where,
        )
        # A slow handler may be in its transaction still: whichever commits first counts.
        await self._database.transact(park, self._channel.key, raw, where)

    def _welcoming(self, raw: Raw) -> Callable[[Work], None] | None:
        """Give what reaches somebody again who writes after having been out of reach."""
        chat_id = raw.chat_id
        if chat_id is None or raw.farewell or not raw.private:
            return None

        def welcome(work: Work) -> None:
            try:
                welcome_back(work, self._channel.key, chat_id)
            except DBAPIError:
                raise
            except Exception as error:  # noqa: BLE001 - what they wrote is handled all the same
                log.error("return not noticed", update=raw.id, error=trace(error))  # noqa: TRY400 - no content

        return welcome


def _numbers(reading: Reading, channel: str, chat_id: int | None) -> dict[str, int | None]:
    """Give the numbers of an address and of the person behind it; neither of a chat unknown."""
    row = None if chat_id is None else reading.people.address_of(channel, chat_id)
    return {} if row is None else {"address": row.id, "person": row.person_id}


def _nothing(_work: Work) -> None:
    """Commit that there was nothing to do."""
