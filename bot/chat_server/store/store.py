"""The store in a file, written to in the event loop: a file takes less time than a thread."""

import asyncio
import sqlite3
from pathlib import Path

from bot.chat_server.store.errors import NotWritten
from bot.chat_server.store.file import KeptFile
from bot.chat_server.store.gathering import Gathering

READERS_PAUSE = 0.1


class Store(Gathering):
    """A file that one server uses at a time, and others may read meanwhile.

    What has changed is written in one transaction, in the next turn of the event loop at the
    latest: before anybody who waits for it wakes up. Raises OSError if the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self._planned = False
        self._batch = 0
        self._closed = False
        self._cleaning: asyncio.Future[None] | None = None
        super().__init__(KeptFile(path), str(path))

    async def written(self) -> None:
        """Write what has changed; all who ask in one turn share that. Raises NotWritten."""
        batch = self._batch
        if self._cleaning:
            await asyncio.wait([self._cleaning])
        elif self._changes:
            await asyncio.sleep(0)  # what was planned comes first
        if not self._changes or self._batch != batch:
            return
        try:
            self._write()
        except sqlite3.Error as error:
            raise NotWritten(f"the chats cannot be written: {error}") from error

    async def cleaned(self) -> None:
        """Write, and write the whole file anew; while somebody reads it, that has to wait.

        It may take long, so a thread does it, and whoever waits for a writing waits for that.
        """
        while True:
            await self.written()
            self._cleaning = asyncio.ensure_future(asyncio.to_thread(self._place.clean))
            try:
                return await self._cleaning
            except BlockingIOError:  # a backup, say; nobody is told of its end
                await asyncio.sleep(READERS_PAUSE)
            except sqlite3.Error as error:
                raise NotWritten(f"the chats cannot be cleaned: {error}") from error
            finally:
                self._cleaning = None
                if self._closed:  # before the thread began: it has opened the file again
                    self._place.close()

    def close(self) -> None:
        """Write and let go; what is still kept after that opens the file again."""
        try:
            self._write()
        finally:
            self._closed = True
            self._place.close()

    def _write_soon(self) -> None:
        if self._planned:
            return
        try:
            asyncio.get_running_loop().call_soon(self._write_planned)
        except RuntimeError:  # no loop, no later
            self._write()
        else:
            self._planned = True

    def _write_planned(self) -> None:
        self._planned = False
        if self._cleaning:
            self._cleaning.add_done_callback(lambda _: self._write_soon())
        else:
            self._write()

    def _write(self) -> None:
        """Write what has changed; raises sqlite3.Error, and then it is tried again next time."""
        if rows := self._changes.rows():
            self._place.write(rows)
            self._changes.clear()
            self._batch += 1
            self._closed = False
