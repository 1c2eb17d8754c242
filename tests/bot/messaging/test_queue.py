"""Whose turn it is: letters in order, cards after them, urgent lanes first, rest respected."""

import asyncio

import pytest

from bot.messaging.jobs import RANKS, CardJob, Job, LetterJob
from bot.messaging.queue import Queue


class Times:
    """The time, and from when each address is free; moved by the test."""

    def __init__(self) -> None:
        self.now = 100.0
        self.free: dict[int, float] = {}
        self.changes = 0

    def free_at(self, address_id: int, _kept: int) -> float:
        return self.free.get(address_id, 0.0)

    def changed(self) -> None:
        self.changes += 1


@pytest.fixture
def times() -> Times:
    return Times()


@pytest.fixture
def queue(times: Times) -> Queue:
    return Queue(lambda: times.now, times.free_at, times.changed)


def letter(number: int, address: int = 1, lane: str = "live") -> LetterJob:
    return LetterJob(number, address, RANKS[lane])


async def take(queue: Queue) -> Job:
    """Take the next job and be done with it."""
    async with asyncio.timeout(1):
        job = await queue.next()
    queue.done(job)
    return job


async def test_letters_of_a_chat_go_by_age_then_cards(queue: Queue) -> None:
    """In one chat the oldest letter goes first, cards come last, and nothing doubles."""
    jobs: list[Job] = [CardJob(1, "sheet:"), letter(3), letter(1), letter(2, lane="owed")]
    for job in [*jobs, letter(2), CardJob(1, "sheet:")]:
        queue.add(job)
    assert len(queue) == 3
    assert [await take(queue) for _ in range(4)] == [letter(1), letter(2), letter(3), jobs[0]]
    assert (len(queue), queue.ready, queue.active) == (0, False, 0)


async def test_between_chats_the_urgent_goes_first(queue: Queue) -> None:
    """An urgent letter lifts its whole chat; equals go by who came first."""
    queue.add(letter(1, 10, "unsolicited"))
    queue.add(letter(2, 20, "owed"))
    queue.add(letter(3, 30, "owed"))
    queue.add(letter(4, 10, "live"))
    assert [(await take(queue)).address_id for _ in range(4)] == [10, 10, 20, 30]


async def test_what_somebody_waits_for_goes_before_all(queue: Queue) -> None:
    """The sheet on which somebody tapped does not wait behind twenty-four cards."""
    for address in range(10, 34):
        queue.add(CardJob(address, "prompt:x"))
    queue.add(CardJob(50, "sheet:x", awaited=True))
    assert (await take(queue)).address_id == 50
    assert (await take(queue)).address_id == 10


async def test_what_nobody_waits_for_leaves_room_for_the_answer_to_a_tap() -> None:
    """Where somebody taps, their chat is free for the answer; elsewhere nothing is kept back."""
    queue = Queue(lambda: 100.0, lambda _address, kept: 101.0 if kept else 0.0, lambda: None)
    queue.add(CardJob(2, "prompt:x"))
    assert await take(queue) == CardJob(2, "prompt:x")
    queue.add(CardJob(1, "sheet:x", awaited=True))
    assert await take(queue) == CardJob(1, "sheet:x")
    queue.add(CardJob(1, "board:x"))
    queue.wake()
    assert not queue.ready
    queue.add(CardJob(1, "board:x", awaited=True))
    assert await take(queue) == CardJob(1, "board:x")


async def test_a_chat_has_one_message_on_its_way(queue: Queue) -> None:
    """While a chat is busy the next one waits, whatever comes in."""
    queue.add(letter(1))
    first = await queue.next()
    queue.add(letter(2))
    assert not queue.ready
    queue.done(first)
    assert await take(queue) == letter(2)


async def test_a_chat_rests_until_it_may_be_written_to(queue: Queue, times: Times) -> None:
    """What may not leave yet rests, is announced, and is woken when its time has come."""
    times.free[1] = 103.0
    queue.add(letter(1))
    assert (queue.ready, times.changes) == (False, 1)
    assert queue.wake() == pytest.approx(3.0)
    times.now = 103.0
    assert queue.wake() is None
    assert await take(queue) == letter(1)


async def test_what_failed_keeps_its_place(queue: Queue, times: Times) -> None:
    """A letter to be tried again comes before the later ones, after its rest."""
    queue.add(letter(1))
    queue.add(letter(2))
    queue.done(await queue.next(), again_after=5)
    assert not queue.ready
    times.now += 5
    queue.wake()
    assert await take(queue) == letter(1)
    assert await take(queue) == letter(2)


async def test_a_card_rests_between_drawings_and_letters_pass_it(
    queue: Queue, times: Times
) -> None:
    """A card is drawn at most once a second; a letter in the meantime is not held up."""
    queue.add(CardJob(1, "sheet:"))
    await take(queue)
    queue.add(CardJob(1, "sheet:"))
    assert not queue.ready
    queue.add(letter(1))
    assert await take(queue) == letter(1)
    times.now += 1
    queue.wake()
    assert await take(queue) == CardJob(1, "sheet:")


async def test_a_card_that_changes_on_its_way_is_drawn_again(queue: Queue, times: Times) -> None:
    """A card wanted while it is being drawn is drawn once more."""
    queue.add(CardJob(1, "sheet:"))
    job = await queue.next()
    queue.add(CardJob(1, "sheet:"))
    queue.done(job)
    times.now += 1
    queue.wake()
    assert await take(queue) == CardJob(1, "sheet:")


async def test_memory_is_given_back(
    queue: Queue, times: Times, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chats that nothing waits for are forgotten."""
    monkeypatch.setattr("bot.messaging.queue._CROWD", 10)
    queue._crowded = 10  # noqa: SLF001 - memory cannot be seen from outside
    for number in range(50):
        queue.add(letter(number, number))
        await take(queue)
    times.now += 2
    queue.wake()
    assert not queue._lines  # noqa: SLF001


async def test_what_may_leave_and_is_not_brought_to_its_end_is_owed(
    queue: Queue, times: Times, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a job that may leave until nothing is in hand any more, a sign of life is owed."""
    monkeypatch.setattr("bot.messaging.queue.PATIENCE", -60.0)  # owed for a minute, at once
    monkeypatch.setattr("bot.messaging.queue.TAKEN_WITHIN", -60.0)
    owed = [queue.pulse.late]
    times.free[1] = 103.0
    queue.add(letter(1))  # rests
    owed.append(queue.pulse.late)
    times.now = 103.0
    queue.wake()
    late = [queue.pulse.late]
    first = await queue.next()
    late.append(queue.pulse.late)
    queue.done(first)
    owed.append(queue.pulse.late)
    assert owed == [0, 0, 0]
    assert min(late) >= 60


async def test_a_chat_that_is_ready_twice_owes_nothing_in_the_end(
    queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An entry that has been overtaken by a more urgent one is no work left over."""
    monkeypatch.setattr("bot.messaging.queue.PATIENCE", -60.0)
    monkeypatch.setattr("bot.messaging.queue.TAKEN_WITHIN", -60.0)
    queue.add(letter(1, lane="owed"))
    queue.add(letter(2))
    assert [await take(queue) for _ in range(2)] == [letter(1), letter(2)]
    waiting = asyncio.create_task(queue.next())
    await asyncio.sleep(0)
    assert queue.pulse.late == 0
    waiting.cancel()
