"""The store in a PostgreSQL: a thread writes, so that nobody else waits for the network."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

import psycopg

from bot.chat_server.signals import Signal
from bot.chat_server.store.changes import Row
from bot.chat_server.store.errors import NotWritten
from bot.chat_server.store.gathering import Gathering
from bot.chat_server.store.schema import KeptSchema

RETRY_SECONDS = 0.5
READERS_PAUSE = 0.5

log = logging.getLogger(__name__)


class SharedStore(Gathering):
    """The schema `chat` of a database, that one server uses at a time.

    What changes while one batch is being written is the next batch. If the connection is lost
    nothing is answered until it is back; if another server has come in between, never again:
    `trouble` tells. Raises OSError if the database cannot be used.
    """

    def __init__(self, address: str) -> None:
        self._thread = ThreadPoolExecutor(1, "chat-store")
        self._task: asyncio.Task[None] | None = None
        self._turned = Signal()
        self._flying = list[Row]()
        self._noted = self._done = 0
        super().__init__(KeptSchema(address), "PostgreSQL")

    async def written(self) -> None:
        """Return when everything that was noted so far is written; raises NotWritten."""
        wanted = self._noted
        while self._done < wanted:
            if self.trouble:
                raise NotWritten(self.trouble)
            await self._turned.next()

    async def cleaned(self) -> None:
        """Write, and write the whole table anew; while somebody reads it, that has to wait.

        Raises NotWritten.
        """
        await self.written()
        while True:
            try:
                return await asyncio.wrap_future(self._thread.submit(self._place.clean))
            except BlockingIOError:  # a backup, say; nobody is told of its end
                await asyncio.sleep(READERS_PAUSE)
            except (psycopg.Error, OSError) as error:
                raise NotWritten(f"the chats cannot be cleaned: {error}") from error

    def close(self) -> None:
        """Write and let go; what is still kept after that connects again."""
        try:
            self._write_now()
        except (psycopg.Error, OSError) as error:  # nobody was told that this is kept
            log.error("chats are not kept: %s", type(error).__name__)  # noqa: TRY400 - it names people
        finally:
            if self._task:
                self._task.cancel()
            self._thread.submit(self._place.close).result()

    def _write_soon(self) -> None:
        self._noted += 1
        if self._task and not self._task.done():
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # no loop, no later
            self._write_now()
        else:
            self._task = loop.create_task(self._write())

    def _write_now(self) -> None:
        """Write in this moment, what is on its way too: twice is as good as once."""
        rows = [*self._flying, *self._changes.rows()]
        if rows:
            self._thread.submit(self._place.write, rows).result()
        self._flying = []
        self._changes.clear()
        self._turn(self._noted)

    async def _write(self) -> None:
        """Write until nothing is left to be written, however often it fails."""
        while self._changes:
            self._flying, noted = self._changes.rows(), self._noted
            self._changes.clear()
            try:
                await asyncio.wrap_future(self._thread.submit(self._place.write, self._flying))
            except (psycopg.Error, OSError) as error:
                self._fail(error)
                await asyncio.sleep(RETRY_SECONDS)
            except asyncio.CancelledError:
                self._changes.put_back(self._flying)
                raise
            else:
                self._flying = []
                self._turn(noted)

    def _fail(self, error: Exception) -> None:
        self._changes.put_back(self._flying)
        self._flying = []
        if not self.trouble:
            log.error("chats cannot be kept: %s", type(error).__name__)
        self.trouble = f"the chats cannot be written: {error}"
        self._turned.fire()

    def _turn(self, noted: int) -> None:
        if self.trouble:
            log.info("chats are kept again")
        self._done, self.trouble = max(self._done, noted), ""
        self._turned.fire()
