"""Looking at a process while it works: what it holds, and whether that grows."""

import asyncio
import signal
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.processes import Running, running

_TOKEN = "42:AAsoak"  # noqa: S105 - the fake API takes any

# Files may not grow. Tasks come and go with what is on its way; one left behind with every
# thousandth update would be more than this in half an hour.
MOST_MORE = {"megabytes": 5, "files": 0, "tasks": 16}


@dataclass(frozen=True)
class Sight:
    """What a process held at an instant.

    Attributes:
        at: seconds since the watch began.
        objects: that the collector follows, after it has collected.
    """

    at: float
    megabytes: float
    files: int
    threads: int
    tasks: int
    objects: int
    cpu: float


def watched_bot(folder: Path, address: str) -> AbstractContextManager[Running]:
    """Run the bot meanwhile, on the Bot API at an address."""
    environment = {
        "BOT_TOKEN": _TOKEN,
        "HOSPES_TELEGRAM_API": address,
        "HOSPES_DATA": str(folder),
        "HOSPES_PORT": "0",
    }
    return running([sys.executable, "-m", "benchmarks.watched_bot"], environment)


async def watch(bot: Running, sights: list[Sight], interval: float) -> None:
    """Look every so many seconds."""
    began = time.monotonic()
    while True:
        await asyncio.sleep(interval)
        bot.process.send_signal(signal.SIGUSR1)
        seen = await asyncio.to_thread(bot.event, "seen")
        place = Path(f"/proc/{bot.process.pid}")
        sights.append(
            Sight(
                at=round(time.monotonic() - began, 1),
                megabytes=round(bot.megabytes(), 2),
                files=sum(1 for _ in (place / "fd").iterdir()),
                threads=sum(1 for _ in (place / "task").iterdir()),
                tasks=seen["tasks"],
                objects=seen["objects"],
                cpu=bot.cpu_seconds(),
            )
        )


def growth(sights: Sequence[Sight], warm_up: float) -> dict[str, Any]:
    """Compare the first tenth after the warm-up with the last, by medians."""
    warm = [sight for sight in sights if sight.at >= warm_up]
    few = max(len(warm) // 10, 1)
    first, last = warm[:few], warm[-few:]
    spent = (warm[-1].cpu - warm[0].cpu) / max(warm[-1].at - warm[0].at, 1)
    return {
        "cpu_of_a_core": round(spent, 3),
        **{
            what: {"first": _median(first, what), "last": _median(last, what)}
            for what in ("megabytes", "files", "threads", "tasks", "objects")
        },
        "sights": [asdict(sight) for sight in sights[:: max(len(sights) // 30, 1)]],
    }


def too_much(figures: Mapping[str, Any]) -> list[str]:
    """Say what grew more after the warm-up than it may; empty if nothing did."""
    return [
        f"{what}: from {figures[what]['first']} to {figures[what]['last']}"
        for what, most in MOST_MORE.items()
        if figures[what]["last"] - figures[what]["first"] > most
    ]


def _median(sights: Sequence[Sight], what: str) -> float:
    return statistics.median(float(getattr(sight, what)) for sight in sights)
