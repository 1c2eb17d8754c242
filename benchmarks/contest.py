"""Bots side by side: each in a process of its own on the fake Bot API, in turns."""

import shutil
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from benchmarks.figures import percentile
from benchmarks.processes import Running, fake_api, running

TOKEN = "42:AAbench"  # noqa: S105 - the fake API takes any
IN_FLIGHT = 64


class Bot(Protocol):
    """One that takes part."""

    @property
    def name(self) -> str:
        """Name it in a few words."""
        ...

    @property
    def command(self) -> Sequence[str]:
        """Give what starts it."""
        ...

    def prepare(self, folder: Path) -> None:
        """Lay out what it needs in a folder of its own."""
        ...

    def environment(self, folder: Path, api: str) -> Mapping[str, str]:
        """Tell it where its folder and the Bot API are."""
        ...

    def check(self, folder: Path, said: Mapping[int, str]) -> None:
        """Look whether everything is stored: the newest text of each chat, each reply marked.

        Raises:
            AssertionError: something was lost.
        """
        ...


@dataclass(frozen=True)
class Course:
    """What all have to do.

    Attributes:
        chats: who writes, in turn.
        updates: how many count; as many as `warm_up` come before them.
        per_second: released at this pace; none: with 64 in flight.
    """

    chats: Sequence[int]
    updates: int
    warm_up: int = 500
    per_second: float | None = None

    def order(self) -> dict[str, Any]:
        """Write it for the fake API."""
        return {
            "chats": list(self.chats),
            "updates": self.updates,
            "warm_up": self.warm_up,
            "in_flight": IN_FLIGHT,
            "per_second": self.per_second,
        }


@dataclass(frozen=True)
class Outcome:
    """How one bot did in one run."""

    per_second: float
    cpu: float = field(metadata={"unit": "s per 1,000 updates"})
    megabytes: float
    p50: float = field(metadata={"unit": "ms from release to reply"})
    p99: float


@dataclass(frozen=True)
class Results:
    """How one bot did in all its runs."""

    outcomes: Sequence[Outcome]

    def all(self, what: str) -> list[float]:
        """Give one of an outcome's figures, run by run."""
        return [getattr(outcome, what) for outcome in self.outcomes]

    def median(self, what: str) -> float:
        """Give the median of one of them."""
        return statistics.median(self.all(what))


def compete(bots: Sequence[Bot], course: Course, runs: int) -> list[Results]:
    """Let the bots run in turns, so many times each."""
    outcomes: list[list[Outcome]] = [[] for _ in bots]
    for number in range(runs):
        for bot, its in zip(bots, outcomes, strict=True):
            its.append(run(bot, course))
            note(f"  run {number + 1} of {runs}, {bot.name}: {_told(its[-1])}")
    return [Results(its) for its in outcomes]


def run(bot: Bot, course: Course) -> Outcome:
    """Let one bot run once, and look whether it lost anything."""
    with tempfile.TemporaryDirectory(prefix="hospes-bench") as name:
        folder = Path(name)
        bot.prepare(folder)
        with fake_api(course.order()) as api:
            address = f"http://127.0.0.1:{api.event('listening')['port']}"
            environment = {"BOT_TOKEN": TOKEN, **bot.environment(folder, address)}
            with running(bot.command, environment) as process:
                outcome = _outcome(api, process, course.updates)
                said = api.event("quiet", process)["said"]
        bot.check(folder, {int(chat): text for chat, text in said.items()})
        return outcome


def _outcome(api: Running, process: Running, updates: int) -> Outcome:
    api.event("warm", process)
    before = process.cpu_seconds()
    done = api.event("done", process)
    used = process.cpu_seconds() - before
    milliseconds = [second * 1000 for second in done["seconds"]]
    return Outcome(
        per_second=updates / done["took"],
        cpu=used / updates * 1000,
        megabytes=process.megabytes(),
        p50=percentile(milliseconds, 0.5),
        p99=percentile(milliseconds, 0.99),
    )


def copy_into(folder: Path, original: Path) -> None:
    """Lay out a copy of a folder."""
    shutil.copytree(original, folder, dirs_exist_ok=True)


def note(sentence: str) -> None:
    """Tell whoever waits how far it is."""
    print(sentence, file=sys.stderr, flush=True)


def _told(outcome: Outcome) -> str:
    return (
        f"{outcome.per_second:.0f} updates/s, {outcome.cpu:.2f} s CPU per 1,000, "
        f"{outcome.megabytes:.0f} MB, p99 {outcome.p99:.1f} ms"
    )
