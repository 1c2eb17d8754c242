"""Updates a second at saturation, brought to a webhook; else as in `updates`."""

from collections.abc import Iterator

from benchmarks import world
from benchmarks.contest import Course, compete
from benchmarks.figures import Figure, Goal, measured, paired_ratio
from benchmarks.ours import MANY_VISITS, Hospes
from benchmarks.peer_environment import ECHO_WEBHOOK

NAME = "webhook"


def measure(*, quick: bool) -> Iterator[Figure]:
    """Let both run in turns."""
    course = Course(world.chats(MANY_VISITS), updates=1500 if quick else 5000)
    ours, echo = compete([Hospes(webhook=True), ECHO_WEBHOOK], course, runs=2 if quick else 5)
    yield measured(
        NAME,
        "whole bot, webhook",
        ours.median("per_second"),
        "updates/s",
        ratio=paired_ratio(ours.all("per_second"), echo.all("per_second")),
        beside=f"{ECHO_WEBHOOK.name}: {echo.median('per_second'):.0f}",
        goals=[Goal.at_least(2.0)],
    )
