"""The pace of a broadcast, counted where messages arrive: in the Bot API's own process.

The real sender with real HTTP and every outcome stored: to 30 a second, from its cold start on,
and to 1,000 a second as a paid broadcast may.
"""

import asyncio
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass

import uvloop

from benchmarks.contest import note
from benchmarks.figures import Figure, Goal, measured
from benchmarks.processes import Running, running
from benchmarks.sliding import rate, worst_second
from bot.app.logs import configure
from bot.clock import SystemClock
from bot.messaging.channel import Channel
from bot.messaging.pace import Limits
from bot.messaging.sender import Sender
from storage.database import Database
from storage.work import Work

NAME = "pacing"
PAID = Limits(per_second=1000)
_CHANNEL = "telegram"
_SETTLED = 2.0  # seconds, from which on the CPU counts
_LOOK = 0.1  # seconds
_AT_ONCE = 1000  # letters written in one transaction


@dataclass(frozen=True)
class Broadcast:
    """How one went.

    Attributes:
        arrivals: monotonic seconds, at the receiver.
        cpu: share of a core that sender and database took.
    """

    arrivals: list[float]
    cpu: float


def measure(*, quick: bool) -> Iterator[Figure]:
    """Send for a minute at each pace."""
    configure()
    usual = _broadcast(Limits(), 300 if quick else 2000)
    at_rest = [Goal.at_least(29.8, "messages/s"), Goal.at_most(30.0, "messages/s")]
    yield measured(
        NAME, "sustained, where it arrives", rate(usual.arrivals), "messages/s", goals=at_rest
    )
    yield measured(
        NAME,
        "most in any sliding second, where it arrives",
        worst_second(usual.arrivals),
        "messages",
        goals=[Goal.at_most(30, "messages")],
    )
    share = usual.cpu * 100
    yield measured(
        NAME, "CPU while pacing", share, "% of a core", goals=[Goal.at_most(6, "% of a core")]
    )
    paid = _broadcast(PAID, 5_000 if quick else 30_000)
    yield measured(
        NAME,
        "paid broadcast",
        rate(paid.arrivals),
        "messages/s",
        goals=[Goal.at_least(990, "messages/s")],
    )
    yield measured(NAME, "CPU of a paid broadcast", paid.cpu * 100, "% of a core")


def _broadcast(limits: Limits, letters: int) -> Broadcast:
    note(f"  {letters:,} letters at {limits.per_second:,} a second")
    with (
        tempfile.TemporaryDirectory(prefix="hospes-pacing") as folder,
        running([sys.executable, "-m", "benchmarks.receiver"]) as receiver,
    ):
        database = Database(f"sqlite:///{folder}/hospes.db", SystemClock())
        database.start()
        for first in range(0, letters, _AT_ONCE):
            database.perform(_write, range(first, min(first + _AT_ONCE, letters)))
        cpu = uvloop.run(_send(database, receiver, limits))
        database.stop()
        receiver.process.send_signal(signal.SIGUSR1)
        return Broadcast(receiver.event("arrivals")["instants"], cpu)


async def _send(database: Database, receiver: Running, limits: Limits) -> float:
    """Send all that waits; give the share of a core that it took."""
    api = f"http://127.0.0.1:{receiver.event('listening')['port']}"
    channel = Channel(_CHANNEL, "42:AApace", f"{api}/bot", f"{api}/file/bot")
    await channel.request.initialize()
    sender = Sender(channel, database, SystemClock(), limits)
    sender.start()
    await asyncio.sleep(_SETTLED)
    began, used = time.monotonic(), time.process_time()
    # Nobody tells when the last letter is marked.
    while await database.read(lambda reading: reading.outbox.due(reading.now, 1)):  # noqa: ASYNC110
        await asyncio.sleep(_LOOK)
    share = (time.process_time() - used) / (time.monotonic() - began)
    await sender.stop()
    await channel.request.shutdown()
    return share


def _write(work: Work, numbers: range) -> None:
    for number in numbers:
        address_id = work.people.add_address(_CHANNEL, 1000 + number, "en", work.now)
        work.say(address_id, "apology", args={"reference": str(number)})
