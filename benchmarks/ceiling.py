"""What the fake Bot API itself bears, with a client that does nothing but ask."""

import sys
from collections.abc import Iterator
from statistics import median

from benchmarks.figures import Figure, measured
from benchmarks.processes import fake_api, running

NAME = "ceiling"
CALLS = 100_000


def measure(*, quick: bool) -> Iterator[Figure]:
    """Ask as often as can be."""
    rates = [_rate() for _ in range(2 if quick else 5)]
    yield measured(NAME, "the fake Bot API alone", median(rates), "calls/s")


def _rate() -> float:
    with fake_api({"letters": CALLS}) as api:
        port = str(api.event("listening")["port"])
        command = [sys.executable, "-m", "benchmarks.trivial_client", port]
        with running(command) as client:
            found = api.event("counted", client)
    return float(CALLS / (found["ended"] - found["began"]))
