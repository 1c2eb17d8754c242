"""Counting what was sent: the judge of the replicas must be able to find fault."""

import asyncio

from bot.chat_server import Call
from tests.replicas.counting import Attention, Sent


def call(instant: float, chat: int = 1, text: str = "", method: str = "sendMessage") -> Call:
    return Call(0, 0.0, instant, method, chat, {"text": text})


def watched(looks: list[float]) -> Attention:
    attention = Attention()
    attention._looks = looks  # noqa: SLF001 - in place of real ones
    return attention


def test_a_second_that_is_too_full_is_found() -> None:
    """31 messages within a second are counted, wherever that second begins."""
    spread = [call(10 + n / 29.9) for n in range(90)]
    assert Sent.of(spread).worst_second(Attention()) == 30
    assert Sent.of([*spread, call(11.99)]).worst_second(Attention()) == 31


def test_what_was_seen_late_may_have_come_in_time() -> None:
    """While the chat server stood still nobody knows when a message came: it is not held so."""
    late = [call(10.2) for _ in range(6)]
    after = [call(10.21 + n / 30) for n in range(29)]
    steady = [9.0 + n / 200 for n in range(1000)]
    standing_still = [look for look in steady if not 10.0 < look < 10.2]
    assert Sent.of([*late, *after]).worst_second(watched(steady)) == 35
    assert Sent.of([*late, *after]).worst_second(watched(standing_still)) <= 30


async def test_looks_are_noted() -> None:
    """A message is taken to have come when it was seen, unless nobody looked before."""
    attention = Attention()
    watching = asyncio.create_task(attention.watch())
    while len(attention._looks) < 5:  # noqa: ASYNC110, SLF001 - looking tells nobody
        await asyncio.sleep(0)
    watching.cancel()
    first, last = attention._looks[0], attention._looks[-1]  # noqa: SLF001
    assert attention.earliest(last) == last or last - first > 0.02
    assert attention.earliest(last + 60) < last + 60


def test_copies_and_order() -> None:
    """A letter that came twice is counted twice; one that was overtaken is found, chat by chat."""
    sent = Sent.of(
        [
            call(1, 1, "letter-1"),
            call(2, 1, "letter-2"),
            call(3, 2, "letter-2"),
            call(4, 2, "letter-1"),
            call(5, 1, "letter-1"),
            call(6, 1, "letter-3", "getUpdates"),
            call(7, 1, "hello"),
        ]
    )
    assert sorted(sent.copies("letter-").values()) == [1, 1, 1, 2]
    assert sent.disorder("letter-") == [2]


def test_silence() -> None:
    """The longest time between two messages is found, from an instant on."""
    sent = Sent.of([call(1), call(5), call(6), call(8)])
    assert sent.longest_silence(0) == 4
    assert sent.longest_silence(4) == 2
    assert sent.longest_silence(8) == 0
