"""Whether this process may act for a bot at this very moment, as far as it can know by itself."""

import asyncio
import time

NEVER = float("-inf")


class Lease:
    """A right to act that runs out unless it is renewed.

    A process that was frozen finds its lease run out when it wakes, before it has heard from
    anybody: the monotonic clock went on meanwhile.
    """

    def __init__(self) -> None:
        self._from = float("inf")
        self._until = NEVER

    @property
    def good(self) -> bool:
        """Tell whether this process may act now."""
        return self._from <= time.monotonic() < self._until

    def open(self, after: float, until: float = float("inf")) -> None:
        """Give the right from so many seconds on, until a monotonic second."""
        self._from, self._until = time.monotonic() + after, until

    def renew(self, until: float) -> None:
        """Extend it to a monotonic second."""
        self._until = until

    def end(self) -> None:
        """Take it away."""
        self._until = NEVER

    async def sure(self) -> None:
        """Return once this process may act."""
        while not self.good:  # noqa: ASYNC110 - time makes it good, or a renewal that tells nobody
            await asyncio.sleep(max(0.05, min(self._from - time.monotonic(), 1.0)))
