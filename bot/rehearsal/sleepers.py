"""Who sleeps towards an instant of a clock that is not the machine's, in the order of waking."""

import asyncio
import heapq
import itertools

_SAME = 1e-6  # seconds that make no difference: the resolution of an instant


class Sleepers:
    """Everybody who waits for one clock, by its seconds."""

    def __init__(self) -> None:
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = itertools.count()

    def add(self, until: float) -> asyncio.Future[None]:
        """Give what to await until the clock shows this."""
        woken = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (until, next(self._order), woken))
        return woken

    def first(self) -> float | None:
        """Give when the next one is to be woken; none if nobody sleeps."""
        while self._waiting and self._waiting[0][2].done():  # gave up sleeping
            heapq.heappop(self._waiting)
        return self._waiting[0][0] if self._waiting else None

    def wake(self, now: float) -> None:
        """Wake all whose time has come."""
        while self._waiting and self._waiting[0][0] <= now + _SAME:
            woken = heapq.heappop(self._waiting)[2]
            if not woken.done():
                woken.set_result(None)
