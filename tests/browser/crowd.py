"""How long a tap takes to the last of three hundred who look at a board through one process.

`python -m tests.browser.crowd` prints it. Viewers and site share one process and one core.
"""

import asyncio
import random
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlsplit

from bot.services import answering
from storage.database import Database
from tests.bot.services.prompt_room import Room
from tests.browser.hall import Hall, serve
from tests.browser.kinds import plan
from tests.conftest import StillClock

VIEWERS = 300
PEOPLE = 24


class Crowd:
    """Many streams of one board; knows when the last of them had something."""

    def __init__(self, board: str) -> None:
        self._board = urlsplit(board)
        self._seen: dict[bytes, list[float]] = {}
        self._streams: list[asyncio.Task[None]] = []
        self._writers: list[asyncio.StreamWriter] = []
        self._heard = asyncio.Event()

    async def come(self, number: int) -> None:
        """Open so many streams."""
        for _ in range(number):
            reader, writer = await asyncio.open_connection("127.0.0.1", self._board.port)
            writer.write(f"GET {self._board.path}/events HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            self._writers.append(writer)
            self._streams.append(asyncio.create_task(self._look(reader)))

    async def until(self, text: bytes) -> float:
        """Wait until everybody has had a state with a text in it; give the instant."""
        while len(self._seen.get(text, ())) < len(self._streams):
            self._heard.clear()
            await self._heard.wait()
        return max(self._seen[text])

    def leave(self) -> None:
        """Close all streams."""
        for stream, writer in zip(self._streams, self._writers, strict=True):
            stream.cancel()
            writer.close()

    async def _look(self, reader: asyncio.StreamReader) -> None:
        had = -1
        while line := await reader.readline():
            if b'"answered":' in line:
                now = time.perf_counter()
                number = int(line.partition(b'"answered":')[2].partition(b",")[0])
                for one in range(had + 1, number + 1):
                    self._seen.setdefault(b"%d" % one, []).append(now)
                had = number
                self._heard.set()


async def measure(hall: Hall, viewers: int = VIEWERS) -> Sequence[float]:
    """Let everybody tap once while so many look; give milliseconds to the last viewer."""
    run_id = await asyncio.to_thread(hall.room.open, "shift")
    await asyncio.to_thread(hall.reveal, run_id)
    crowd = Crowd(hall.board)
    await crowd.come(viewers)
    await crowd.until(b"0")
    took = []
    for number, caller in enumerate(hall.room.people, 1):
        await asyncio.sleep(random.uniform(0.1, 0.4))  # noqa: S311 - people are no secret
        at = time.perf_counter()
        await hall.room.database.transact(answering.tap, caller, run_id, "answer", "law")
        took.append(1000 * (await crowd.until(b"%d" % number) - at))
    crowd.leave()
    return took


async def main() -> None:
    """Measure on a fresh visit and print it."""
    with tempfile.TemporaryDirectory() as folder:
        clock = StillClock()
        database = Database(f"sqlite:///{Path(folder)}/hospes.db", clock)
        database.start()
        async with serve(Room(database, clock, people=PEOPLE, plan=plan())) as hall:
            before = time.process_time()
            took = await measure(hall)
            spent = 1000 * (time.process_time() - before) / len(took)
        database.stop()
    cuts = quantiles(took, n=20)
    print(  # noqa: T201 - that is what it is for
        f"tap to the last of {VIEWERS} viewers, {len(took)} taps:"
        f" p50 {cuts[9]:.0f} ms, p95 {cuts[18]:.0f} ms;"
        f" {spent:.0f} ms of processor time for each, viewers included"
    )


if __name__ == "__main__":
    asyncio.run(main())
