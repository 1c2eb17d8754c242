"""A sender acts only while its lease is good."""

import asyncio
import time

from bot.clock import SystemClock
from bot.messaging.pace import Pace
from storage.lease import Lease


async def test_no_turn_without_a_lease() -> None:
    """While the lease is not good nobody gets a turn; when it is again, whoever waits goes on."""
    lease = Lease()
    pace = Pace(SystemClock(), lease=lease)
    taken: list[int] = []

    async def take(chat: int) -> None:
        async with pace.turn(chat):
            taken.append(chat)

    lease.open(0)
    await take(1)
    lease.end()
    waiting = [asyncio.create_task(take(chat)) for chat in (2, 3)]
    await asyncio.sleep(0.1)  # time enough for several turns
    assert taken == [1]
    lease.renew(time.monotonic() + 60)
    await asyncio.gather(*waiting)
    assert taken == [1, 2, 3]
