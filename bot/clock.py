"""Time as a part that is handed in: whoever needs the time or wants to wait asks a Clock."""

import asyncio
import math
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What time it is, and how to wait; a rehearsal brings its own."""

    def now(self) -> datetime:
        """Give the present instant, in UTC."""
        ...

    def monotonic(self) -> float:
        """Give seconds that never go backwards, for pacing."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Return when this many seconds of this clock have passed."""
        ...


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        # The quicker event loop rounds to milliseconds; too early would mean to sleep once more.
        await asyncio.sleep(math.ceil(seconds * 1000) / 1000)
