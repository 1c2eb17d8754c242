"""What can happen to a connection with PostgreSQL, and what is answered meanwhile."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import httpx
import psycopg
import pytest

from bot.chat_server import ChatServer
from bot.chat_server.store import NotWritten, StoreInUse, open_store
from bot.chat_server.store.schema import reading
from tests.bot.chat_server.store.test_stores import kept
from tests.conftest import PostgreSQL

THROW_OUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"


@pytest.fixture
def server(schema: str) -> Iterator[ChatServer]:
    """A server on an empty schema."""
    server = ChatServer(store=schema)
    yield server
    server.close()


@pytest.fixture
async def http(server: ChatServer) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(server.app)
    async with httpx.AsyncClient(transport=transport, base_url="http://chat") as client:
        await client.post("/api/people", json={"first_name": "Anna", "id": 7})
        yield client


@asynccontextmanager
async def shut(postgresql: PostgreSQL, schema: str) -> AsyncIterator[None]:
    """Nobody is connected with that database meanwhile."""
    name = psycopg.conninfo.conninfo_to_dict(schema)["dbname"]
    others = postgresql.address("postgres").replace("+psycopg://", "://")
    with psycopg.connect(others, autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        connection.execute(THROW_OUT, [name])
        try:
            yield
        finally:
            connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")


def throw_out(schema: str) -> None:
    """End every connection with a database, as its server does when it is stopped."""
    with psycopg.connect(schema) as connection:
        name = connection.info.dbname
        connection.execute(f"{THROW_OUT} AND pid <> pg_backend_pid()", [name])


async def say(http: httpx.AsyncClient, text: str) -> int:
    """Write something; gives the status of the answer."""
    return (await http.post("/api/people/7/texts", json={"text": text})).status_code


def said(schema: str) -> list[object]:
    """What is in the database of what was said."""
    return [message["text"] for message in kept(schema, "message").values()]


async def test_a_new_connection(http: httpx.AsyncClient, schema: str) -> None:
    """A connection that was lost while nothing happened is replaced, and nobody notices."""
    assert await say(http, "before") == 201
    throw_out(schema)
    assert await say(http, "after") == 201
    assert said(schema) == ["before", "after"]


async def test_a_database_that_is_away(
    server: ChatServer, http: httpx.AsyncClient, schema: str, postgresql: PostgreSQL
) -> None:
    """Nothing is answered that is not written; what was noted is written when it is back."""
    await http.post("/api/people", json={"first_name": "Ben", "id": 8})
    async with shut(postgresql, schema):
        assert await say(http, "first") == 503
        assert server.trouble.startswith("the chats cannot be written: ")
        assert await say(http, "not even tried") == 503
        assert (await http.get("/api/people")).json()["error_code"] == 503
        with pytest.raises(NotWritten):
            await server.erase(8)
    while server.trouble:  # noqa: ASYNC110 - there is no event for that
        await asyncio.sleep(0.05)
    assert await say(http, "second") == 201
    assert said(schema) == ["first", "second"]
    assert list(kept(schema, "chat")) == ["7"]


async def test_who_lost_the_lock_never_writes_again(
    server: ChatServer, http: httpx.AsyncClient, schema: str
) -> None:
    """If another server has come in meanwhile, the first one refuses, also when that is gone."""
    throw_out(schema)
    second = ChatServer(store=schema)
    assert await say(http, "in vain") == 503
    assert "another server does that" in server.trouble
    second.close()
    server.state.store.keep("thing", 1, {})
    while "this one has to begin anew" not in server.trouble:  # noqa: ASYNC110 - the same
        await asyncio.sleep(0.05)
    assert await say(http, "in vain") == 503
    assert said(schema) == []
    server.close()  # says so in the log, and lets go
    ChatServer(store=schema).close()


async def test_many_at_once(http: httpx.AsyncClient, schema: str) -> None:
    """What comes while something is being written is written next, all of it."""
    texts = [str(number) for number in range(40)]
    assert set(await asyncio.gather(*(say(http, text) for text in texts))) == {201}
    assert sorted(map(str, said(schema))) == sorted(texts)


def test_no_database_there(schema: str) -> None:
    """What cannot be reached is said in a sentence, without a password."""
    name = psycopg.conninfo.conninfo_to_dict(schema)["dbname"]
    nowhere = schema.replace(str(name), "nowhere").replace("postgres:@", "postgres:secret@")
    assert "secret" in nowhere or "TEST_PG_URL" in os.environ
    with pytest.raises(OSError, match="chats cannot be kept in PostgreSQL") as error:
        ChatServer(store=nowhere)
    assert not isinstance(error.value, StoreInUse)
    assert "secret" not in str(error.value)


def table(schema: str) -> bytes:
    """The file of the table, as whoever gets hold of the disk reads it."""
    with psycopg.connect(schema, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        found = connection.execute(
            "SELECT pg_read_binary_file(pg_relation_filepath('chat.kept'))"
        ).fetchone()
    return bytes(found[0]) if found else b""


async def test_what_was_forgotten_is_in_no_file(schema: str) -> None:
    """After cleaning nothing is left of it in the table's file; a reader is waited for."""
    store = open_store(schema)
    store.keep("message", "1/1", {"text": "a secret"}, b"")
    store.keep("message", "2/1", {"text": "no secret"}, b"")
    await store.written()
    assert b"a secret" in table(schema)
    store.forget("message", "1/1")
    with reading(schema) as rows:
        next(rows)
        cleaning = asyncio.create_task(store.cleaned())
        await asyncio.sleep(0.3)
        assert not cleaning.done()
        store.keep("message", "2/2", {"text": "still kept"}, b"")
        await store.written()
    await cleaning
    left = table(schema)
    assert (b"a secret" in left, b"no secret" in left, b"still kept" in left) == (False, True, True)
    store.close()
