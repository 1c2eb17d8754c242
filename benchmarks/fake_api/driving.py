"""When updates are released: so many in flight, or so many a second."""

import asyncio
from collections.abc import Callable

from benchmarks.fake_api.flight import Flight

Bring = Callable[[int, bytes], None]  # takes an update's number and its JSON to the bot


def keep_in_flight(flight: Flight, bring: Bring, number: int) -> None:
    """Release so many at once; each reply will release another."""
    for _ in range(number):
        bring(*flight.release())


async def keep_pace(flight: Flight, bring: Bring, per_second: float) -> None:
    """Release so many a second, whatever becomes of them."""
    loop = asyncio.get_running_loop()
    began, number = loop.time(), 0
    while not flight.over:
        bring(*flight.release())
        number += 1
        await asyncio.sleep(began + number / per_second - loop.time())
