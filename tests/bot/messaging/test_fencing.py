"""A sender acts only while its lease is good."""

import asyncio
import time

from bot.clock import SystemClock
from bot.messaging.pace import Limits, Pace
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


async def test_a_lease_renewed_lets_nobody_go_too_soon() -> None:
    """Those who are urgent keep the pace as well when all of them waited for the lease."""
    lease = Lease()
    pace = Pace(SystemClock(), Limits(per_second=4), lease)
    lease.open(0)

    async def take(chat: int, *, urgent: bool) -> None:
        async with pace.turn(chat, urgent=urgent):
            pass

    for chat in range(3):
        await take(chat, urgent=False)
    lease.end()
    waiting = [asyncio.create_task(take(chat, urgent=chat > 3)) for chat in range(3, 7)]
    await asyncio.sleep(0.4)  # long enough for the next turn, if it were not for the lease
    lease.renew(time.monotonic() + 60)
    await asyncio.gather(*waiting)
    assert pace.worst <= 4
