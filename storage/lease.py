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
        self._alone_from = float("inf")
        self._from = float("inf")
        self._until = NEVER

    @property
    def alone(self) -> bool:
        """Tell whether nobody else acts, though the channel may still count what they sent."""
        return self._alone_from <= time.monotonic() < self._until

    @property
    def good(self) -> bool:
        """Tell whether this process may act now, sending included."""
        return self._from <= time.monotonic() < self._until

    def open(
        self, after: float, until: float = float("inf"), *, alone_after: float | None = None
    ) -> None:
        """Give the right until a monotonic second.

        Args:
            after: seconds from now on after which it begins.
            until: when it ends.
            alone_after: seconds after which everything but sending may begin; none: the same.
        """
        now = time.monotonic()
        self._from, self._until = now + after, until
        self._alone_from = self._from if alone_after is None else now + alone_after

    def renew(self, until: float) -> None:
        """Extend it to a monotonic second."""
        self._until = until

    def end(self) -> None:
        """Take it away."""
        self._until = NEVER

    async def sure(self) -> None:
        """Return once this process may act, sending included."""
        while not self.good:  # noqa: ASYNC110 - time makes it good, or a renewal that tells nobody
            await asyncio.sleep(_nap(self._from))

    async def sure_alone(self) -> None:
        """Return once nobody else acts."""
        while not self.alone:  # noqa: ASYNC110 - the same
            await asyncio.sleep(_nap(self._alone_from))


def _nap(until: float) -> float:
    return max(0.05, min(until - time.monotonic(), 1.0))
