"""What goes into memory, in which order, when the database holds more than fits."""

import asyncio
from collections.abc import Callable, Iterator

import pytest

from bot.domain.messages import Lane
from bot.messaging.claims import Claims, Handed
from bot.messaging.jobs import CardJob, LetterJob
from bot.messaging.queue import Queue
from storage.database import Database
from storage.work import Effects, Reading, Work
from tests.bot.messaging.house import KEY, write
from tests.conftest import StillClock

BUSY, ANNA = 1, 2  # chats


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.messaging.claims.MOST", 8)
    monkeypatch.setattr("bot.messaging.claims._LOW", 2)


@pytest.fixture
def queue(clock: StillClock) -> Queue:
    return Queue(clock.monotonic, lambda _address, _kept: 0.0, lambda: None)


@pytest.fixture
def claims(database: Database, queue: Queue, clock: StillClock) -> Iterator[Claims]:
    claims = Claims(KEY, database, queue, clock)

    def hear(effects: Effects) -> None:
        claims.accept(Handed.from_effects(effects))

    forget = database.on_commit(hear)
    yield claims
    forget()


def letters(database: Database, chat: int, lane: Lane, number: int = 1) -> int:
    """Write so many letters; give the address."""

    def write_all(work: Work) -> int:
        return max(write(work, chat, f"{one}", lane=lane) for one in range(number))

    return database.perform(write_all)


async def first(queue: Queue, number: int) -> list[tuple[int, int]]:
    """Give address and rank of the jobs that go first."""
    found = []
    for _ in range(number):
        job = await asyncio.wait_for(queue.next(), 5)
        assert isinstance(job, LetterJob)
        found.append((job.address_id, job.rank))
        queue.done(job)
    return found


def nothing(_claims: Claims) -> None:
    """Be the only one who writes."""


@pytest.mark.parametrize("hear", [nothing, Claims.look_again])
async def test_live_letters_do_not_wait_for_the_others(
    database: Database, claims: Claims, queue: Queue, hear: Callable[[Claims], None]
) -> None:
    """Behind a backlog a live letter goes first, after what is older in the same chat."""
    await claims.gather()
    busy = letters(database, BUSY, Lane.UNSOLICITED, 20)
    anna = letters(database, ANNA, Lane.UNSOLICITED)
    letters(database, ANNA, Lane.LIVE)
    hear(claims)
    await claims.gather()
    assert len(queue) == 10
    assert await first(queue, 3) == [(anna, 2), (anna, 0), (busy, 2)]


async def test_a_greeting_comes_before_its_cards(
    database: Database, claims: Claims, queue: Queue
) -> None:
    """Letters that are asked for because others were moved, too, stand before their cards."""
    await claims.gather()
    anna = letters(database, ANNA, Lane.LIVE)
    await first(queue, 1)

    def greet(work: Work) -> None:
        work.say(anna, "hello")
        work.refresh(anna, "sheet:quay")
        work.effects.unknown = True

    database.perform(greet)
    early = asyncio.ensure_future(queue.next())
    await asyncio.sleep(0)
    assert not early.done()
    await claims.gather()
    found = [await asyncio.wait_for(early, 5)]
    while len(queue):
        queue.done(found[-1])
        found.append(await asyncio.wait_for(queue.next(), 5))
    assert [type(job) for job in found] == [LetterJob, LetterJob, CardJob]


async def test_another_process_writes_live_letters(
    database: Database, claims: Claims, queue: Queue
) -> None:
    """A live letter that we were not handed goes before the backlog as well."""
    await claims.gather()
    letters(database, BUSY, Lane.UNSOLICITED, 20)
    database._listeners.clear()  # noqa: SLF001 - as if another process committed
    anna = letters(database, ANNA, Lane.LIVE)
    claims.look_again()
    await claims.gather()
    assert await first(queue, 1) == [(anna, 0)]


async def test_what_is_urgent_overtakes_nothing_in_its_chat(
    database: Database, claims: Claims, queue: Queue
) -> None:
    """If not everything fits, the older letters of a chat are claimed before its live one."""
    database._listeners.clear()  # noqa: SLF001 - as after a start
    letters(database, BUSY, Lane.UNSOLICITED, 20)
    anna = letters(database, ANNA, Lane.UNSOLICITED)
    letters(database, ANNA, Lane.LIVE)
    await claims.gather()
    assert len(queue) == 8
    assert await first(queue, 2) == [(anna, 2), (anna, 0)]


@pytest.mark.parametrize("query", ["_live", "_pending", "_due"])
async def test_what_could_not_be_read_is_read_the_next_time(
    database: Database,
    claims: Claims,
    queue: Queue,
    monkeypatch: pytest.MonkeyPatch,
    query: str,
) -> None:
    """Whatever goes wrong once, what waited is claimed afterwards: letters and cards."""

    def broken(_reading: Reading, *_: object) -> None:
        raise ZeroDivisionError

    if query == "_live":
        await claims.gather()
        letters(database, BUSY, Lane.UNSOLICITED, 20)
    anna = letters(database, ANNA, Lane.LIVE)
    database._listeners.clear()  # noqa: SLF001 - as if another process committed
    database.perform(lambda work: work.refresh(anna, "test:"))
    claims.look_again()
    with monkeypatch.context() as trouble:
        trouble.setattr(f"bot.messaging.claims.{query}", broken)
        with pytest.raises(ZeroDivisionError):
            await claims.gather()
    await claims.gather()
    assert await first(queue, 1) == [(anna, 0)]
    assert await asyncio.wait_for(queue.next(), 5) == CardJob(anna, "test:")
