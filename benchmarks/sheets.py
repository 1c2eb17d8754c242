"""What run sheets cost at saturation: as in `updates`, with one open in every visit.

Each is redrawn while people answer, at most once a second: up to 250 more messages a second.
"""

from collections.abc import Iterator

from benchmarks import world
from benchmarks.contest import Course, compete
from benchmarks.figures import Figure, measured, paired_ratio
from benchmarks.ours import MANY_VISITS, Hospes
from benchmarks.peer_environment import ECHO

NAME = "sheets"


def measure(*, quick: bool) -> Iterator[Figure]:
    """Let both run in turns."""
    course = Course(world.chats(MANY_VISITS), updates=1500 if quick else 5000)
    ours, echo = compete([Hospes(sheets=True), ECHO], course, runs=2 if quick else 5)
    yield measured(
        NAME,
        "whole bot, polling, a run sheet redrawn in every visit beside",
        ours.median("per_second"),
        "updates/s",
        ratio=paired_ratio(ours.all("per_second"), echo.all("per_second")),
        beside=f"{ECHO.name}: {echo.median('per_second'):.0f}",
    )
