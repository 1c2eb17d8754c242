"""From the start of the process to the first update handled: `python -m benchmarks cold_start`.

A chat server runs in this process with one update waiting. The bot is started as a real process
on a database that is up to date, as after an ordinary restart; the time ends when its answer to
that update arrives. Beside it, in the same run, stands how long the interpreter takes to start.
"""

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bot.chat_server import ChatServer

RUNS = 7
GOAL = 0.8  # seconds


def measure() -> dict[str, object]:
    """Start the bot several times and give the seconds of each."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_start(Path(folder)))  # makes the database
        seconds = [asyncio.run(_start(Path(folder))) for _ in range(RUNS)]
    return {
        "seconds": [round(value, 3) for value in seconds],
        "median": round(statistics.median(seconds), 3),
        "goal": GOAL,
        "interpreter_alone": round(statistics.median(_bare() for _ in range(RUNS)), 3),
    }


async def _start(folder: Path) -> float:
    # Update ids go on from the clock, as a server's do: a restart must not look like a repetition.
    server = ChatServer()
    async with server.serve() as base_url:
        person = server.person("Anna", id=int(time.time()))
        await person.open()
        environment = os.environ | {
            "BOT_TOKEN": server.token,
            "HOSPES_TELEGRAM_API": base_url,
            "HOSPES_DATA": str(folder),
            "HOSPES_PORT": "0",
        }
        began = time.perf_counter()
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=environment, stdout=subprocess.DEVNULL
        )
        try:
            await person.wait_for(bool, timeout=20)
            return time.perf_counter() - began
        finally:
            process.terminate()
            await process.wait()


def _bare() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - began
