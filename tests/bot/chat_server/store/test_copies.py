"""Copies of a store, between the two kinds and through a file with other things in it."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.chat_server import ChatServer
from bot.chat_server.store import StoreInUse
from bot.chat_server.store.changes import Row
from bot.chat_server.store.copies import (
    NotCopied,
    copy_in,
    filling,
    moved_on,
    put_into,
    snapshot,
)
from tests.bot.chat_server.conftest import Clock
from tests.bot.chat_server.store.conftest import Where


@pytest.fixture
async def server(where: Where, clock: Clock) -> ChatServer:
    """A server with a chat, that still runs."""
    server = ChatServer(clock, store=where)
    anna = server.person("Anna", id=7)
    await anna.send("<b>ä</b> \ud83d")
    await anna.send_document(b"\0\xff", "ä.bin")
    await server.state.store.written()
    return server


def rows(where: Where) -> list[Row]:
    with snapshot(where) as found:
        return [row for row in found if row.kind != "life"]


def put_back(file: Path, where: Where) -> int:
    """As a restore does it."""
    with copy_in(file) as found, filling(where) as fill:
        assert found is not None
        return fill(moved_on(found))


async def test_there_and_back(
    server: ChatServer, where: Where, tmp_path: Path, schema: str, clock: Clock
) -> None:
    """What a running server keeps comes back in either kind, in a new epoch, counted on."""
    backup = tmp_path / "backup.db"
    with snapshot(where) as found:
        await server.people[0].send("too late")
        await server.state.store.written()
        put_into(backup, found)
    server.state.updates.jump_ids()
    server.close()
    other: Where = schema if isinstance(where, Path) else tmp_path / "new" / "chat.db"
    assert put_back(backup, other) == len(rows(other)) > 5
    again = ChatServer(clock, store=other)
    (anna,) = again.people
    assert [one["message_id"] for one in anna.messages] == [1, 2]
    assert again.token == server.token
    assert again.epoch > server.state.updates.last_id
    assert again.inject({}) == again.epoch + 1
    assert (await anna.send("later"))["message_id"] == 1003
    file_id = anna.messages[1]["document"]["file_id"]
    assert again.state.files.downloadable(file_id).content == b"\0\xff"
    again.close()


async def test_a_move_changes_nothing(server: ChatServer, where: Where, tmp_path: Path) -> None:
    """Without a restore in between the copy goes on as the same store."""
    server.close()
    with filling(tmp_path / "moved.db") as fill:
        fill(rows(where))
    assert rows(tmp_path / "moved.db") == rows(where)
    moved = ChatServer(store=tmp_path / "moved.db")
    assert moved.epoch == server.epoch
    moved.close()


async def test_into_a_place_that_is_taken(server: ChatServer, where: Where, tmp_path: Path) -> None:
    """Chats are never written over, and never under a server that runs."""
    put_into(tmp_path / "backup.db", rows(where))
    with pytest.raises(StoreInUse):
        put_back(tmp_path / "backup.db", where)
    server.close()
    before = rows(where)
    with pytest.raises(NotCopied, match=r"There are chats in .* already"):
        put_back(tmp_path / "backup.db", where)
    assert rows(where) == before


async def test_nothing_is_left_of_a_failure(where: Where) -> None:
    """If what belongs to it fails, the place is as empty as before, though somebody began there."""
    ChatServer(store=where).close()
    with pytest.raises(ZeroDivisionError), filling(where) as fill:
        _ = fill([Row("chat", "7", "{}", b"")]) / 0
    assert rows(where) == []
    with filling(where) as fill:
        fill([])


def test_what_cannot_be_taken(where: Where) -> None:
    """What a database refuses is told without what was in it."""
    wrong = [Row("chat", "7", "{}", None)]  # type: ignore[arg-type]
    with (
        pytest.raises(NotCopied, match=r"^The chats were not taken \(\w+\)\.$"),
        filling(where) as fill,
    ):
        fill(wrong)


def test_nothing_there(where: Where, tmp_path: Path) -> None:
    """Where no chats are kept, there is nothing to copy, and nothing is made."""
    assert rows(where) == []
    sqlite3.connect(tmp_path / "backup.db").execute("CREATE TABLE other (x)").connection.close()
    with copy_in(tmp_path / "backup.db") as found:
        assert found is None
    if isinstance(where, Path):
        assert not where.exists()


def test_no_copy(tmp_path: Path) -> None:
    """A file that is no database is told in a sentence."""
    (tmp_path / "chat.db").write_text("Dear diary, today nothing happened, and nobody said a word")
    with pytest.raises(NotCopied, match=r"cannot be copied: file is not a database\."):
        rows(tmp_path / "chat.db")


def test_the_first_format(tmp_path: Path) -> None:
    """A file that no newer server has opened yet is copied too."""
    with closing(sqlite3.connect(tmp_path / "chat.db")) as old, old:
        old.execute("CREATE TABLE kept (kind TEXT, key, document TEXT, content BLOB)")
        old.execute("INSERT INTO kept VALUES ('chat', 7, ?, NULL)", [json.dumps({"user": {}})])
    assert rows(tmp_path / "chat.db") == [Row("chat", "7", '{"user": {}}', b"")]
