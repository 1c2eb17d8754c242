"""Updates a second at saturation, brought to a webhook; else as in `updates`."""

from collections.abc import Iterator

from benchmarks import saturation
from benchmarks.figures import Figure, Goal
from benchmarks.ours import Hospes
from benchmarks.peer_environment import ECHO_WEBHOOK

NAME = "webhook"


def measure(*, quick: bool) -> Iterator[Figure]:
    """Let both run in turns."""
    ours, echo = saturation.beside_echo(Hospes(webhook=True), ECHO_WEBHOOK, quick=quick)
    peer = (ECHO_WEBHOOK.name, echo)
    yield saturation.rate(NAME, "whole bot, webhook", ours, peer, Goal.at_least(2.0))
