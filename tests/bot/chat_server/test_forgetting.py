"""A person who is erased, and what is too old, are nowhere any more."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import psycopg
import pytest
from telegram import Bot
from telegram.error import BadRequest

from bot.chat_server import ChatServer, Person
from tests.bot.chat_server.conftest import Clock
from tests.bot.chat_server.people.test_api import events
from tests.bot.chat_server.pictures import png
from tests.bot.chat_server.store.conftest import Where, chat_database, schema, where

__all__ = ["chat_database", "schema", "where"]  # fixtures

SECRETS = (
    "Zephyrine",
    "Quetzalcoatl",
    "said in private",
    "edited in private",
    "for her eyes",
    "private paper",
    "in the caption",
    "pressed-in-private",
    "deep-link-in-private",
)


@pytest.fixture
def server(where: Where, clock: Clock) -> Iterator[ChatServer]:
    """In the place of the one without a store."""
    server = ChatServer(clock, token="42:secret", store=where)
    yield server
    server.close()


@pytest.fixture
def ben(server: ChatServer) -> Person:
    """Somebody who stays."""
    return server.person("Ben", id=8)


async def private_chat(server: ChatServer, bot: Bot, ben: Person) -> Person:
    """Everything of a person that can be in a store; Ben has got one of the files too."""
    zephyrine = server.person("Zephyrine", "Quetzalcoatl", id=7)
    await zephyrine.open("deep-link-in-private")
    await zephyrine.edit(await zephyrine.send("said in private"), "edited in private")
    await zephyrine.send_document(b"private paper", "private paper.txt", caption="in the caption")
    gone = await bot.send_document(7, b"for her eyes only", filename="for her eyes.txt")
    await gone.delete()
    both = await bot.send_photo(7, png(5, 6))
    await ben.open()
    await bot.send_photo(8, both.photo[-1].file_id)
    zephyrine.press_data(both.message_id, "pressed-in-private")
    await server.state.store.written()
    return zephyrine


def everything(where: Where) -> bytes:
    """All bytes in which a store is kept."""
    if isinstance(where, Path):
        return b"".join(file.read_bytes() for file in sorted(where.parent.glob("chat.db*")))
    with psycopg.connect(where) as connection:
        return repr(connection.execute("SELECT * FROM chat.kept").fetchall()).encode()


def found(where: Where) -> list[str]:
    """Which of the secrets can be read there."""
    held = everything(where)
    return [secret for secret in SECRETS if secret.encode() in held]


async def test_erased(
    server: ChatServer, bot: Bot, http: httpx.AsyncClient, where: Where, ben: Person
) -> None:
    """No trace of a person is left: not in the store, nor in what is remembered of calls."""
    zephyrine = await private_chat(server, bot, ben)
    mine = [one["document"]["file_id"] for one in zephyrine.messages if "document" in one]
    bens = ben.messages[-1]["photo"][-1]["file_id"]
    assert found(where) == list(SECRETS)
    assert (await http.delete("/api/people/7")).status_code == 204
    assert found(where) == []
    assert [person.id for person in server.people] == [8]
    assert [call for call in server.calls if call.chat_id == 7] == []
    assert "Zephyrine" not in repr(server.state.updates.take(0, 100))
    assert bytes(await (await bot.get_file(bens)).download_as_bytearray()) == png(5, 6)
    for file_id in mine:
        with pytest.raises(BadRequest, match=r"(?i)wrong file_id"):
            await bot.get_file(file_id)
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await bot.send_message(7, "anybody?")
    assert (await http.delete("/api/people/7")).status_code == 404
    assert not await server.erase(7)


async def test_whoever_looks_is_told(server: ChatServer, http: httpx.AsyncClient) -> None:
    """An open page hears that the chat is no more, and its stream ends."""
    anna = server.person("Anna", id=7)
    async with http.stream("GET", "/api/people/7/events") as answer:
        lines = answer.aiter_lines()
        assert await anext(lines) == "retry: 1000"
        assert await server.erase(7)
        (event,) = await events(lines, 1)
        assert event["kind"] == "erased"
        assert [line async for line in lines if line] == []
    anna.chat.tell("pinned", message_id=1)  # somebody still holds the chat
    await server.state.store.written()
    assert list(server.state.store.kept("chat")) == []


async def test_while_somebody_reads(tmp_path: Path, clock: Clock) -> None:
    """As long as a backup reads the file, what was erased waits in it, and so does the answer."""
    server = ChatServer(clock, store=tmp_path / "chat.db")
    await server.person("Zephyrine", id=7).send("said in private")
    await server.state.store.written()
    with closing(sqlite3.connect(tmp_path / "chat.db")) as backup:
        backup.execute("BEGIN")
        backup.execute("SELECT * FROM kept").fetchone()
        erasing = asyncio.create_task(server.erase(7))
        done, _ = await asyncio.wait([erasing], timeout=0.2)
        assert not done
    assert await erasing
    assert found(tmp_path / "chat.db") == []
    server.close()


async def test_retention(  # noqa: PLR0917 - what it looks at
    server: ChatServer, bot: Bot, http: httpx.AsyncClient, where: Where, clock: Clock, ben: Person
) -> None:
    """What is older than an instant leaves, pinned or quoted, and so do the files of it alone."""
    await ben.open()
    old = await bot.send_document(8, b"private paper", filename="private paper.txt")
    both = await bot.send_photo(8, png(5, 6))
    await old.pin()
    asked = await bot.send_message(8, "said in private")
    clock.now += 1000
    await bot.send_photo(8, both.photo[-1].file_id)
    await ben.send("kept", reply_to=asked.message_id)
    server.state.updates.drop()
    last = ben.chat.last_event
    before = {"before": clock.now - 1}
    assert (await http.post("/api/retention", json=before)).json() == {"messages": 4}
    assert found(where) == []
    assert [one.get("text", "photo") for one in ben.messages] == ["photo", "kept"]
    assert ben.pinned is None
    assert "said in private" not in repr([*ben.chat.events, *ben.messages])
    assert ben.chat.events_after(last - 1) is None  # who looked has to look anew
    await bot.get_file(both.photo[-1].file_id)
    assert (await http.post("/api/retention", json=before)).json() == {"messages": 0}


async def test_what_is_kept(server: ChatServer, http: httpx.AsyncClient, ben: Person) -> None:
    """Whoever answers for it can see how much there is."""
    await ben.send("one")
    shown = (await http.get("/api/store")).json()
    assert shown == {"keeps": True, "epoch": server.epoch, "people": 1, "messages": 1}


async def test_in_memory(clock: Clock) -> None:
    """Without a store it is forgotten as well."""
    server = ChatServer(clock, limits=True)
    await server.person("Anna").send("a")
    assert await server.forget_before(clock.now + 1) == 1
    assert await server.erase(1001)
    assert (server.people, server.epoch, server.trouble) == ([], 0, "")
