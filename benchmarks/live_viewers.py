"""Viewers of a board over server-sent events: when each of them saw what."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit

_TITLE = re.compile(rb'"title":"([^"]*)"')
_ANSWERED = re.compile(rb'"answered":(\d+)')
LONGEST = 10.0  # seconds for a frame to come

Seen = tuple[str, int]  # the title of what the board shows, and how many answered


class Viewers:
    """Some who look at a board.

    Attributes:
        seen: for each of them, the instants (monotonic seconds) by what was shown.
    """

    def __init__(self, many: int) -> None:
        self.seen: list[dict[Seen, float]] = [{} for _ in range(many)]
        self.frames = 0
        self._came = asyncio.Condition()

    async def all_saw(self, title: str, answered: int) -> list[float]:
        """Wait until all have seen that so many, or more, answered; give when each of them did.

        Raises:
            TimeoutError: they do not.
        """
        async with asyncio.timeout(LONGEST), self._came:
            await self._came.wait_for(lambda: all(map(self._since(title, answered), self.seen)))
        return [self._since(title, answered)(one) for one in self.seen]

    async def look(self, number: int, url: str) -> None:
        """Read one stream to its end."""
        where = urlsplit(url)
        reader, writer = await asyncio.open_connection(where.hostname, where.port)
        try:
            writer.write(f"GET {where.path} HTTP/1.1\r\nHost: {where.netloc}\r\n\r\n".encode())
            while line := await reader.readline():
                if line.startswith(b"data: "):
                    await self._note(number, line)
        finally:
            writer.close()

    async def _note(self, number: int, line: bytes) -> None:
        at, title, answered = time.monotonic(), _TITLE.search(line), _ANSWERED.search(line)
        if title is None or answered is None:
            return
        self.frames += 1
        self.seen[number].setdefault((title[1].decode(), int(answered[1])), at)
        async with self._came:
            self._came.notify_all()

    @staticmethod
    def _since(title: str, answered: int) -> Callable[[dict[Seen, float]], float]:
        def found(seen: dict[Seen, float]) -> float:
            later = [
                at for (one, number), at in seen.items() if one == title and number >= answered
            ]
            return min(later, default=0.0)

        return found


async def listening(port: int) -> None:
    """Wait until somebody listens on a port.

    Raises:
        TimeoutError: nobody does.
    """
    async with asyncio.timeout(LONGEST):
        while True:
            with suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.close()
                return
            await asyncio.sleep(0.05)


@asynccontextmanager
async def viewing(url: str, many: int) -> AsyncIterator[Viewers]:
    """Have so many look at a board meanwhile."""
    viewers = Viewers(many)
    async with asyncio.TaskGroup() as looking:
        tasks = [looking.create_task(viewers.look(number, url)) for number in range(many)]
        try:
            yield viewers
        finally:
            for task in tasks:
                task.cancel()
