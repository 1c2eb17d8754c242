"""A duty that only remembers what it was told."""

import asyncio

from storage.lease import Lease


class Told:
    """One duty of one process.

    Attributes:
        events: what it was told, in order.
        lease: the one it was last taken up with.
    """

    def __init__(self, name: str = "telegram", *, fails: bool = False) -> None:
        self.name = name
        self.fails = fails
        self.events: list[str] = []
        self.lease = Lease()
        self._changed = asyncio.Event()

    async def take_up(self, lease: Lease) -> None:
        self.lease = lease
        self._tell("taken up")
        if self.fails:
            raise ZeroDivisionError

    async def lay_down(self) -> None:
        self._tell("laid down")

    def look_again(self, *, messages: bool, timeline: bool) -> None:
        self._tell("look" + " messages" * messages + " timeline" * timeline)

    async def until(self, event: str, times: int = 1) -> None:
        """Wait until it was told something so often."""
        async with asyncio.timeout(10):
            while self.events.count(event) < times:
                self._changed.clear()
                await self._changed.wait()

    def _tell(self, event: str) -> None:
        self.events.append(event)
        self._changed.set()
