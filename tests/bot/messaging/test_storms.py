"""A channel in trouble: whatever it does, letters arrive in order, and updates are handled."""

import random
from collections.abc import Sequence

import pytest

from bot.chat_server import Fault, Person
from storage.work import Reading, Work
from tests.bot.messaging.house import House, heard, states, write

LETTERS = [f"{number}" for number in range(5)]


async def crowd(home: House, size: int) -> list[Person]:
    """Let some people be greeted."""
    people = [await home.person(f"P{number}") for number in range(size)]
    await home.quiet()
    return people


def waiting(reading: Reading) -> int:
    return sum(state == "waiting" for state, _ in states(reading))


async def everything(person: Person, messages: int) -> None:
    """Wait until so many messages have arrived."""
    await person.wait_for(lambda _: len(person.from_bot) == messages)


async def broadcast(home: House, people: Sequence[Person]) -> None:
    """Write everybody the same letters, and wait for the end of the last."""

    def tell_all(work: Work) -> None:
        for text in LETTERS:
            for person in people:
                write(work, person.id, text)

    await home.database.transact(tell_all)
    await home.until(waiting, 0, seconds=20)
    await home.quiet()


async def test_a_storm_of_patience_asked_for(home: House) -> None:
    """However often a channel asks for up to 30 s of patience, each letter comes once, in order."""
    dice, people = random.Random(1), await crowd(home, 20)  # noqa: S311 - repeatable
    for _ in range(20):
        chat = dice.choice(people).id
        seconds = dice.randint(1, 30)
        home.server.fail(Fault("too_many_requests", "sendMessage", chat, seconds=seconds))
    await broadcast(home, people)
    assert not home.server.faults.waiting
    for person in people:
        assert home.said(person) == ["/start", *LETTERS]


async def test_a_storm_of_errors_and_broken_connections(home: House) -> None:
    """Errors and broken connections repeat only what had arrived, and change no order."""
    dice, people = random.Random(2), await crowd(home, 20)  # noqa: S311 - repeatable
    kinds = ("server_error", "drop_before", "drop_after")
    arrived = 0
    for _ in range(30):
        kind, chat = dice.choice(kinds), dice.choice(people).id
        arrived += kind == "drop_after"
        home.server.fail(Fault(kind, "sendMessage", chat))  # type: ignore[arg-type] # one of them
    await broadcast(home, people)
    assert not home.server.faults.waiting
    said = [home.said(person) for person in people]
    assert [list(dict.fromkeys(texts)) for texts in said] == [["/start", *LETTERS]] * len(people)
    assert sum(map(len, said)) == len(people) * (1 + len(LETTERS)) + arrived


async def test_a_silent_channel_repeats_only_what_it_took(home: House) -> None:
    """A sending that is not answered in time goes out again, and nothing else does.

    The channel takes them all the same, later than anybody waits.
    """
    people = await crowd(home, 6)
    home.channel.request._patience = 0.1  # noqa: SLF001 - 20 s, otherwise
    for person in people:
        home.server.fail(Fault("delay", "sendMessage", person.id, seconds=0.2))
    await broadcast(home, people)
    for person in people:
        await everything(person, len(LETTERS) + 2)
        assert list(dict.fromkeys(home.said(person))) == ["/start", *LETTERS]
        assert home.said(person).count(LETTERS[0]) == 2


async def test_a_poll_that_is_never_answered_is_given_up(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A poll without an answer is made anew, and what people send is handled in order, once."""
    anna = await home.person("Anna")
    monkeypatch.setattr("bot.messaging.intake.LONG_POLL", 0)
    monkeypatch.setattr("bot.messaging.calls.LONG_POLL_GRACE", 0.1)
    home.server.fail(Fault("delay", "getUpdates", times=3, seconds=0.2))
    for text in LETTERS:
        await anna.send(text)
    await anna.wait_for(LETTERS[-1])
    await home.quiet()
    assert await home.database.read(heard, anna) == ["/start", *LETTERS]
    assert home.said(anna) == ["/start", *LETTERS]


async def test_a_third_of_the_people_block_the_bot(home: House) -> None:
    """Those who blocked the bot cost one try each; the others get theirs, and so do they later."""
    people = await crowd(home, 15)
    gone, there = people[:5], people[5:]
    for person in gone:
        person.chat.blocked = True  # without the update that would tell us
    await broadcast(home, people)
    assert [home.said(person) for person in there] == [["/start", *LETTERS]] * len(there)
    outcomes = await home.database.read(states)
    assert outcomes.count(("dropped", "unreachable")) == len(gone) * len(LETTERS)
    assert sum(call.chat_id in {one.id for one in gone} for call in home.calls("sendMessage")) <= (
        2 * len(gone)
    )
    for person in gone:
        person.chat.blocked = False
        await person.send("back")
    for person in gone:
        await person.wait_for("back")
