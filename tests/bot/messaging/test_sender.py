"""Letters: in order, once, through every kind of trouble; what becomes of each is written down."""

import asyncio
import time
from collections.abc import Sequence
from datetime import timedelta
from functools import partial

import pytest

from bot.chat_server import ChatServer, Fault
from bot.domain.messages import Button, Lane
from bot.messaging.marks import LetterMark, Mark, record
from bot.messaging.pace import Limits
from bot.messaging.sender import workers_for
from bot.views import rendering
from storage.work import Reading, Work
from tests.bot.messaging.house import KEY, House, QuickClock, house, states, write


async def test_a_letter_is_sent_once_and_marked(home: House) -> None:
    """A letter leaves after its commit, with its buttons, and its row says so."""
    anna = await home.person("Anna")
    buttons = [[Button("Yes", press="a:1")], [Button("Page", url="https://example.org/")]]

    def greet(work: Work) -> None:
        write(work, anna.id, "hello", buttons=buttons)

    await home.database.transact(greet)
    message = await anna.wait_for("hello")
    assert message["reply_markup"]["inline_keyboard"] == [
        [{"text": "Yes", "callback_data": "a:1"}],
        [{"text": "Page", "url": "https://example.org/"}],
    ]
    assert message["entities"][0]["type"] == "bold"
    await home.quiet()
    assert await home.database.read(states) == [("sent", ""), ("sent", "")]


async def test_a_letter_of_another_time_waits(home: House, clock: QuickClock) -> None:
    """A letter with a later time leaves at that time, not before."""
    anna = await home.person("Anna")
    later = clock.now() + timedelta(seconds=60)
    await home.database.transact(lambda work: write(work, anna.id, "later", not_before=later))
    await home.database.transact(lambda work: write(work, anna.id, "now"))
    await anna.wait_for("later")
    assert clock.now() >= later
    assert home.said(anna) == ["/start", "now", "later"]


async def test_an_expired_letter_is_dropped(home: House, clock: QuickClock) -> None:
    """A letter past its time is not sent, and its row says why."""
    anna = await home.person("Anna")
    await home.quiet()
    past = clock.now() - timedelta(seconds=1)
    await home.database.transact(lambda work: write(work, anna.id, "stale", expires_at=past))
    await home.database.transact(lambda work: write(work, anna.id, "fresh"))
    await anna.wait_for("fresh")
    await home.quiet()
    assert await home.database.read(states) == [("sent", ""), ("dropped", "expired"), ("sent", "")]


async def test_a_second_letter_with_the_same_key_is_not_sent(home: House) -> None:
    """A letter whose unique key was there already was never written, so it is not sent."""
    anna = await home.person("Anna")
    for text in ("first", "second"):
        await home.database.transact(partial(write, chat_id=anna.id, text=text, unique="eve:anna"))
    await home.quiet()
    assert home.said(anna) == ["/start", "first"]


async def test_a_blocked_bot_stops_nobody_else(home: House) -> None:
    """Who blocked the bot loses what waits for them; everybody else gets theirs."""
    anna, ben = await home.person("Anna"), await home.person("Ben")
    await home.quiet()
    anna.block()

    def tell_both(work: Work) -> None:
        for text in ("one", "two"):
            write(work, anna.id, text)
            write(work, ben.id, text)

    await home.database.transact(tell_both)
    await ben.wait_for("two")
    await home.quiet()
    outcomes = await home.database.read(states)
    assert outcomes.count(("dropped", "unreachable")) == 2
    assert outcomes.count(("sent", "")) == 4
    assert len(home.calls("sendMessage", anna)) == 2


async def test_who_writes_again_is_reached_again(home: House) -> None:
    """Any update from an address that was out of reach makes it one that takes messages."""
    anna = await home.person("Anna")
    anna.block()
    await home.database.transact(lambda work: write(work, anna.id, "lost"))
    await home.quiet()
    anna.unblock()
    await anna.send("back")
    await anna.wait_for("back")
    assert home.said(anna) == ["/start", "back"]


async def test_a_restart_remembers_who_is_out_of_reach(
    home: House, server: ChatServer, url: str, clock: QuickClock
) -> None:
    """After a restart too, writing again makes an address one that takes messages."""
    anna = await home.person("Anna")
    await home.intake.stop()
    anna.block()
    await home.database.transact(lambda work: write(work, anna.id, "lost"))
    await home.sender.stop()
    await home.database.transact(_out_of_reach, anna.id)
    anna.unblock()
    async with house(home.database, server, url, clock):
        await anna.send("back")
        await anna.wait_for("back")


async def test_whoever_another_process_could_not_reach_is_reached_again(home: House) -> None:
    """Writing again counts in every process, whichever has found the address out of reach."""
    anna = await home.person("Anna")
    await home.quiet()
    await home.database.transact(_out_of_reach, anna.id)
    await anna.send("back")
    await anna.wait_for("back")


def _out_of_reach(work: Work, chat_id: int) -> None:
    address = work.people.address_of(KEY, chat_id)
    assert address is not None
    work.people.set_reachable(address.id, reachable=False)


async def test_patience_that_is_asked_for_is_given(home: House, clock: QuickClock) -> None:
    """After "too many requests" the chat rests that long; nobody else waits."""
    anna, ben = await home.person("Anna"), await home.person("Ben")
    home.server.fail(Fault("too_many_requests", method="sendMessage", chat_id=anna.id, seconds=60))
    asked = clock.now()
    await home.database.transact(lambda work: write(work, anna.id, "one"))
    await home.database.transact(lambda work: write(work, anna.id, "two"))
    await home.database.transact(lambda work: write(work, ben.id, "other"))
    await ben.wait_for("other")
    assert home.said(anna) == ["/start"]
    await anna.wait_for("two")
    assert clock.now() - asked >= timedelta(seconds=60)
    assert home.said(anna) == ["/start", "one", "two"]


@pytest.mark.parametrize("kind", ["server_error", "drop_before"])
async def test_a_call_that_failed_is_made_again(home: House, kind: str) -> None:
    """A letter whose call came to nothing is sent again, in its place."""
    anna = await home.person("Anna")
    home.server.fail(Fault(kind, method="sendMessage", times=3))  # type: ignore[arg-type]
    await home.database.transact(lambda work: write(work, anna.id, "one"))
    await home.database.transact(lambda work: write(work, anna.id, "two"))
    await anna.wait_for("two")
    await home.quiet()
    assert home.said(anna) == ["/start", "one", "two"]


async def test_a_lost_answer_repeats_one_letter(home: House) -> None:
    """If only the answer was lost the letter comes twice, and nothing else does."""
    anna = await home.person("Anna")
    home.server.fail(Fault("drop_after", method="sendMessage"))
    await home.database.transact(lambda work: write(work, anna.id, "one"))
    await home.database.transact(lambda work: write(work, anna.id, "two"))
    await anna.wait_for("two")
    await home.quiet()
    assert home.said(anna) == ["/start", "one", "one", "two"]


async def test_what_always_fails_is_parked_while_others_go(home: House) -> None:
    """A letter that the channel cannot digest is parked after some tries; the next one goes."""
    anna, ben = await home.person("Anna"), await home.person("Ben")
    fault = Fault("server_error", method="sendMessage", chat_id=anna.id, times=100)
    home.server.fail(fault)
    await home.database.transact(lambda work: write(work, anna.id, "poison"))
    for number in range(400):
        await home.database.transact(partial(write, chat_id=ben.id, text=f"{number}"))
        await ben.wait_for(f"reference {number}")
        if parked := [row for row in await home.database.read(states) if row[0] == "parked"]:
            break
    assert parked == [("parked", "NetworkError")]
    home.server.faults.clear()
    await home.database.transact(lambda work: write(work, anna.id, "after"))
    await anna.wait_for("after")


async def test_an_outage_parks_nothing(home: House) -> None:
    """As long as nothing at all gets through, however often it is tried, letters wait."""
    anna = await home.person("Anna")
    await home.quiet()
    home.server.fail(Fault("server_error", method="sendMessage", times=10))
    await home.database.transact(lambda work: write(work, anna.id, "patient"))
    await anna.wait_for("patient", timeout=20)
    await home.quiet()
    assert await home.database.read(states) == [("sent", ""), ("sent", "")]


async def test_what_is_no_text_is_parked(home: House) -> None:
    """A letter that cannot be put into words is parked with the reason; others go."""
    anna = await home.person("Anna")

    def say(work: Work) -> None:
        address = write(work, anna.id, "before")
        work.say(address, "no-such-text")
        work.say(address, "apology", args={"reference": "x"}, attachment="nothing:1")
        write(work, anna.id, "after")

    await home.database.transact(say)
    await anna.wait_for("after")
    await home.quiet()
    parked = [error for state, error in await home.database.read(states) if state == "parked"]
    assert [error.split()[0] for error in parked] == ["TextFault", "KeyError"]


async def test_what_the_channel_refuses_is_parked(home: House) -> None:
    """A letter that the channel calls wrong is parked with what it said."""
    anna = await home.person("Anna")
    long = [[Button("Too long", press="x" * 65)]]
    await home.database.transact(lambda work: write(work, anna.id, "bad", buttons=long))
    await home.database.transact(lambda work: write(work, anna.id, "good"))
    await anna.wait_for("good")
    await home.quiet()
    ((_, why),) = [row for row in await home.database.read(states) if row[0] == "parked"]
    assert "BUTTON_DATA_INVALID" in why.upper()


async def test_what_the_channel_quotes_is_not_kept(home: House) -> None:
    """Of a refusal that quotes what was to be sent, only what comes before it is written down."""
    anna = await home.person("Anna")
    page = [[Button("Page", url="private words")]]
    await home.database.transact(lambda work: write(work, anna.id, "bad", buttons=page))
    await home.quiet()
    ((_, why),) = [row for row in await home.database.read(states) if row[0] == "parked"]
    assert why.endswith(" …")
    assert "private" not in why


async def test_a_chat_that_does_not_exist_is_out_of_reach(home: House) -> None:
    """A chat unknown to the channel counts as one that takes no messages."""
    await home.database.transact(lambda work: write(work, 424242, "nobody"))
    await home.quiet()
    assert await home.database.read(states) == [("dropped", "unreachable")]


async def test_a_long_text_comes_in_parts(home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit into one message follows in others; the buttons are under the last."""
    monkeypatch.setattr(rendering, "LETTER_LIMIT", 600)
    anna = await home.person("Anna")
    text = " ".join(f"{number:04} " + "x" * 90 for number in range(10))
    yes = [[Button("Yes", press="a:1")]]
    await home.database.transact(lambda work: write(work, anna.id, text, buttons=yes))
    await anna.wait_for("0009")
    first, second = anna.from_bot[1:]
    assert "0000" in first["text"]
    assert "reply_markup" not in first
    assert "reply_markup" in second
    assert len(first["text"]) <= 600


async def test_parts_that_have_left_are_not_repeated(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the second part of a long text fails, only the second part is sent again."""
    monkeypatch.setattr(rendering, "LETTER_LIMIT", 600)
    anna = await home.person("Anna")
    text = " ".join(f"{number:04} " + "x" * 90 for number in range(10))
    home.server.fail(Fault("delay", method="sendMessage", seconds=0))
    home.server.fail(Fault("drop_before", method="sendMessage"))
    await home.database.transact(lambda work: write(work, anna.id, text))
    await anna.wait_for("0009")
    assert len(anna.from_bot) == 3


async def test_a_restart_sends_what_waits(
    home: House, server: ChatServer, url: str, clock: QuickClock
) -> None:
    """Letters that were written while nobody sent leave at the next start, oldest first."""
    anna = await home.person("Anna")
    await home.quiet()
    await home.sender.stop()
    for number in range(5):
        await home.database.transact(partial(write, chat_id=anna.id, text=f"{number}"))
    async with house(home.database, server, url, clock) as again:
        await anna.wait_for("reference 4")
        assert again.said(anna) == ["/start", *map(str, range(5))]


async def test_other_channels_are_none_of_its_business(home: House) -> None:
    """A letter for an address of another channel is left alone."""

    def elsewhere(work: Work) -> None:
        address = work.people.add_address("telegram", 1, "en", work.now)
        work.say(address, "apology", args={"reference": "x"})
        work.refresh(address, "test:")

    await home.database.transact(elsewhere)
    home.sender.look_again()
    await home.quiet()
    assert await home.database.read(states) == [("waiting", "")]
    assert await home.database.read(pending) == 1


def pending(reading: Reading) -> int:
    return len(reading.cards.pending())


async def test_urgent_lanes_go_first(home: House) -> None:
    """Between chats live letters go before owed ones, and those before unsolicited ones."""
    people = [await home.person(f"P{number}") for number in range(3)]
    await home.quiet()
    await home.sender.stop()
    lanes = (Lane.UNSOLICITED, Lane.OWED, Lane.LIVE)
    for person, lane in zip(people, lanes, strict=True):
        await home.database.transact(partial(write, chat_id=person.id, text="x", lane=lane))
    rows = await home.database.read(lambda reading: reading.outbox.due_on(KEY, reading.now, 9))
    assert [row.lane for row in rows] == ["live", "owed", "unsolicited"]


async def test_a_database_that_is_down_sends_nothing_twice(home: House) -> None:
    """An outcome that cannot be written down yet is kept until it can be."""
    anna = await home.person("Anna")
    await home.quiet()
    calls = len(home.calls("sendMessage"))
    home.server.fail(Fault("delay", "sendMessage", seconds=0.2))
    await home.database.transact(lambda work: write(work, anna.id, "one"))
    await home.server.wait_for_call(lambda call: "delay" in call.outcome.values())
    with home.without_database():
        await anna.wait_for("one")
        while not home.sender._persistence.resting:  # noqa: SLF001, ASYNC110 - no event
            await asyncio.sleep(0.002)
    await home.until(states, [("sent", ""), ("sent", "")], seconds=10)
    assert len(home.calls("sendMessage")) == calls + 1


async def test_an_outcome_that_can_never_be_kept_repeats_nothing(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If writing an outcome down is a fault of ours, the letter is left alone after one sending."""
    anna = await home.person("Anna")
    await home.quiet()

    def broken(_work: Work, _marks: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.messaging.workers.record", broken)
    await home.database.transact(lambda work: write(work, anna.id, "one"))
    await home.quiet()
    home.sender._claims.look_again()  # noqa: SLF001 - without waking it twice
    home.sender.look_again()
    await home.quiet()
    assert home.said(anna) == ["/start", "one"]


async def test_an_outcome_that_cannot_be_kept_harms_no_other(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of outcomes written down together only the culprit fails; the others are marked."""
    people = [await home.person(f"P{number}") for number in range(4)]
    await home.quiet()
    culprit = people[1]

    def picky(work: Work, marks: Sequence[Mark]) -> None:
        address = work.people.address_of(KEY, culprit.id)
        letters = {mark.id for mark in marks if isinstance(mark, LetterMark)}
        rows = work.outbox.waiting(list(letters))
        if address is not None and any(row.address_id == address.id for row in rows):
            raise ZeroDivisionError
        record(work, marks)

    monkeypatch.setattr("bot.messaging.workers.record", picky)
    blocking = asyncio.create_task(home.database.transact(lambda _: time.sleep(0.3)))

    def tell_all(work: Work) -> None:
        for person in people:
            write(work, person.id, "news")

    await home.database.transact(tell_all)
    again = asyncio.create_task(home.database.transact(lambda _: time.sleep(0.3)))
    for person in people:
        await person.wait_for("news")
    await asyncio.gather(blocking, again)
    await home.quiet()
    outcomes = [state for state, _ in await home.database.read(states)]
    assert outcomes.count("waiting") == 1
    assert outcomes.count("sent") == len(outcomes) - 1
    assert [home.said(person) for person in people] == [["/start", "news"]] * 4


async def test_more_than_memory_holds_stays_in_the_database(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However much there is to send, memory holds a part of it, and order is kept."""
    monkeypatch.setattr("bot.messaging.claims.MOST", 8)
    monkeypatch.setattr("bot.messaging.claims._LOW", 2)
    anna = await home.person("Anna")

    def flood(work: Work) -> None:
        for number in range(40):
            write(work, anna.id, f"{number}")

    await home.database.transact(flood)
    await home.database.transact(lambda work: write(work, anna.id, "finale"))
    await anna.wait_for("finale")
    assert home.said(anna) == ["/start", *map(str, range(40)), "finale"]


async def test_many_cards_are_claimed_in_parts(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More cards than are claimed at once are claimed bit by bit."""
    monkeypatch.setattr("bot.messaging.claims._MOST_CARDS", 2)
    people = [await home.person(f"P{number}") for number in range(5)]

    def want_all(work: Work) -> None:
        for person in people:
            address = work.people.address_of(KEY, person.id)
            assert address is not None
            work.refresh(address.id, "no-such-card:")

    await home.database.transact(want_all)
    await home.until(pending, 0)


@pytest.mark.parametrize(("per_second", "workers"), [(1, 16), (30, 16), (100, 40), (1000, 64)])
def test_a_quick_pace_has_more_on_its_way(per_second: int, workers: int) -> None:
    """At the usual pace a kill repeats few messages; a quick one is not held up by that."""
    assert workers_for(Limits(per_second)) == workers
