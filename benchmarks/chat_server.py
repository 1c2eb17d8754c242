"""What the chat server bears on one core, with its store on and 100 pages open."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.contest import note
from benchmarks.figures import Figure, Goal, measured, percentile
from benchmarks.processes import running

NAME = "chat_server"
PEOPLE = 100
CALLS = 30_000
ORDER = {"people": PEOPLE, "warm_up": 2000, "seconds": 10, "thinking": 0.5}


class Outcome(NamedTuple):
    """One run: calls a second; CPU microseconds a call; milliseconds from presses to answers."""

    per_second: float
    cpu: float
    answered: float


def measure(*, quick: bool) -> Iterator[Figure]:
    """Let a bot send to 100 people whose pages are open, then let these write and press."""
    runs = [_run(CALLS // 5 if quick else CALLS) for _ in range(2 if quick else 5)]
    rate, cpu, answered = (median(column) for column in zip(*runs, strict=True))
    sent = "sendMessage with HTML and buttons, to 100 open pages, store on, one core"
    yield measured(NAME, sent, rate, "calls/s", goals=[Goal.at_least(3000, "calls/s")])
    yield measured(NAME, "the same, CPU", cpu, "µs per call")
    talked = "100 people write and press, p95 from press to answer on the page"
    yield measured(NAME, talked, answered, "ms", goals=[Goal.at_most(50, "ms")])


def _run(calls: int) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="hospes-bench") as folder:
        store = str(Path(folder) / "chats.db")
        with running([sys.executable, "-m", "benchmarks.chat_house", store]) as house:
            port = str(house.event("listening")["port"])
            order = {**ORDER, "calls": calls}
            with running([sys.executable, "-m", "benchmarks.chat_crowd", port], order=order) as it:
                it.event("warm", house)
                before = house.cpu_seconds()
                took = it.event("sent", house)["took"]
                used = house.cpu_seconds() - before
                answered = percentile(it.event("talked", house)["milliseconds"], 0.95)
    outcome = Outcome(calls / took, used / calls * 1e6, answered)
    note(f"  {outcome.per_second:.0f} calls/s, {outcome.cpu:.0f} µs a call, {answered:.1f} ms")
    return outcome
