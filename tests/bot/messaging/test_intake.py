"""Updates: in order, each once, confirmed after their commit, none in the way of another."""

import asyncio
import time
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.chat_server import ChatServer, Fault, Person
from bot.messaging.intake import LONG_POLL
from bot.messaging.parking import reference
from storage.database import Database
from storage.lease import Lease
from storage.work import Reading
from tests.bot.messaging.house import KEY, House, QuickClock, heard, house, register


def parked(reading: Reading) -> list[tuple[str, str, int | None]]:
    return [(row.reference, row.error, row.chat_id) for row in reading.records.parked()]


def unseen(reading: Reading, updates: list[int]) -> list[int]:
    return reading.records.unseen(KEY, updates)


def message(person: Person, text: str) -> dict[str, Any]:
    chat = {"id": person.id, "type": "private"}
    return {"message": {"message_id": 9, "date": 0, "text": text, "chat": chat}}


def membership(person: Person) -> dict[str, Any]:
    user = {"id": person.id, "is_bot": False, "first_name": person.name}
    bot = {"id": 7, "is_bot": True, "first_name": "Bot"}
    return {
        "chat": {"id": person.id, "type": "private"},
        "from": user,
        "date": 0,
        "old_chat_member": {"status": "member", "user": bot},
        "new_chat_member": {"status": "member", "user": bot},
    }


async def test_messages_are_handled_in_order(home: House) -> None:
    """What one person writes is handled in the order of writing, and answered in it."""
    anna = await home.person("Anna")
    for number in range(12):
        await anna.send(f"{number}")
    await home.quiet()
    expected = ["/start", *map(str, range(12))]
    assert await home.database.read(heard, anna) == expected
    assert home.said(anna) == expected


async def test_people_do_not_wait_for_each_other(home: House) -> None:
    """A message that hangs holds up neither another person nor, for long, its own chat."""
    anna, ben = await home.person("Anna"), await home.person("Ben")
    await anna.send("!hang")
    await anna.send("after")
    await ben.send("hello")
    await ben.wait_for("hello")
    assert home.said(anna) == ["/start"]
    await home.quiet()
    assert await home.database.read(heard, anna) == ["/start", "after"]


async def test_a_slow_handler_is_parked_and_its_late_work_undone(home: House) -> None:
    """A handler that takes too long is parked; what it does afterwards does not count."""
    anna = await home.person("Anna")
    await anna.send("!hang")
    await home.quiet()
    await asyncio.sleep(0.5)  # until the handler, which was left alone, has come to its end
    assert await home.database.read(heard, anna) == ["/start"]
    ((_, error, chat_id),) = await home.database.read(parked)
    assert (error.split()[0], chat_id) == ("TooSlow", anna.id)


async def test_a_failing_handler_is_parked_with_an_apology(home: House) -> None:
    """An update that fails is kept, the person gets its reference, the next one is handled."""
    anna = await home.person("Anna")
    await anna.send("!raise")
    await anna.send("next")
    await anna.wait_for("next")
    ((name, error, chat_id),) = await home.database.read(parked)
    assert error.startswith("ZeroDivisionError < house.py:")
    assert "!raise" not in error
    assert chat_id == anna.id
    assert home.said(anna) == ["/start", name, "next"]


async def test_an_update_that_cannot_be_read_blocks_nobody(home: House, server: ChatServer) -> None:
    """What the library cannot parse is parked, and what comes with it is handled."""
    anna = await home.person("Anna")
    chat = {"id": anna.id, "type": "private"}
    broken = server.inject({"message": {"chat": chat, "from": {"language_code": "fr"}}})
    nonsense = server.inject({"message": "what is this"})
    await anna.send("hello")
    await anna.wait_for("hello")
    await home.quiet()
    rows = {row[0]: row[2] for row in await home.database.read(parked)}
    assert rows == {reference(KEY, broken): anna.id, reference(KEY, nonsense): None}
    assert reference(KEY, broken) in home.said(anna)[1]
    assert await home.database.read(unseen, [broken, nonsense, 1]) == [1]


async def test_a_group_is_left_alone(home: House) -> None:
    """What is said in a group is confirmed and nothing else: nobody there is the one we know."""
    anna = await home.person("Anna")
    said = message(anna, "hello")
    said["message"]["chat"] = {"id": -100200, "type": "supergroup", "title": "All of us"}
    update = home.server.inject(said)
    await home.quiet()
    assert await home.database.read(unseen, [update]) == []
    assert await home.database.read(parked) == []
    addresses = await home.database.read(lambda r: r.people.address_of(KEY, -100200))
    assert addresses is None


async def test_an_update_that_nobody_takes_is_confirmed(home: House) -> None:
    """A handler without a transaction, or none at all, still ends in a committed row."""
    anna = await home.person("Anna")
    quiet = home.server.inject(message(anna, "!nothing"))
    untaken = home.server.inject({"my_chat_member": membership(anna)})
    await home.quiet()
    unknown = untaken + 1
    assert await home.database.read(unseen, [quiet, untaken, unknown]) == [unknown]
    assert await home.database.read(parked) == []


async def test_what_was_committed_is_not_done_twice(
    database: Database, server: ChatServer, url: str, clock: QuickClock
) -> None:
    """A bot killed between commit and confirmation meets its updates again without effect."""
    async with house(database, server, url, clock) as first:
        anna = await first.person("Anna")
        number = server.inject(message(anna, "once"))
        await anna.wait_for("once")
        assert await first.intake.take({"update_id": number, **message(anna, "once")})
        await first.quiet()
    async with house(database, server, url, clock) as second:
        assert await second.intake.take({"update_id": number, **message(anna, "once")})
        await second.quiet()
    assert await database.read(heard, anna) == ["/start", "once"]
    assert first.said(anna) == ["/start", "once"]


async def test_polling_goes_on_after_trouble(home: House, server: ChatServer) -> None:
    """Errors, dropped connections and patience asked for delay updates and lose none."""
    anna = await home.person("Anna")
    for kind in ("server_error", "drop_before", "drop_after", "too_many_requests", "forbidden"):
        server.fail(Fault(kind, method="getUpdates"))
    await anna.send("hello")
    await anna.wait_for("hello")
    await anna.send("again")
    await anna.wait_for("again")
    await home.quiet()
    assert await home.database.read(heard, anna) == ["/start", "hello", "again"]


async def test_a_newcomer_gives_way(home: House) -> None:
    """Whoever has just begun to poll leaves the updates to another process, and says so."""
    anna = await home.person("Anna")
    await home.quiet()
    before = len(home.calls("getUpdates"))
    await home.channel.calls.updates(0, ["message"], 0)
    while not home.refusals:  # noqa: ASYNC110 - a refusal ends the process; here it is a row
        await asyncio.sleep(0.002)
    [sentence] = home.refusals
    assert sentence.startswith("Another process takes the updates of chat with the same token.")
    await anna.send("hello")
    await home.intake.stop()
    assert len(home.calls("getUpdates")) == before + 1
    assert home.said(anna) == ["/start"]


async def test_whoever_was_there_before_goes_on(
    home: House, server: ChatServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a newcomer polls, the log says so and polling goes on."""
    monkeypatch.setattr("bot.messaging.intake.SETTLED", 0)
    anna = await home.person("Anna")
    await home.quiet()
    with capture_logs() as logs:
        await home.channel.calls.updates(0, ["message"], 0)
        await anna.send("hello")
        await anna.wait_for("hello")
    assert [log["why"] for log in logs if log["event"] == "no updates"] == [
        "another instance polls with this token: stop one of them"
    ]
    assert home.refusals == []
    assert server.token not in str(logs)


async def test_whoever_has_a_successor_is_no_newcomer(home: House) -> None:
    """A process whose lease has run out waits when another one polls; it need not end."""
    await home.intake.stop()
    home.server.clear_calls()
    lease = Lease()
    lease.open(0)
    await home.intake.start(lease)
    await home.server.wait_for_call(lambda call: call.parameters.get("timeout") == LONG_POLL)
    lease.end()
    with capture_logs() as logs:
        await home.channel.calls.updates(0, ["message"], 0)
        async with asyncio.timeout(5):
            while not logs:  # noqa: ASYNC110 - a log gives no event
                await asyncio.sleep(0.002)
    assert [log["event"] for log in logs] == ["no updates"]
    assert home.refusals == []


async def test_a_tap_gets_its_receipt(home: House) -> None:
    """A tap is answered with the receipt's words, once."""
    anna = await home.person("Anna")
    press = anna.press_data(anna.from_bot[0], "money")
    answer = await press
    assert answer is not None
    assert "money" in answer["text"]
    await home.quiet()
    assert len(home.calls("answerCallbackQuery")) == 1


async def test_a_tap_without_a_receipt_gets_an_empty_answer(home: House) -> None:
    """A tap that nobody answers loses its spinner all the same."""
    anna = await home.person("Anna")
    answer = await anna.press_data(anna.from_bot[0], "nothing")
    assert answer is not None
    assert answer["text"] == ""


async def test_a_webhook_update_is_not_confirmed_while_the_database_is_down(home: House) -> None:
    """What could not be committed is to be brought again, and is then handled."""
    anna = await home.person("Anna")
    update = {"update_id": 7, **message(anna, "hi")}
    with home.without_database():
        assert not await home.intake.take(update)
    assert await home.intake.take(update)
    assert await home.intake.take(update)
    assert await home.database.read(heard, anna) == ["/start", "hi"]


async def test_polling_waits_for_the_database(home: House) -> None:
    """While the database is down updates are neither parked nor confirmed, then handled."""
    anna = await home.person("Anna")
    await home.quiet()
    with home.without_database():
        await anna.send("hello")
        with pytest.raises(TimeoutError):
            await home.server.settled(0.2)
    await anna.wait_for("hello")
    await home.quiet()
    assert await home.database.read(parked) == []


async def test_a_commit_that_is_slow_is_not_parked(home: House) -> None:
    """An update whose transaction is only waiting its turn is handled, not parked."""
    anna = await home.person("Anna")
    await home.quiet()
    blocking = asyncio.create_task(home.database.transact(lambda _: time.sleep(0.6)))
    await anna.send("hello")
    await blocking
    await anna.wait_for("hello")
    await home.quiet()
    assert await home.database.read(parked) == []
    assert await home.database.read(heard, anna) == ["/start", "hello"]


async def test_an_update_without_a_number_is_passed_over(home: House) -> None:
    """What is not even an update is said in the log, and blocks nobody."""
    assert await home.intake.take(["what is this"])
    home.server.inject({"update_id": "none", "message": {}})
    anna = await home.person("Anna")
    assert home.said(anna) == ["/start"]


async def test_an_update_that_cannot_even_be_parked_blocks_nobody(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in the parking itself is said in the log; the next update is handled."""
    anna = await home.person("Anna")
    monkeypatch.setattr("bot.messaging.handling.park", lambda _work, *_args: 1 / 0)
    with capture_logs() as logs:
        await anna.send("!raise")
        await anna.send("next")
        await anna.wait_for("next")
        await home.quiet()
    assert [log["event"] for log in logs if log["log_level"] == "critical"] == ["update lost"]


async def test_a_stop_finishes_what_is_in_hand(home: House) -> None:
    """Stopping lets the batch in hand end; what comes later waits for the next start."""
    anna = await home.person("Anna")
    await home.quiet()
    blocking = asyncio.create_task(home.database.transact(lambda _: time.sleep(0.2)))
    await anna.send("last words")
    while home.intake.idle:  # noqa: ASYNC110 - taking an update in gives no event
        await asyncio.sleep(0.002)
    await home.intake.stop()
    await blocking
    assert await home.database.read(heard, anna) == ["/start", "last", "words"]


async def test_a_long_toast_is_cut_and_an_old_tap_let_go(home: House) -> None:
    """A toast holds 200 characters at most; a tap that is too old to answer troubles nobody."""
    anna = await home.person("Anna")
    answer = await anna.press_data(anna.from_bot[0], "x" * 64)
    assert answer is not None
    assert len(answer["text"]) == 200
    with capture_logs() as logs:
        home.toasts.toast("no such tap", "hello", alert=True)
        await home.quiet()
    found = [(log["event"], log["log_level"]) for log in logs if "tap" in log["event"]]
    assert found == [("tap not answered", "debug")]


async def test_that_the_channel_was_reached_is_kept(home: House) -> None:
    """The intake writes down that the channel has answered."""
    await home.person("Anna")
    await home.quiet()
    assert set(await home.database.read(lambda reading: reading.records.beats())) == {
        f"reached:{KEY}"
    }


def test_handlers_that_run_by_themselves_are_refused() -> None:
    """A handler with block=False would hide its end, so the start refuses it."""
    from telegram.ext import MessageHandler, filters

    from bot.messaging.channel import Channel
    from bot.messaging.routing import Routing
    from bot.messaging.supervisor import Supervisor
    from handlers.context import Context
    from tests.bot.messaging.house import listen

    channel = Channel(KEY, "1:x", "http://127.0.0.1:1/bot", "http://127.0.0.1:1/file/bot")
    application = channel.application(Context, register)
    application.add_handler(MessageHandler(filters.ALL, listen, block=False))
    with pytest.raises(ValueError, match="block=False"):
        Routing(application, Supervisor("intake"))
