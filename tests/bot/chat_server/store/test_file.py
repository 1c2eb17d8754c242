"""The file in which documents outlive a process."""

import asyncio
import logging
import resource
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest

from bot.chat_server import ChatServer
from bot.chat_server.store import Document, Memory, NotWritten, Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """In a folder that is not there yet."""
    return tmp_path / "demo" / "chat.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with closing(Store(path)) as store:
        yield store


def on_disk(path: Path, kind: str) -> list[Document]:
    """What a process would find that began now, after this one was killed."""
    copied = path.parent.with_name("copy")
    shutil.rmtree(copied, ignore_errors=True)
    shutil.copytree(path.parent, copied)
    with closing(Store(copied / path.name)) as store:
        return [document for document, _ in store.kept(kind)]


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """No file of this process can grow beyond a number of bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_order_of_coming(store: Store) -> None:
    """What is changed stays in its place, what comes again after being forgotten is last."""
    for key in (3, 1, 2):
        store.keep("thing", key, {"now": key})
    store.keep("thing", 3, {"now": "changed"}, b"\0\xff")
    store.forget("thing", 1)
    store.keep("thing", 1, {"now": "again"})
    store.keep("other", 1, {})
    store.close()
    assert list(store.kept("thing")) == [
        ({"now": "changed"}, b"\0\xff"),
        ({"now": 2}, b""),
        ({"now": "again"}, b""),
    ]


def test_the_only_one(store: Store) -> None:
    """The only thing of a kind is found, or nothing."""
    store.keep("bot", "", {"token": "x"})
    assert (store.one("bot"), store.one("queue")) == ({"token": "x"}, {})


async def test_written_in_the_next_turn(store: Store, path: Path) -> None:
    """One turn of the event loop later it is on the disk, in its last state."""
    document = {"now": 1}
    store.keep("thing", 1, document)
    assert on_disk(path, "thing") == []
    document["now"] = 2
    await asyncio.sleep(0)
    assert on_disk(path, "thing") == [{"now": 2}]
    document["now"] = 3
    store.keep("other", 1, {})
    await asyncio.sleep(0)
    assert on_disk(path, "thing") == [{"now": 2}]
    store.forget("thing", 1)
    await asyncio.sleep(0)
    assert on_disk(path, "thing") == []


async def test_who_waits_is_woken_later(path: Path) -> None:
    """A bot that polls and a page that follows a chat hear only of what is on the disk."""
    server = ChatServer(store=path)
    anna = server.person("Anna")
    poll = asyncio.create_task(server.state.updates.poll(0, 100, 5))
    following = asyncio.create_task(anna.chat.changed.wait(5))
    await asyncio.sleep(0)
    said = await anna.send("a")
    assert await following
    assert on_disk(path, "message") == [said]
    await poll
    assert [update["update"]["message"] for update in on_disk(path, "update")] == [said]
    server.close()


def test_after_closing(store: Store, path: Path) -> None:
    """What is kept after closing is written too."""
    store.close()
    store.keep("thing", 1, {})
    assert on_disk(path, "thing") == [{}]


@pytest.mark.usefixtures("store")
def test_private(path: Path) -> None:
    """Nobody else on the machine can read it."""
    assert path.stat().st_mode & 0o077 == 0


def test_one_server_at_a_time(path: Path) -> None:
    """A second server on the same file is refused, until the first has closed."""
    first = ChatServer(store=path)
    with pytest.raises(
        OSError, match=r"kept in .*chat\.db: another server \(process \d+\) does that"
    ):
        ChatServer(store=path)
    first.close()
    second = ChatServer(store=path)
    assert second.token == first.token
    second.close()


def test_not_a_store(path: Path) -> None:
    """A file of another kind is refused and left alone."""
    path.parent.mkdir()
    path.write_text("Dear diary, today nothing happened, and nobody said a word about it.")
    with pytest.raises(OSError, match="file is not a database"):
        ChatServer(store=path)
    assert path.read_text().startswith("Dear diary")


async def test_full_disk(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What cannot be written is not answered for, and is written when there is room again."""
    server = ChatServer(store=path)
    anna, text = {"first_name": "Anna", "id": 1001}, {"text": "x" * 4000}
    transport = httpx.ASGITransport(server.app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://chat") as http:
        await http.post("/api/people", json=anna)
        with (
            full_disk(path.with_name("chat.db-wal").stat().st_size),
            caplog.at_level(logging.ERROR),
        ):
            refused = await http.post("/api/people/1001/texts", json=text)
            await asyncio.sleep(0)
        assert refused.status_code == 503
        assert on_disk(path, "message") == []
        assert (await http.get("/api/people")).status_code == 200
    assert len(on_disk(path, "message")) == 1
    server.close()


def test_memory_keeps_nothing() -> None:
    """Without a file nothing is found again."""
    memory = Memory()
    memory.keep("bot", "", {"token": "x"})
    assert memory.one("bot") == {}


async def test_what_comes_while_the_file_is_written_anew(path: Path) -> None:
    """Meanwhile others are not held up, and they are answered when it is done."""
    store = Store(path)
    store.keep("thing", 1, {"now": "x" * 5_000_000})
    await store.written()
    cleaning = asyncio.create_task(store.cleaned())
    turns = 0
    while not cleaning.done():
        store.keep("other", turns, {})
        await asyncio.sleep(0)
        turns += 1
    await store.written()
    assert turns > 2
    assert len(on_disk(path, "other")) == turns
    store.close()
    assert len(on_disk(path, "other")) == turns


async def test_closed_while_the_file_is_written_anew(path: Path) -> None:
    """An end waits until that is done, and loses nothing."""
    store = Store(path)
    store.keep("thing", 1, {"now": "x" * 5_000_000})
    await store.written()
    cleaning = asyncio.create_task(store.cleaned())
    await asyncio.sleep(0)
    store.keep("other", 1, {})
    store.close()
    await cleaning
    with closing(Store(path)) as again:
        assert list(again.kept("other")) == [({}, b"")]


async def test_no_room_to_write_it_anew(path: Path) -> None:
    """Whoever wants the file clean is told that it is not."""
    store = Store(path)
    store.keep("thing", 1, {"now": "x" * 100_000})
    await store.written()
    with full_disk(4096), pytest.raises(NotWritten, match="the chats cannot be cleaned: "):
        await store.cleaned()
    store.close()
