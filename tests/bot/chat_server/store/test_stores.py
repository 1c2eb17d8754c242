"""What both kinds of store promise: whose they are, which ids come, that nothing is left out."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from bot.chat_server import ChatServer
from bot.chat_server.store import StoreInUse, StoreTooNew, open_store
from bot.chat_server.store.copies import snapshot
from tests.bot.chat_server.conftest import Clock
from tests.bot.chat_server.store.conftest import Where


@pytest.fixture
def server(where: Where, clock: Clock) -> Iterator[ChatServer]:
    """A server on an empty store."""
    server = ChatServer(clock, store=where)
    yield server
    server.close()


def kept(where: Where, kind: str) -> dict[str, dict[str, object]]:
    """What is written of a kind, by key, as another process sees it now."""
    with snapshot(where) as rows:
        return {row.key: json.loads(row.document or "") for row in rows if row.kind == kind}


def test_one_server_at_a_time(server: ChatServer, where: Where) -> None:
    """A second server is refused with a sentence, until the first has closed."""
    with pytest.raises(StoreInUse, match=r"chats cannot be kept in .*: another server .*does that"):
        ChatServer(store=where)
    server.close()
    second = ChatServer(store=where)
    assert (second.token, second.epoch) == (server.token, server.epoch)
    second.close()


def test_a_newer_format_is_refused(where: Where) -> None:
    """What a newer version has kept is left alone, and whoever it is may open it."""
    store = open_store(where)
    store.keep("store", "", {"format": 3, "epoch": 7})
    store.close()
    for _ in range(2):
        with pytest.raises(StoreTooNew, match=r"newer version has kept them \(format 3, this one"):
            ChatServer(store=where)
    assert kept(where, "store") == {"": {"format": 3, "epoch": 7}}


def test_update_ids_of_another_epoch(server: ChatServer, tmp_path: Path, clock: Clock) -> None:
    """A store that is made anew gives other update ids, though the clock went back meanwhile."""
    first = [server.inject({}) for _ in range(3)]
    clock.now -= 1_000_000_000
    anew = ChatServer(clock, store=tmp_path / "anew.db")
    assert anew.epoch != server.epoch
    assert first == [server.epoch + number for number in (1, 2, 3)]
    assert anew.inject({}) == anew.epoch + 1
    assert 2**40 < anew.epoch < 2**52
    anew.close()


def test_people_get_random_ids(server: ChatServer) -> None:
    """Nobody gets an id that somebody had in another store, nor one that JavaScript rounds."""
    people = {server.person("P").id for _ in range(50)}
    assert len(people) == 50
    assert all(2**32 <= number < 2**53 for number in people)
    assert server.person("Given", id=7).id == 7


async def test_whatever_changes_is_written(server: ChatServer, where: Where) -> None:
    """After every answer the store knows the chat as it is; only its events may be further on."""
    bot, app = f"/bot{server.token}", httpx.ASGITransport(server.app)
    keyboard = {"keyboard": [["A"]]}
    async with httpx.AsyncClient(transport=app, base_url="http://chat") as http:
        await http.post("/api/people", json={"first_name": "Anna", "id": 7})
        chat = server.state.chats[7]
        for address, body in (
            ("/api/people/7/start", {"payload": "abc"}),
            ("/api/people/7/texts", {"text": "a", "key": "k"}),
            (f"{bot}/sendMessage", {"chat_id": 7, "text": "b", "disable_notification": True}),
            (f"{bot}/sendMessage", {"chat_id": 7, "text": "c", "reply_markup": keyboard}),
            (f"{bot}/pinChatMessage", {"chat_id": 7, "message_id": 3}),
            (f"{bot}/deleteMessage", {"chat_id": 7, "message_id": 4}),
            (f"{bot}/editMessageText", {"chat_id": 7, "message_id": 3, "text": "d"}),
        ):
            answer = await http.post(address, json=body)
            assert answer.is_success, answer.text
            document = kept(where, "chat")["7"]
            told = {"last_event": chat.last_event, "last_message": 4, "active_at": chat.active_at}
            assert {**document, **told} == {**json.loads(json.dumps(chat.as_json())), **told}
        assert list(kept(where, "message")) == ["7/1", "7/2", "7/3"]


async def test_event_ids_after_a_kill(tmp_path: Path, clock: Clock) -> None:
    """A server that did not end in order may have told more events than were written."""
    first = ChatServer(clock, store=tmp_path / "chat.db")
    anna = first.person("Anna")
    for number in range(30):
        await anna.send(str(number))
    await first.state.store.written()
    copied = Path(shutil.copytree(tmp_path, tmp_path.with_name("killed"))) / "chat.db"
    told, said = anna.chat.last_event, anna.chat.last_message
    second = ChatServer(clock, store=copied)
    chat = second.people[0].chat
    assert chat.last_event > told
    assert (chat.last_message, chat.active_at) == (said, clock.now)
    first.close()
    second.close()


def test_the_first_format(tmp_path: Path, clock: Clock) -> None:
    """A file of the first format goes on with its people, messages, files and waiting updates."""
    file = tmp_path / "chat.db"
    with closing(sqlite3.connect(file)) as old, old:
        old.execute(
            "CREATE TABLE kept (kind TEXT, key, document TEXT, content BLOB, UNIQUE (kind, key))"
        )
        user = {"id": 1001, "is_bot": False, "first_name": "Anna"}
        said = {"message_id": 3, "from": user, "chat": {"id": 1001}, "date": 5, "text": "a"}
        paper = {
            "kind": "document",
            "file_id": "document-x",
            "unique_id": "x",
            "name": "x",
            "mime": "text/plain",
            "path": "documents/file_0",
        }
        for kind, key, document, content in (
            ("bot", "", {"token": "42:x", "commands": [], "webhook": {}}, b""),
            (
                "chat",
                1001,
                {
                    "user": user,
                    "pinned": [3],
                    "keyboard": None,
                    "started": True,
                    "blocked": False,
                    "last_message": 4,
                    "last_event": 9,
                },
                b"",
            ),
            ("message", "1001/3", said, b""),
            ("file", "document-x", paper, b"content"),
            ("update", 250, {"update": {"message": said, "update_id": 250}, "until": 2e9}, b""),
            ("queue", "", {"last_id": 250, "allowed": []}, b""),
        ):
            old.execute(
                "INSERT INTO kept VALUES (?, ?, ?, ?)", (kind, key, json.dumps(document), content)
            )
    for _ in range(2):
        server = ChatServer(clock, store=file)
        (anna,) = server.people
        assert (server.token, anna.id, anna.messages[0]["text"]) == ("42:x", 1001, "a")
        assert (anna.chat.last_message, anna.chat.last_event) == (4, 9)
        assert server.state.files.downloadable("document-x").content == b"content"
        assert [one["update_id"] for one in server.state.updates.take(0, 9)] == [250]
        assert server.state.updates.last_id == server.epoch > 2**40
        anna.chat.keep()
        server.close()
        assert list(kept(file, "chat")) == ["1001"]
