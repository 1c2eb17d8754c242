"""Waiting by the clock: until something happens or a time comes, and longer after each failure."""

import asyncio

from bot.clock import Clock

TOLERANCE = 1e-5  # seconds; clocks are no finer, and a wait of nothing would never end
LONGEST_BACKOFF = 30.0  # seconds between two tries of one thing, unless told otherwise


async def nap(event: asyncio.Event, clock: Clock, seconds: float | None) -> None:
    """Return when the event is set or this many seconds have passed; none: only the event."""
    if event.is_set():
        return
    if seconds is None:
        await event.wait()
        return
    woken = asyncio.ensure_future(event.wait())
    slept = asyncio.ensure_future(clock.sleep(seconds))
    try:
        await asyncio.wait({woken, slept}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        woken.cancel()
        slept.cancel()


class Backoff:
    """Waits 0.5, 1, 2, 4 … seconds, at most `longest`, until something goes well again."""

    def __init__(self, clock: Clock, longest: float = LONGEST_BACKOFF) -> None:
        self._clock = clock
        self._longest = longest
        self._failures = 0

    @property
    def first(self) -> bool:
        """Tell whether nothing has failed since it last went well."""
        return self._failures == 0

    def reset(self) -> None:
        """Begin anew: it went well."""
        self._failures = 0

    async def wait(self) -> None:
        """Wait a little longer than after the failure before."""
        seconds = after_failures(self._failures, self._longest)
        self._failures += 1
        await self._clock.sleep(seconds)


def after_failures(failures: int, longest: float) -> float:
    """Give how many seconds to wait after this many earlier failures."""
    return min(longest, 0.5 * 2.0 ** min(failures, 20))
