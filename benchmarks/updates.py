"""Updates a second at saturation, by polling: an answer stored, a reply sent and marked.

The peer is a bare aiogram echo bot, which stores nothing.
"""

from collections.abc import Iterator

from benchmarks import world
from benchmarks.contest import Course, compete
from benchmarks.figures import Figure, Goal, measured, paired_ratio
from benchmarks.ours import MANY_VISITS, Hospes
from benchmarks.peer_environment import ECHO

NAME = "updates"


def measure(*, quick: bool) -> Iterator[Figure]:
    """Let both run in turns."""
    course = Course(world.chats(MANY_VISITS), updates=1500 if quick else 5000)
    ours, echo = compete([Hospes(), ECHO], course, runs=2 if quick else 5)
    yield measured(
        NAME,
        "whole bot, polling",
        ours.median("per_second"),
        "updates/s",
        ratio=paired_ratio(ours.all("per_second"), echo.all("per_second")),
        beside=f"{ECHO.name}: {echo.median('per_second'):.0f}",
        goals=[Goal.at_least(2.0)],
    )
    yield measured(
        NAME,
        "CPU at saturation, polling",
        ours.median("cpu"),
        "s per 1,000 updates",
        ratio=paired_ratio(ours.all("cpu"), echo.all("cpu")),
        beside=f"{ECHO.name}: {echo.median('cpu'):.2f}",
        goals=[Goal.at_most(0.5, "s per 1,000 updates")],
    )
