"""The pace: never more than the channel bears in any sliding second, and no slower than that."""

import asyncio
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messaging.pace import Limits, Pace
from tests.conftest import StillClock


def crowded(times: list[float], seconds: float) -> int:
    """Give the largest number of times within any stretch of so many seconds."""
    return max((sum(t <= other < t + seconds for other in times) for t in times), default=0)


async def turns(clock: StillClock, pace: Pace, chats: list[int]) -> list[float]:
    """Take turns one after another; give their instants."""
    times = []
    for chat in chats:
        async with pace.turn(chat):
            pass
        times.append(clock.monotonic())
    return times


@pytest.fixture
def still() -> StillClock:
    return StillClock()


async def test_thirty_a_second_and_hardly_less(still: StillClock) -> None:
    """A broadcast goes at 29.9 a second, and no sliding second holds more than 30."""
    pace = Pace(still)
    times = await turns(still, pace, list(range(3000)))
    assert crowded(times, 1) <= 30
    assert pace.worst <= 30
    assert 29.8 <= 2999 / (times[-1] - times[0]) <= 30


async def test_a_chat_gets_a_burst_then_one_a_second(still: StillClock) -> None:
    """Three messages leave at once, the following ones a second apart."""
    times = await turns(still, Pace(still), [7] * 6)
    gaps = [b - a for a, b in pairwise(times)]
    assert max(gaps[:2]) < 0.05
    assert all(gap >= 0.9 for gap in gaps[2:])
    assert all(gap <= 1.1 for gap in gaps[2:])


async def test_room_can_be_kept(still: StillClock) -> None:
    """Of a burst of three two leave at once if one is to be kept; then one a second as well."""
    pace = Pace(still)
    await turns(still, pace, [7])
    now = still.monotonic()
    assert pace.free_at(7, 1) <= now
    await turns(still, pace, [7])
    assert pace.free_at(7) <= still.monotonic() < pace.free_at(7, 1)
    assert Pace(still, Limits(burst=1)).free_at(7, 1) <= now


async def test_a_warning_pauses_its_chat_only(still: StillClock) -> None:
    """After one warning the chat waits as asked, everybody else goes on."""
    pace = Pace(still)
    start = still.monotonic()
    pace.pause(1, 10)
    async with pace.turn(2):
        pass
    assert still.monotonic() - start < 1
    async with pace.turn(1):
        pass
    assert still.monotonic() - start == pytest.approx(10, abs=0.1)


async def test_a_second_warning_pauses_everybody(still: StillClock) -> None:
    """Two warnings within a minute mean that the whole bot is too fast."""
    pace = Pace(still)
    pace.pause(1, 5)
    still.move(seconds=30)
    start = still.monotonic()
    pace.pause(2, 5)
    async with pace.turn(3):
        pass
    assert still.monotonic() - start == pytest.approx(5, abs=0.1)


async def test_turns_are_first_come_first_served(still: StillClock) -> None:
    """Whoever asks first goes first, and the figures say how many wait."""
    pace = Pace(still, Limits(per_second=2))
    order: list[int] = []

    async def take(chat: int) -> None:
        async with pace.turn(chat):
            pass
        order.append(chat)

    await asyncio.gather(*[take(chat) for chat in range(10)])
    assert order == list(range(10))
    assert pace.waiting == 0


async def test_old_chats_are_forgotten(still: StillClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory holds the chats of late, not all that there ever were."""
    monkeypatch.setattr("bot.messaging.pace._REMEMBERED_CHATS", 50)
    pace = Pace(still)
    await turns(still, pace, list(range(500)))
    assert len(pace._chats) <= 51  # noqa: SLF001 - memory cannot be seen from outside


@given(
    steps=st.lists(
        st.tuples(st.integers(0, 4), st.floats(0, 3), st.booleans()), min_size=1, max_size=120
    ),
    per_second=st.integers(1, 8),
    burst=st.integers(1, 4),
)
def test_no_stretch_of_time_holds_too_much(
    steps: list[tuple[int, float, bool]], per_second: int, burst: int
) -> None:
    """However messages come, no sliding second and no chat gets more than the limits say."""
    clock = StillClock()
    pace = Pace(clock, Limits(per_second, 1.0, burst))

    async def go() -> list[tuple[int, float]]:
        taken = []
        for chat, pause, warned in steps:
            clock.move(seconds=pause)
            if warned:
                pace.pause(chat, pause)
            async with pace.turn(chat):
                pass
            taken.append((chat, clock.monotonic()))
        return taken

    taken = asyncio.run(go())
    assert crowded([when for _, when in taken], 1) <= per_second
    assert pace.worst <= per_second
    for chat in {chat for chat, _ in taken}:
        # A hundredth less than `burst` seconds, because clocks round.
        assert crowded([when for one, when in taken if one == chat], 0.99) <= burst


class BusyClock(StillClock):
    """A clock that moves while others go on."""

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(0)
        await super().sleep(seconds)


async def test_what_is_urgent_goes_before_who_waits() -> None:
    """An urgent turn is the next one, whoever stands in the line; the pace stays what it was."""
    still = BusyClock()
    pace, left = Pace(still), list[tuple[int, float]]()

    async def go(chat: int, *, urgent: bool) -> None:
        async with pace.turn(chat, urgent=urgent):
            left.append((chat, still.monotonic()))

    line = [asyncio.create_task(go(chat, urgent=False)) for chat in range(60)]
    await asyncio.sleep(0)
    await asyncio.gather(go(99, urgent=True), *line)
    assert [chat for chat, _ in left].index(99) <= 2
    assert crowded([at for _, at in left], 1) <= 30
