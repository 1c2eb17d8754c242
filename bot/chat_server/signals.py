"""How a coroutine waits for the next thing that happens."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

Found = TypeVar("Found")


class Signal:
    """Wakes all who wait for it, each time it is fired."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def fire(self) -> None:
        """Wake everybody who waits now."""
        event, self._event = self._event, asyncio.Event()
        event.set()

    def next(self) -> Coroutine[Any, Any, bool]:
        """What to await for the next firing from now on, even if awaited later."""
        return self._event.wait()

    async def wait(self, seconds: float | None = None) -> bool:
        """Wait for the next firing, at most `seconds` of real time; True if it came."""
        if seconds is None:
            return await self.next()
        try:
            async with asyncio.timeout(seconds):
                return await self.next()
        except TimeoutError:
            return False

    async def until(self, look: Callable[[], Found | None], seconds: float) -> Found | None:
        """Look now and after every firing until `look` finds something; None after `seconds`."""
        deadline = asyncio.get_running_loop().time() + seconds
        while (found := look()) is None:
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0 or not await self.wait(left):
                return look()
        return found
