"""The clock that jumps: order, what it must not jump over, and waiting for whoever works."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.rehearsal.fast_clock import FastClock

START = datetime(2027, 4, 20, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


async def nothing() -> None:
    """Do nothing that is due."""


async def test_sleepers_wake_in_the_order_of_their_time() -> None:
    """Whoever sleeps shorter wakes first, at exactly their time."""
    clock, woken = FastClock(START), []

    async def sleeper(minutes: int) -> None:
        await clock.sleep(minutes * 60)
        woken.append((minutes, clock.now() - START))

    async with asyncio.TaskGroup() as group:
        for minutes in (30, 10, 20):
            group.create_task(sleeper(minutes))
        await clock.run(START + HOUR, lambda: None, nothing)
    assert woken == [(minutes, timedelta(minutes=minutes)) for minutes in (10, 20, 30)]
    assert clock.now() == START + HOUR
    assert clock.monotonic() == 3600


async def test_those_of_the_same_instant_wake_together() -> None:
    """A rounding error in a sum of seconds does not separate two who mean the same instant."""
    clock, woken = FastClock(START), []

    async def sleeper(*naps: float) -> None:
        for nap in naps:
            await clock.sleep(nap)
        woken.append(clock.monotonic())

    async with asyncio.TaskGroup() as group:
        group.create_task(sleeper(0.1, 0.2))
        group.create_task(sleeper(0.3))
        await clock.run(START + HOUR, lambda: None, nothing)
    assert woken[0] == woken[1]


async def test_what_is_due_is_done_in_time_and_once() -> None:
    """The clock stops at each instant that is due, and goes on when it has been done."""
    clock, done = FastClock(START), []
    due = [START + timedelta(minutes=minutes) for minutes in (5, 50)]

    async def fall_due() -> None:
        done.append(clock.now())
        due.pop(0)

    await clock.run(START + HOUR, lambda: due[0] if due else None, fall_due)
    assert done == [START + timedelta(minutes=5), START + timedelta(minutes=50)]


async def test_time_stands_still_while_somebody_works() -> None:
    """No jump happens before everybody is idle."""
    clock, seen = FastClock(START), []
    working = asyncio.Event()
    clock.idle = working.is_set

    async def work() -> None:
        for _ in range(50):
            await asyncio.sleep(0)
            seen.append(clock.now())
        working.set()

    async with asyncio.TaskGroup() as group:
        group.create_task(work())
        await clock.run(START + HOUR, lambda: None, nothing)
    assert set(seen) == {START}


async def test_nobody_waits_for_one_who_gave_up_sleeping() -> None:
    """A sleep that was cancelled is no stop any more."""
    clock = FastClock(START)
    stops: list[datetime] = []
    clock.watch = stops.append
    nap = asyncio.ensure_future(clock.sleep(60))
    await asyncio.sleep(0)
    nap.cancel()
    await clock.run(START + HOUR, lambda: None, nothing)
    assert stops == [START + HOUR]


async def test_a_sleep_of_nothing_returns_at_once() -> None:
    """Waiting for the past takes no time."""
    clock = FastClock(START)
    await clock.sleep(-3600)
    assert clock.now() == START


async def test_a_speed_makes_it_watchable() -> None:
    """With a speed, visit time follows real time."""
    clock = FastClock(START, speed=36_000)
    loop = asyncio.get_running_loop()
    before = loop.time()
    await clock.run(START + HOUR, lambda: None, nothing)
    assert loop.time() - before >= 0.1
