"""What this process has done, in figures: counted with an increment, read by /metrics.

Never a label that says who: a channel, an outcome, a lane. Each figure is counted in one thread.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence


class Count:
    """How often each thing has happened.

    Args:
        labels: what the things are told apart by, e.g. `channel`, `outcome`.
    """

    def __init__(self, *labels: str) -> None:
        self.labels = labels
        self._found: Counter[tuple[str, ...]] = Counter()

    def add(self, *values: str, times: int = 1) -> None:
        """Count something once more, or so many times."""
        self._found[values] += times

    def __iter__(self) -> Iterator[tuple[tuple[str, ...], int]]:
        """Give each label's values with their count, as they are just now."""
        return iter(list(self._found.items()))


class Spread:
    """How large something was each time.

    Args:
        bounds: in rising order; what is larger than the last counts as beyond.
    """

    def __init__(self, *bounds: float) -> None:
        self._bounds = bounds
        self._within = [0] * (len(bounds) + 1)
        self.sum = 0.0

    def add(self, size: float) -> None:
        """Count one of this size."""
        self._within[bisect_left(self._bounds, size)] += 1
        self.sum += size

    @property
    def up_to(self) -> Sequence[tuple[str, int]]:
        """Give for each bound how many were at most as large; the last is `+Inf`."""
        found, total = [], 0
        for bound, number in zip((*self._bounds, "+Inf"), self._within, strict=True):
            total += number
            found.append((str(bound), total))
        return found


class Level:
    """How many there are just now.

    Attributes:
        now: that number.
    """

    def __init__(self) -> None:
        self.now = 0


_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

updates = Count("channel", "outcome")  # handled · seen · parked · group · lost
hooked = Count("channel", "outcome")  # taken · not_taken · full · forbidden · unreadable
in_flight = Level()  # updates that a webhook has brought and that are not answered yet
sends = Count("channel", "outcome")  # sent · same · retried · slowed · refused · dropped · parked
transactions = Count("outcome")  # done · failed · down: units of work, not commits
group_size = Spread(1, 2, 4, 8, 16, 32, 64, 128, 256)  # units of work in one commit
commit_seconds = Spread(*_SECONDS)  # from a group's first statement to its end
lateness = Spread(0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 3600.0)  # seconds
