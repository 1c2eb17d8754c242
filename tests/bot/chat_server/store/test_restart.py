"""A second server on the store of the first one goes on where that one stopped."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from telegram import (
    Bot,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
)

from bot.chat_server import ChatServer, Person
from tests.bot.chat_server.bot_api.test_webhook import Endpoint, endpoint
from tests.bot.chat_server.conftest import Clock
from tests.bot.chat_server.people.test_api import events
from tests.bot.chat_server.pictures import png
from tests.bot.chat_server.store.conftest import Where

__all__ = ["endpoint"]  # a fixture

BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y")]])
PAGE = ("/api/people", "/api/people/1001", "/api/people/1001/chat", "/api/bot", "/api/updates")


@dataclass
class Life:
    """One run of a server, with a bot and a browser."""

    server: ChatServer
    bot: Bot
    http: httpx.AsyncClient

    @property
    def anna(self) -> Person:
        """The first person."""
        return self.server.people[0]

    async def seen(self) -> list[Any]:
        """All that the page shows of Anna's chat."""
        return [(await self.http.get(address)).json() for address in PAGE]

    async def waiting(self) -> list[tuple[int, str | None]]:
        """The updates that the bot has not confirmed, with their texts."""
        updates = await self.bot.get_updates()
        return [(one.update_id, one.message.text if one.message else None) for one in updates]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A place for a store where it does not matter of which kind it is."""
    return tmp_path / "chat.db"


@asynccontextmanager
async def life(clock: Clock, where: Where | None, token: str | None = None) -> AsyncIterator[Life]:
    server = ChatServer(clock=clock, store=where, token=token)
    async with (
        server.serve() as url,
        Bot(server.token, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot") as bot,
        httpx.AsyncClient(base_url=url) as http,
    ):
        yield Life(server, bot, http)


async def lively_chat(one: Life) -> Person:
    """Everything that can be seen in a chat: edits, deletions, files, keyboards, a pinned card."""
    bot, anna = one.bot, one.server.person("Anna", "Virtanen", "anna_v", "fi", id=1001)
    await anna.open("abc")
    mine = await anna.send("<b>first & ä 👩‍👩‍👧 \u202eabc</b>")
    await anna.edit(mine, "second https://example.org")
    await anna.send_document(b"\0\xff", "ä.bin", caption="read", reply_to=mine)
    card = await bot.send_message(anna.id, "card", reply_markup=BUTTONS)
    await bot.pin_chat_message(anna.id, (await bot.send_photo(anna.id, png(5, 6))).message_id)
    await card.pin()
    await card.edit_text("card, edited", reply_markup=BUTTONS)
    await bot.delete_message(anna.id, (await bot.send_message(anna.id, "gone")).message_id)
    keyboard = ReplyKeyboardMarkup([["Here"]], resize_keyboard=True)
    await bot.send_message(anna.id, "keys", reply_markup=keyboard)
    await bot.set_my_commands([("now", "What is next")], BotCommandScopeAllPrivateChats())
    await bot.set_my_commands([("maintenant", "La suite")], language_code="fr")
    await bot.set_my_commands([("old", "Not any more")], language_code="de")
    await bot.delete_my_commands(language_code="de")
    anna.block()
    return anna


async def test_the_page_shows_the_same(where: Where, clock: Clock) -> None:
    """People, chats, menus and what waits look as before."""
    async with life(clock, where) as first:
        await lively_chat(first)
        await first.server.person("Ben", id=7).send("hello")
        before = await first.seen()
    async with life(clock, where) as second:
        assert await second.seen() == before
        assert [person.id for person in second.server.people] == [1001, 7]
        (french,) = await second.bot.get_my_commands(language_code="fr")
        assert french.command == "maintenant"
        assert await second.bot.get_my_commands(language_code="de") == ()


async def test_life_goes_on(path: Path, clock: Clock) -> None:
    """Both sides can change their own messages, and all numbers go on."""
    async with life(clock, path) as first:
        last = (await lively_chat(first)).messages[-1]["message_id"]
    async with life(clock, path) as second:
        anna, bot = second.anna, second.bot
        anna.unblock()
        card = next(one for one in anna.from_bot if one.get("text") == "card, edited")
        await bot.edit_message_text("once more", anna.id, card["message_id"])
        assert anna.pinned is not None
        assert anna.pinned["text"] == "once more"
        edited = await anna.edit(2, "third")
        assert edited["from"] is anna.messages[0]["from"]
        assert (await bot.send_message(anna.id, "new")).message_id == last + 1
        assert second.server.person("Carl").id > 2**32


async def test_files(where: Where, clock: Clock) -> None:
    """Files can be fetched by both sides, sent again by their id, and get new paths."""
    async with life(clock, where) as first:
        anna = await lively_chat(first)
        document = anna.messages[2]["document"]
    async with life(clock, where) as second:
        file = await second.bot.get_file(document["file_id"])
        assert bytes(await file.download_as_bytearray()) == b"\0\xff"
        shown = await second.http.get(f"/api/people/1001/files/{document['file_id']}")
        assert "%C3%A4.bin" in shown.headers["Content-Disposition"]
        second.anna.unblock()
        again = await second.bot.send_document(second.anna.id, document["file_id"])
        assert again.document is not None
        assert again.document.file_name == "ä.bin"
        new = await second.bot.send_document(second.anna.id, b"new", filename="ä.bin")
        assert new.document is not None
        assert (await new.document.get_file()).file_path != file.file_path


async def test_unconfirmed_updates_come_again(where: Where, clock: Clock) -> None:
    """What the bot has not confirmed comes with the same ids, what it has does not."""
    async with life(clock, where) as first:
        anna = first.server.person("Anna", id=1001)
        for text in ("a", "b", "c"):
            await anna.send(text)
        ids = [number for number, _ in await first.waiting()]
        await first.bot.get_updates(offset=ids[1])
    async with life(clock, where) as second:
        assert await second.waiting() == [(ids[1], "b"), (ids[2], "c")]
        clock.now += 86_400
    async with life(clock, where) as third:
        assert await third.waiting() == []
        await third.anna.send("d")
        await third.bot.delete_webhook(drop_pending_updates=True)
    async with life(clock, where) as fourth:
        assert await fourth.waiting() == []


async def test_update_ids_never_repeat(path: Path, clock: Clock) -> None:
    """Ids go on from a store even if the clock stands still or went back."""
    given = []
    for step in (0, 0, -1_000_000_000):
        clock.now += step
        async with life(clock, path) as one:
            given += [one.server.inject({}) for _ in range(3)]
            one.server.state.updates.drop()
    assert given == list(range(given[0], given[0] + 9))


@pytest.mark.parametrize("now", [1_800_000_000.0, 0.0])
async def test_ids_without_a_store(clock: Clock, now: float) -> None:
    """A server that remembers nothing counts from the clock, and never below 1."""
    clock.now = now
    first = ChatServer(clock=clock)
    earlier = [first.inject({}) for _ in range(5)]
    assert min(earlier) >= 1
    clock.now = max(now, 1_577_836_800) + 1
    assert ChatServer(clock=clock).inject({}) > earlier[-1]


async def test_an_old_query_is_not_taken_for_a_new_one(path: Path, clock: Clock) -> None:
    """The answer to a press before the restart does not reach a press after it."""
    async with life(clock, path) as first:
        anna = first.server.person("Anna", id=1001)
        await anna.open()
        sent = await first.bot.send_message(anna.id, "?", reply_markup=BUTTONS)
        old = anna.press(sent.message_id, "Yes")
    clock.now += 1
    async with life(clock, path) as second:
        new = second.anna.press(sent.message_id, "Yes")
        assert new.query_id != old.query_id


async def test_wishes_of_the_bot(path: Path, clock: Clock, endpoint: Endpoint) -> None:
    """The webhook and the kinds of updates that the bot wants hold on."""
    async with life(clock, path) as first:
        first.server.person("Anna", id=1001)
        await first.bot.set_webhook(endpoint.url, secret_token="s", allowed_updates=["message"])
    async with life(clock, path) as second:
        said = await second.anna.send("a")
        await second.anna.edit(said, "not wanted")
        update, secret = await endpoint.got.get()
        assert (update["message"], secret) == (said, "s")
        await second.server.settled()
    assert endpoint.got.empty()


async def test_token(path: Path, clock: Clock) -> None:
    """A token that was made up is kept; a given one takes its place, for the same bot's chats."""
    async with life(clock, path) as first:
        anna = first.server.person("Anna", id=1001)
        await anna.open()
        sent = await first.bot.send_message(anna.id, "one")
    async with life(clock, path) as second:
        assert second.server.token == first.server.token
    async with life(clock, path, token="42:secret") as third:
        await third.bot.edit_message_text("two", 1001, sent.message_id)
    async with life(clock, path) as fourth:
        assert fourth.server.token == "42:secret"
        assert fourth.anna.from_bot[-1]["text"] == "two"


async def test_event_streams(path: Path, clock: Clock) -> None:
    """Who has seen everything goes on, who has missed something is told to look anew."""
    async with life(clock, path) as first:
        last = (await lively_chat(first)).chat.last_event
    address = "/api/people/1001/events"
    async with life(clock, path) as second:
        headers = {"Last-Event-ID": str(last)}
        async with second.http.stream("GET", address, headers=headers) as answer:
            lines = answer.aiter_lines()
            assert await anext(lines) == "retry: 1000"
            second.anna.unblock()
            (event,) = await events(lines, 1)
        assert event == {"id": last + 1, "kind": "unblocked"}
        for unknown in (last - 1, last + 99):
            headers = {"Last-Event-ID": str(unknown)}
            async with second.http.stream("GET", address, headers=headers) as answer:
                (event,) = await events(answer.aiter_lines(), 1)
            assert event == {"id": last + 1, "kind": "reset"}
