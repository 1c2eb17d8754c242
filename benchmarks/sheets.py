"""What run sheets cost at saturation: as in `updates`, with one open in every visit.

Each is redrawn while people answer, at most once a second: up to 250 more messages a second.
"""

from collections.abc import Iterator

from benchmarks import saturation
from benchmarks.figures import Figure
from benchmarks.ours import Hospes
from benchmarks.peer_environment import ECHO

NAME = "sheets"


def measure(*, quick: bool) -> Iterator[Figure]:
    """Let both run in turns."""
    ours, echo = saturation.beside_echo(Hospes(sheets=True), ECHO, quick=quick)
    peer = (ECHO.name, echo)
    figure = "whole bot, polling, a run sheet redrawn in every visit beside"
    yield saturation.rate(NAME, figure, ours, peer)
