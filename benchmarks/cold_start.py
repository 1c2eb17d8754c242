"""From the start of the process to the first update handled.

An update is waiting. The bot is started as an operator starts it, on a database that is up to
date, as after an ordinary restart; the time ends when its reply to that update arrives. Beside it
the bare aiogram echo bot, and how long the interpreter takes to start.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import world
from benchmarks.contest import TOKEN, Bot, note
from benchmarks.figures import Figure, Goal, measured, paired_ratio
from benchmarks.ours import Hospes
from benchmarks.peer_environment import ECHO
from benchmarks.processes import fake_api, running

NAME = "cold_start"
VISITS = 12
_ONE = {"chats": [world.FIRST_CHAT], "warm_up": 0, "updates": 1, "in_flight": 1}


@dataclass(frozen=True)
class AsOperated(Hospes):
    """The bot by its own command, with nothing lifted."""

    @property
    def command(self) -> Sequence[str]:
        """Give what starts it."""
        return [sys.executable, "-m", "bot", "run"]


def measure(*, quick: bool) -> Iterator[Figure]:
    """Start both in turns."""
    ours: list[float] = []
    echo: list[float] = []
    for _ in range(3 if quick else 7):
        ours.append(_start(AsOperated(VISITS)))
        echo.append(_start(ECHO))
        note(f"  Hospes {ours[-1]:.2f} s, {ECHO.name} {echo[-1]:.2f} s")
    yield measured(
        NAME,
        "cold start to the first update handled",
        statistics.median(ours),
        "s",
        ratio=paired_ratio(ours, echo),
        beside=f"{ECHO.name}: {statistics.median(echo):.2f}",
        goals=[Goal.at_most(0.8, "s"), Goal.at_most(0.25)],
    )
    bare = statistics.median(_bare() for _ in ours)
    yield measured(NAME, "start of the interpreter alone", bare, "s")


def _start(bot: Bot) -> float:
    with tempfile.TemporaryDirectory(prefix="hospes-bench") as name:
        folder = Path(name)
        bot.prepare(folder)
        with fake_api({**_ONE, "per_second": None}) as api:
            address = f"http://127.0.0.1:{api.event('listening')['port']}"
            more = bot.environment(folder, address)
            environment = {"BOT_TOKEN": TOKEN, "HOSPES_PORT": "0", **more}
            began = time.perf_counter()
            with running(bot.command, environment) as process:
                api.event("done", process)
                return time.perf_counter() - began


def _bare() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - began
