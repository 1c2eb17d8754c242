"""A great evening: 12 visits of 24 people, 100 updates a second. How fast replies come; memory.

Every facilitator has the run sheet open.

The peer is a bare aiogram echo bot, which stores nothing; with us the commit is included.
"""

from collections.abc import Iterator, Sequence

from benchmarks import world
from benchmarks.contest import Course, Results, compete
from benchmarks.figures import Figure, Goal, measured, paired_ratio
from benchmarks.ours import Hospes
from benchmarks.peer_environment import ECHO, ECHO_WEBHOOK

NAME = "evening"
VISITS = 12
PER_SECOND = 100.0


def measure(*, quick: bool) -> Iterator[Figure]:
    """Let both run in turns, by webhook and by polling."""
    course = Course(world.chats(VISITS), 500 if quick else 1500, 300, PER_SECOND)
    runs = 2 if quick else 5
    brought = compete([Hospes(VISITS, webhook=True, sheets=True), ECHO_WEBHOOK], course, runs)
    yield _latency("webhook", brought)
    polled = compete([Hospes(VISITS, sheets=True), ECHO], course, runs)
    yield _latency("polling", polled)
    yield _memory(polled)


def _latency(way: str, results: Sequence[Results]) -> Figure:
    ours, echo = results
    return measured(
        NAME,
        f"p99 from delivery to reply at 100 updates/s, {way}",
        ours.median("p99"),
        "ms",
        ratio=paired_ratio(ours.all("p99"), echo.all("p99")),
        beside=f"{ECHO.name}: {echo.median('p99'):.1f}",
        goals=[Goal.at_most(1.5)],
    )


def _memory(results: Sequence[Results]) -> Figure:
    ours, echo = results
    return measured(
        NAME,
        "memory of the whole bot with 12 visits of 24 people",
        ours.median("megabytes"),
        "MB",
        ratio=paired_ratio(ours.all("megabytes"), echo.all("megabytes")),
        beside=f"{ECHO.name}: {echo.median('megabytes'):.0f}",
        goals=[Goal.at_most(110, "MB"), Goal.at_most(0.65)],
    )
