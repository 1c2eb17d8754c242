"""getUpdates: long polling, confirmation, and who wins."""

import asyncio
from typing import Any

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import UpdateType
from telegram.error import Conflict

from bot.chat_server import ChatServer, Person
from bot.chat_server.update_kinds import DEFAULT, KINDS
from tests.bot.chat_server.conftest import Clock

Poll = asyncio.Task[tuple[Update, ...]]


async def polling(bot: Bot, server: ChatServer) -> Poll:
    """A call that waits at the server."""
    before = server.calls[-1].number if server.calls else 0
    task = asyncio.create_task(bot.get_updates(timeout=30, read_timeout=40))
    await server.wait_for_call(lambda call: call.number > before)
    return task


async def test_a_waiting_call_gets_what_comes(bot: Bot, server: ChatServer, anna: Person) -> None:
    """A call that waits returns as soon as somebody writes."""
    waiting = await polling(bot, server)
    await anna.send("Hello")
    (update,) = await waiting
    assert update.message is not None
    assert update.message.text == "Hello"


async def test_nothing_comes(bot: Bot) -> None:
    """A call that has waited long enough returns nothing."""
    assert await bot.get_updates(timeout=1) == ()


async def test_offset_confirms(bot: Bot, server: ChatServer, anna: Person) -> None:
    """Updates come again until a higher offset confirms them."""
    for text in ("a", "b", "c"):
        await anna.send(text)
    first = await bot.get_updates(limit=2)
    assert [one.message.text for one in first if one.message] == ["a", "b"]
    assert await bot.get_updates(limit=2) == first
    rest = await bot.get_updates(offset=first[-1].update_id + 1)
    assert [one.message.text for one in rest if one.message] == ["c"]
    assert len(server.state.updates) == 1
    await bot.get_updates(offset=rest[-1].update_id + 1)
    await server.settled()


async def test_negative_offset(bot: Bot, anna: Person) -> None:
    """A negative offset keeps the latest and forgets the rest."""
    for text in ("a", "b", "c"):
        await anna.send(text)
    kept = await bot.get_updates(offset=-2)
    assert [one.message.text for one in kept if one.message] == ["b", "c"]
    assert len(await bot.get_updates()) == 2
    assert len(await bot.get_updates(offset=-50)) == 2


async def test_negative_offset_counts_updates(bot: Bot, server: ChatServer, anna: Person) -> None:
    """What a negative offset keeps is counted in updates, whatever ids they have."""
    await anna.send("a")
    await anna.send("b")
    server.jump_ids()
    await anna.send("c")
    kept = await bot.get_updates(offset=-2)
    assert [one.message.text for one in kept if one.message] == ["b", "c"]


async def test_offset_of_another_server(bot: Bot, server: ChatServer, anna: Person) -> None:
    """An offset beyond all ids confirms nothing: it is another server's."""
    await anna.send("a")
    (update,) = await bot.get_updates(offset=2**52)
    assert await bot.get_updates(offset=update.update_id + 1) == ()
    await server.settled()


async def test_ids_jump(bot: Bot, server: ChatServer, anna: Person, clock: Clock) -> None:
    """Ids go on by one, after a jump or a week without updates somewhere else."""
    for text in ("a", "b"):
        await anna.send(text)
    server.jump_ids()
    await anna.send("c")
    first, second, third = [one.update_id for one in await bot.get_updates()]
    assert second == first + 1
    assert third > second + 1
    clock.now += 7 * 86_400
    await anna.send("d")
    (later,) = await bot.get_updates()
    assert later.update_id > third + 1


async def test_repeated_conflicts_are_held_back(bot: Bot, server: ChatServer) -> None:
    """A conflict soon after another is not told at once, so that two bots do not race."""
    server.state.updates.waiting.conflict_seconds = 3600
    await bot.set_webhook("http://127.0.0.1:9/")
    with pytest.raises(Conflict):
        await bot.get_updates()
    again = await polling(bot, server)
    assert await bot.get_me()
    assert server.calls[-2].outcome == {}
    server.close()
    with pytest.raises(Conflict):
        await again


async def test_older_call_is_ended(
    bot: Bot, base_url: str, server: ChatServer, anna: Person
) -> None:
    """A second call ends the one that waits, and gets the updates."""
    older = await polling(bot, server)
    async with Bot(server.token, base_url=f"{base_url}/bot") as second:
        newer = await polling(second, server)
        with pytest.raises(Conflict) as caught:
            await older
        assert caught.value.message == (
            "Conflict: terminated by other getUpdates request; "
            "make sure that only one bot instance is running"
        )
        await anna.send("x")
        assert len(await newer) == 1


async def test_webhook_ends_polling(bot: Bot, server: ChatServer) -> None:
    """Setting a webhook ends the waiting call and refuses later ones."""
    server.state.updates.waiting.conflict_seconds = 0
    waiting = await polling(bot, server)
    await bot.set_webhook("http://127.0.0.1:9/")
    with pytest.raises(Conflict, match="Conflict: terminated by setWebhook request"):
        await waiting
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()


async def test_stopping_ends_polling(server: ChatServer) -> None:
    """A call that waits when the server stops returns at once."""
    async with server.serve() as url, Bot(server.token, base_url=f"{url}/bot") as bot:
        waiting = await polling(bot, server)
        server.close()
        assert await waiting == ()
        assert await bot.get_updates(timeout=30) == ()


async def test_kinds_are_remembered(bot: Bot, server: ChatServer, anna: Person) -> None:
    """allowed_updates holds until changed, and does not touch what is queued already."""
    said = await anna.send("a")
    await bot.get_updates(allowed_updates=["edited_message"])
    await anna.send("b")
    await anna.edit(said, "c")
    kinds = [one.edited_message or one.message for one in await bot.get_updates()]
    assert [one.text for one in kinds if one] == ["a", "c"]
    await bot.get_updates(allowed_updates=[])
    await anna.send("d")
    assert len(server.state.updates) == 3


@pytest.mark.parametrize("given", ["message", '"message"', "{", [1], {"message": True}])
async def test_kinds_that_cannot_be_read(
    http: httpx.AsyncClient,
    server: ChatServer,
    given: Any,  # noqa: ANN401 - any JSON
) -> None:
    """What is no list of texts changes nothing, as the real server takes it."""
    server.state.updates.allow(["message"])
    answer = await http.post("/bot42:secret/getUpdates", json={"allowed_updates": given})
    assert answer.json() == {"ok": True, "result": []}
    assert server.state.updates.allowed == frozenset({"message"})


async def test_unknown_kinds(bot: Bot, server: ChatServer) -> None:
    """Kinds that there are not are passed over; with nothing left all the usual ones come."""
    await bot.get_updates(allowed_updates=["Poll", "telepathy"])
    assert server.state.updates.allowed == frozenset({"poll"})
    await bot.get_updates(allowed_updates=["telepathy"])
    assert server.state.updates.allowed is None


async def test_every_kind_is_known() -> None:
    """The library's kinds are the server's, the usual ones all but three."""
    assert set(UpdateType) == KINDS
    assert len(DEFAULT) == len(KINDS) - 3


async def test_a_press_is_kept_shortly(bot: Bot, anna: Person, clock: Clock) -> None:
    """A pressed button waits for 150 seconds and not longer."""
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y")]])
    anna.press(await sent_to(bot, anna, keys), "Yes")
    clock.now += 149
    assert len(await bot.get_updates()) == 1
    clock.now += 1
    assert await bot.get_updates() == ()


async def sent_to(bot: Bot, anna: Person, keys: InlineKeyboardMarkup) -> int:
    """The number of a card with buttons."""
    return (await bot.send_message(anna.id, "?", reply_markup=keys)).message_id


async def test_kept_for_a_day(bot: Bot, anna: Person, clock: Clock) -> None:
    """A message waits for 24 hours and not longer."""
    await anna.send("a")
    clock.now += 86_399
    assert len(await bot.get_updates()) == 1
    clock.now += 1
    assert await bot.get_updates() == ()


async def test_limits_are_clamped(bot: Bot, anna: Person) -> None:
    """A limit beyond 1 to 100 is moved into it instead of refused."""
    for number in range(3):
        await anna.send(str(number))
    assert len(await bot.get_updates(limit=0)) == 1
    assert len(await bot.get_updates(limit=5000)) == 3


async def test_unread_updates_are_told(server: ChatServer, anna: Person) -> None:
    """Waiting for a bot that does not work ends with a sentence."""
    await anna.send("x")
    with pytest.raises(TimeoutError, match=r"1 updates are still pending after 0\.01 s"):
        await server.settled(0.01)
