"""Updates a second at saturation, by polling: an answer stored, a reply sent and marked.

The peer is a bare aiogram echo bot, which stores nothing.
"""

from collections.abc import Iterator

from benchmarks import saturation
from benchmarks.figures import Figure, Goal
from benchmarks.ours import Hospes
from benchmarks.peer_environment import ECHO

NAME = "updates"


def measure(*, quick: bool) -> Iterator[Figure]:
    """Let both run in turns."""
    ours, echo = saturation.beside_echo(Hospes(), ECHO, quick=quick)
    peer = (ECHO.name, echo)
    yield saturation.rate(NAME, "whole bot, polling", ours, peer, Goal.at_least(2.0))
    goal = Goal.at_most(0.5, "s per 1,000 updates")
    yield saturation.cpu(NAME, "CPU at saturation, polling", ours, peer, goal)
