"""The clock that people steer: pause, speeds and leaps, by seconds that the test hands out."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import DatabaseDown
from bot.rehearsal.steered import clock as module
from bot.rehearsal.steered.clock import SteeredClock, VisitTime

START = datetime(2027, 4, 20, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Real:
    """Real seconds, as the test wants them."""

    def __init__(self) -> None:
        self.seconds = 50.0

    def __call__(self) -> float:
        return self.seconds


async def nothing() -> None:
    """Do nothing that is due."""


@asynccontextmanager
async def running(
    clock: SteeredClock,
    next_due: Callable[[], datetime | None] = lambda: None,
    fall_due: Callable[[], Awaitable[object]] = nothing,
) -> AsyncIterator[None]:
    task = asyncio.create_task(clock.run(next_due, fall_due))
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def rounds() -> None:
    """Let everybody who can go on do so."""
    for _ in range(20):
        await asyncio.sleep(0)


class Dues:
    """What falls due, and when it was done."""

    def __init__(self, clock: SteeredClock, *minutes: float) -> None:
        self.clock = clock
        self.waiting = [START + minute * MINUTE for minute in minutes]
        self.done: list[timedelta] = []

    def next(self) -> datetime | None:
        return self.waiting[0] if self.waiting else None

    async def fall(self) -> None:
        self.waiting.pop(0)
        self.done.append(self.clock.now() - START)


async def test_a_pause_stops_the_visit_but_not_the_pace() -> None:
    """While it stands still the visit grows no older; seconds for pacing pass."""
    real = Real()
    clock = SteeredClock(START, real)
    real.seconds += 30
    assert clock.now() == START
    assert clock.monotonic() == 30


async def test_it_runs_at_the_speed_that_is_wished() -> None:
    """A new speed counts from now on; what has passed has passed."""
    real = Real()
    clock = SteeredClock(START, real)
    clock.steer(playing=True)
    real.seconds += 10
    clock.steer(speed=60)
    real.seconds += 2
    clock.steer(playing=False)
    real.seconds += 100
    assert clock.now() - START == timedelta(seconds=130)
    assert clock.monotonic() == 230


async def test_nothing_falls_due_in_a_pause() -> None:
    """However much real time passes; once it runs again, it does."""
    real = Real()
    clock = SteeredClock(START, real)
    dues = Dues(clock, 5)
    async with running(clock, dues.next, dues.fall):
        real.seconds += 3600
        clock.look_again()
        await rounds()
        assert dues.done == []
        clock.steer(playing=True)
        real.seconds += 301
        clock.look_again()
        await rounds()
    assert dues.done == [timedelta(seconds=301)]


async def test_in_a_pause_messages_are_still_paced_and_the_crowd_stands_still() -> None:
    """Who waits for the pace goes on; who waits for the visit does not."""
    real, woken = Real(), list[str]()
    clock = SteeredClock(START, real)

    async def wait(name: str, sleep: Callable[[float], Awaitable[None]]) -> None:
        await sleep(1)
        woken.append(name)

    async with running(clock), asyncio.TaskGroup() as group:
        group.create_task(wait("sender", clock.sleep))
        crowd = group.create_task(wait("crowd", VisitTime(clock).sleep))
        await rounds()
        real.seconds += 5
        clock.look_again()
        await rounds()
        assert woken == ["sender"]
        crowd.cancel()


async def test_a_leap_passes_everything_in_its_order() -> None:
    """What is due and whoever sleeps come at exactly their time, nobody too late."""
    clock = SteeredClock(START, Real())
    dues, seen = Dues(clock, 10, 30), list[tuple[str, timedelta]]()

    async def wait(name: str, minutes: float, sleep: Callable[[float], Awaitable[None]]) -> None:
        await sleep(minutes * 60)
        seen.append((name, clock.now() - START))

    async def fall() -> None:
        await dues.fall()
        seen.append(("due", dues.done[-1]))

    async with running(clock, dues.next, fall), asyncio.TaskGroup() as group:
        group.create_task(wait("crowd", 20, VisitTime(clock).sleep))
        group.create_task(wait("sender", 5, clock.sleep))
        await rounds()
        await clock.leap(START + 30 * MINUTE)
    assert seen == [
        ("sender", 5 * MINUTE),
        ("due", 10 * MINUTE),
        ("crowd", 20 * MINUTE),
        ("due", 30 * MINUTE),
    ]
    assert clock.now() == START + 30 * MINUTE
    assert not clock.leaping


async def test_a_second_wish_to_leap_is_the_first() -> None:
    """While it is on its way nobody can send it elsewhere; how it ran it goes on running."""
    clock = SteeredClock(START, Real())
    told: list[bool] = []
    clock.watch = lambda: told.append(clock.leaping)
    async with running(clock):
        first = clock.leap(START + MINUTE)
        assert clock.leap(START + 9 * MINUTE) is first
        clock.steer(speed=10)
        await first
    assert clock.now() == START + MINUTE
    assert told[0] is True
    assert told[-1] is False
    assert (clock.playing, clock.speed) == (False, 10)


async def test_a_leap_waits_for_whoever_works() -> None:
    """Time stands still until everybody has come to rest."""
    clock, seen, working = SteeredClock(START, Real()), set[datetime](), asyncio.Event()
    clock.idle = working.is_set

    async def work() -> None:
        for _ in range(50):
            await asyncio.sleep(0)
            seen.add(clock.now())
        working.set()

    async with running(clock), asyncio.TaskGroup() as group:
        group.create_task(work())
        await clock.leap(START + MINUTE)
    assert seen == {START}


async def test_a_leap_ends_early_where_somebody_never_rests(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It does not hang, and passes nothing over."""
    monkeypatch.setattr(module, "PATIENCE", 0.02)
    clock = SteeredClock(START, Real())
    clock.idle = lambda: False
    async with running(clock):
        await clock.leap(START + MINUTE)
    assert clock.now() == START


async def test_what_could_not_be_done_is_tried_again_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not at once and all the time: the database may be down."""
    monkeypatch.setattr(module, "_AGAIN", 0.01)
    clock, tries = SteeredClock(START, Real()), list[int]()

    async def fail() -> None:
        tries.append(1)

    async with running(clock, lambda: START if len(tries) < 3 else None, fail):
        while len(tries) < 3:  # noqa: ASYNC110 - trying tells nobody
            await asyncio.sleep(0.01)
    assert len(tries) == 3


async def test_a_clock_that_stumbles_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever fails on the way, also while it leaps, is tried again; the visit does not end."""
    monkeypatch.setattr(module, "_AGAIN", 0.01)
    clock, tries = SteeredClock(START, Real()), list[int]()

    async def fail() -> None:
        tries.append(1)
        if len(tries) < 3:
            raise DatabaseDown

    async with running(clock, lambda: START if len(tries) < 3 else None, fail):
        await clock.leap(START + MINUTE)
        while len(tries) < 3:  # noqa: ASYNC110 - trying tells nobody
            await asyncio.sleep(0.01)
        await clock.leap(START + MINUTE)
    assert clock.now() == START + MINUTE


async def test_a_leap_ends_early_where_what_is_due_cannot_be_done() -> None:
    """It does not try for ever, and passes nothing over."""
    clock = SteeredClock(START, Real())
    async with running(clock, lambda: START, nothing):
        async with asyncio.timeout(5):
            await clock.leap(START + MINUTE)
        assert clock.driven
    assert clock.now() == START
    assert not clock.driven


async def test_a_sleep_of_nothing_returns_at_once() -> None:
    """Waiting for the past takes no time."""
    clock = SteeredClock(START, Real())
    await clock.sleep(-1)
    await clock.until_older(0)
    assert clock.now() == START


async def test_real_time_moves_it() -> None:
    """With the machine's own seconds whoever sleeps is woken by itself."""
    clock = SteeredClock(START)
    clock.steer(playing=True, speed=60)
    async with running(clock):
        await VisitTime(clock).sleep(1)
        await clock.sleep(1)
    assert clock.now() - START >= timedelta(seconds=2)
