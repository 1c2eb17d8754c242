"""Our HTTP under the library's Bot: uploads, downloads, and errors of the library's family."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.error import Forbidden, NetworkError, TelegramError, TimedOut

from bot.chat_server import ChatServer, Fault, Person
from bot.messaging.calls import Calls
from bot.messaging.http import Request, TooFast
from bot.messaging.payload import Payload


@pytest.fixture
async def bot(server: ChatServer, url: str) -> AsyncIterator[Bot]:
    request = Request()
    made = Bot(
        server.token,
        base_url=f"{url}/bot",
        base_file_url=f"{url}/file/bot",
        request=request,
        get_updates_request=request,
    )
    async with made:
        yield made


@pytest.fixture
async def anna(server: ChatServer) -> Person:
    person = server.person("Anna")
    await person.open()
    return person


async def test_a_file_goes_there_and_back(bot: Bot, anna: Person) -> None:
    """The library uploads a file through us, and downloads it again."""
    sent = await bot.send_document(anna.id, b"hello", caption="<b>é</b>", filename="a.txt")
    assert sent.document is not None
    assert sent.document.file_name == "a.txt"
    assert sent.caption == "<b>é</b>"
    file = await bot.get_file(sent.document.file_id)
    assert await file.download_as_bytearray() == b"hello"


async def test_refusals_are_the_librarys(bot: Bot, anna: Person) -> None:
    """What the channel refuses raises what the library's users know."""
    anna.block()
    with pytest.raises(Forbidden):
        await bot.send_message(anna.id, "hello")


async def test_patience_is_asked_for_in_seconds(bot: Bot, server: ChatServer, anna: Person) -> None:
    """Too many requests: the error says how long to wait."""
    server.fail(Fault("too_many_requests", seconds=7))
    with pytest.raises(TooFast) as caught:
        await bot.send_message(anna.id, "hello")
    assert caught.value.seconds == 7


async def test_a_slow_answer_times_out(bot: Bot, server: ChatServer, anna: Person) -> None:
    """An answer that does not come in time is TimedOut."""
    server.fail(Fault("delay", seconds=5))
    with pytest.raises(TimedOut):
        await bot.send_message(anna.id, "hello", read_timeout=0.05)


async def test_errors_never_show_the_token(bot: Bot, server: ChatServer, anna: Person) -> None:
    """Neither a broken connection nor a wrong address lets the token out."""
    server.fail(Fault("drop_before"))
    with pytest.raises(NetworkError) as broken:
        await bot.send_message(anna.id, "hello")
    lost = Request()
    await lost.initialize()
    with pytest.raises(NetworkError) as wrong:
        await lost.call(f"http://[bad/{server.token}", Payload({}))
    await lost.shutdown()
    for caught in (broken, wrong):
        assert server.token not in f"{caught.value!r} {caught.value.__cause__!r}"
    assert server.token not in repr(Calls(lost, f"http://127.0.0.1/bot{server.token}"))


async def test_a_closed_session_is_a_network_error() -> None:
    """Before it is opened, and after it is closed, nothing can be called."""
    request = Request(patience=5)
    assert request.read_timeout == 5
    with pytest.raises(NetworkError):
        await request.call("http://127.0.0.1:1/", Payload({}))
    await request.shutdown()


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        ("200 OK", b"<html>", TelegramError),
        ("429 Too Many Requests", b"<html>", TooFast),
        ("502 Bad Gateway", b"<html>", NetworkError),
        ("404 Not Found", b"<html>", NetworkError),
        ("401 Unauthorized", b'{"error": "log in first"}', NetworkError),
        ("403 Forbidden", b"[]", NetworkError),
    ],
)
async def test_answers_that_are_no_json(status: str, body: bytes, error: type[Exception]) -> None:
    """What a proxy answers in the channel's place is an error like others."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        head = f"HTTP/1.1 {status}\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n"
        writer.write(head.encode() + body)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as listening:
        port = listening.sockets[0].getsockname()[1]
        request = Request()
        await request.initialize()
        with pytest.raises(error) as caught:
            await request.call(f"http://127.0.0.1:{port}/", Payload({}))
        assert caught.type is error
        assert request.answered == (1 if status.startswith("200") else 0)
        await request.shutdown()
