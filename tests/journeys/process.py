"""The bot as an operator runs it: a real process, on a chat server of the test's."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO

from bot.chat_server import ChatServer

PATIENCE = 20  # seconds of real time


def free_port() -> int:
    """Give a port that nobody uses just now; the address must be known before the start."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Process:
    """`hospes run` in a folder; what it printed and logged is kept.

    Attributes:
        output: where it prints; must be a file if nobody reads: a pipe that is full stops it.
        read: the lines that were read so far.
    """

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.output: int | IO[bytes] = asyncio.subprocess.PIPE
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("COV_")},
            "HOSPES_DATA": str(folder),
            "HOSPES_PORT": "0",
            **environment,
        }
        self._running: asyncio.subprocess.Process | None = None
        self.read: list[str] = []

    async def start(self, *words: str) -> None:
        """Start it, perhaps with more words; it is not ready yet when this returns."""
        self._running = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "run",
            *words,
            env=self.environment,
            stdout=self.output,
            stderr=asyncio.subprocess.STDOUT,
        )

    async def line(self, wanted: str) -> str:
        """Give the first line from now on that holds `wanted`."""
        assert self._running is not None
        assert self._running.stdout is not None
        async with asyncio.timeout(PATIENCE):
            while found := (await self._running.stdout.readline()).decode():
                self.read.append(found)
                if wanted in found:
                    return found.strip()
        raise AssertionError(f"ended without saying {wanted!r}")

    async def end(self, number: signal.Signals) -> tuple[int, str]:
        """Send a signal; give the exit code and what was still printed."""
        assert self._running is not None
        self._running.send_signal(number)
        return await self.result()

    async def result(self) -> tuple[int, str]:
        """Wait for the end; give the exit code and what was still printed."""
        assert self._running is not None
        async with asyncio.timeout(PATIENCE):
            printed = (await self._running.communicate())[0].decode()
        assert "asyncio ERROR" not in printed, printed  # such as a session that nobody closed
        return self._running.returncode or 0, printed

    def send(self, number: signal.Signals) -> None:
        """Send a signal that does not end it."""
        assert self._running is not None
        self._running.send_signal(number)

    async def ends_within(self, seconds: float) -> bool:
        """Tell whether it ends by itself within some seconds."""
        assert self._running is not None
        try:
            await asyncio.wait_for(self._running.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def kill(self) -> None:
        """Make sure that it is gone."""
        if self._running is not None and self._running.returncode is None:
            self._running.kill()
            await self._running.wait()


@asynccontextmanager
async def on(server: ChatServer, folder: Path, **more: str) -> AsyncIterator[Process]:
    """Serve the chat server and hand out a process that talks to it."""
    async with server.serve() as base_url:
        environment = {"BOT_TOKEN": server.token, "HOSPES_TELEGRAM_API": base_url, **more}
        process = Process(folder, **environment)
        try:
            yield process
        finally:
            await process.kill()
