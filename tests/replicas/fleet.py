"""Several real processes of one bot on one PostgreSQL, and who of them keeps it."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from bot.chat_server import ChatServer
from bot.clock import SystemClock
from storage.database import Database
from storage.work import Reading
from tests.journeys.process import free_port
from tests.replicas.counting import Attention

CHANNEL = "telegram"
PATIENCE = 30  # seconds of real time
READY = ("Hospes is @", "stands by")


class Replica:
    """`hospes run`; what it says goes to a file.

    Attributes:
        port: where its pages are.
    """

    def __init__(
        self, folder: Path, environment: dict[str, str], words: Sequence[str] = ()
    ) -> None:
        self.port = free_port()
        self._words = words
        self._log = folder / "log.txt"
        folder.mkdir()
        usual = {name: value for name, value in os.environ.items() if not name.startswith("COV_")}
        own = {"HOSPES_DATA": str(folder), "HOSPES_PORT": str(self.port)}
        self._environment = {**usual, **own, **environment}
        self._process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int:
        """Give its number."""
        assert self._process is not None
        return self._process.pid

    @property
    def running(self) -> bool:
        """Tell whether it has not ended."""
        return self._process is not None and self._process.returncode is None

    @property
    def said(self) -> str:
        """Give all that it printed and logged."""
        return self._log.read_text(encoding="utf-8")

    async def start(self) -> None:
        """Start it, and wait until it says what it does."""
        with self._log.open("wb") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run", *self._words),
                env=self._environment,
                stdout=log,
                stderr=log,
            )
        async with asyncio.timeout(PATIENCE):
            while not any(word in self.said for word in READY):
                assert self._process.returncode is None, self.said
                await asyncio.sleep(0.02)

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)

    async def ended(self) -> int:
        """Wait for its end; give the exit code."""
        assert self._process is not None
        async with asyncio.timeout(PATIENCE):
            return await self._process.wait()

    async def kill(self) -> None:
        """Make sure that it is gone."""
        if self._process is not None and self.running:
            self._process.kill()
            await self._process.wait()


class Fleet:
    """Replicas, their chat server, and their database beside them.

    Attributes:
        server: with whom they speak.
        database: for looking in, and for writing as one more process.
        replicas: all that were started.
        attention: of the chat server.
        words: what more they are told when they start.
    """

    def __init__(
        self, server: ChatServer, database: Database, folder: Path, environment: dict[str, str]
    ) -> None:
        self.server = server
        self.database = database
        self.replicas: list[Replica] = []
        self.attention = Attention()
        self.words: Sequence[str] = ()
        self._folder = folder
        self._environment = environment

    async def start(self, number: int = 1, *, together: bool = False) -> None:
        """Start more of them, one after the other or all together."""
        starts = []
        for _ in range(number):
            folder = self._folder / str(len(self.replicas))
            replica = Replica(folder, self._environment, self.words)
            self.replicas.append(replica)
            if together:
                starts.append(replica.start())
            else:
                await replica.start()
        await asyncio.gather(*starts)

    def keeper(self, duty: str = CHANNEL) -> Replica:
        """Give the replica that does a duty, as the database has it."""
        name = self.database.look(_kept_by, duty)
        number = int(name.partition(":")[2].partition("/")[0])
        return next(replica for replica in self.replicas if replica.pid == number)

    async def replaced(self, before: Replica, duty: str = CHANNEL) -> Replica:
        """Wait until another one does a duty."""
        async with asyncio.timeout(PATIENCE):
            while (keeper := await asyncio.to_thread(self.keeper, duty)) is before:  # noqa: ASYNC110 - a row gives no event
                await asyncio.sleep(0.05)
        return keeper


def _kept_by(reading: Reading, duty: str) -> str:
    return str(next(row.process for row in reading.records.keepers() if row.name == duty))


@asynccontextmanager
async def fleet(server: ChatServer, address: str, folder: Path) -> AsyncIterator[Fleet]:
    """Serve the chat server and hand out replicas that talk to it."""
    database = Database(address, SystemClock(), exclusive=False)
    database.start()
    async with server.serve() as base_url:
        environment = {
            "BOT_TOKEN": server.token,
            "DATABASE_URL": database.conninfo,
            "HOSPES_TELEGRAM_API": base_url,
        }
        afloat = Fleet(server, database, folder, environment)
        watching = asyncio.create_task(afloat.attention.watch())
        try:
            yield afloat
        finally:
            watching.cancel()
            await asyncio.gather(*(replica.kill() for replica in afloat.replicas))
            database.stop()
