"""Our HTTP under the library's Bot: uploads, downloads, and errors of the library's family."""

import asyncio
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import pytest
from telegram import Bot
from telegram.error import Forbidden, NetworkError, TelegramError, TimedOut

from bot.chat_server import ChatServer, Fault, Person
from bot.messaging.calls import Calls
from bot.messaging.http import Request, TooFast
from bot.messaging.payload import Payload

Answer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

WELL = b'HTTP/1.1 200 OK\r\ncontent-length: 26\r\n\r\n{"ok": true, "result": 42}'
PATIENCE = 5


@asynccontextmanager
async def listening(answer: Answer) -> AsyncIterator[str]:
    """Serve connections; gives the address."""
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    finally:
        server.close()


@asynccontextmanager
async def opened(connections: int = 64) -> AsyncIterator[Request]:
    """Give a session that is open."""
    request = Request(connections)
    await request.initialize()
    try:
        yield request
    finally:
        await request.shutdown()


async def one_call(reader: asyncio.StreamReader) -> bytes:
    """Read the body of a call."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = head.partition(b"content-length:")[2].partition(b"\r\n")[0]
    return await reader.readexactly(int(length))


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
        assert server.token not in "".join(traceback.format_exception(caught.value))
        assert (caught.value.__cause__, caught.value.__context__) == (None, None)
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
        ("302 Found", b"", NetworkError),
        ("308 Permanent Redirect", b"", NetworkError),
        ("404 Not Found", b"<html>", NetworkError),
        ("401 Unauthorized", b'{"error": "log in first"}', NetworkError),
        ("403 Forbidden", b"[]", NetworkError),
    ],
)
async def test_answers_that_are_no_json(status: str, body: bytes, error: type[Exception]) -> None:
    """What a proxy answers in the channel's place is an error like others; it leads nowhere."""
    seen: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(await one_call(reader))
        head = f"HTTP/1.1 {status}\r\ncontent-length: {len(body)}\r\nconnection: close\r\n"
        writer.write(f"{head}location: /elsewhere\r\n\r\n".encode() + body)
        await writer.drain()
        writer.close()

    async with listening(answer) as address, opened() as request:
        with pytest.raises(error) as caught:
            await request.call(address, Payload({}))
        assert caught.type is error
        assert request.answered == (1 if status.startswith("200") else 0)
    assert len(seen) == 1


async def test_a_call_on_a_used_connection_is_made_once() -> None:
    """A connection that breaks after the call was read: the call may have had its effect."""
    seen: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(await one_call(reader))
        writer.write(WELL)
        seen.append(await one_call(reader))
        writer.close()

    async with listening(answer) as address, opened() as request:
        assert await request.call(address, Payload({"call": 1})) == 42
        with pytest.raises(NetworkError):
            await request.call(address, Payload({"call": 2}))
    assert seen == [b'{"call": 1}', b'{"call": 2}']


async def test_what_is_cancelled_before_it_is_sent_is_never_sent() -> None:
    """Whoever lost the right to act must not act later: another may have done it meanwhile."""
    seen: list[bytes] = []
    go_on = asyncio.Event()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError):
            while True:
                seen.append(await one_call(reader))
                await go_on.wait()
                writer.write(WELL)
        writer.close()

    async with listening(answer) as address, opened(connections=1) as request:
        first, second = (
            asyncio.create_task(request.call(address, Payload({"call": number})))
            for number in (1, 2)
        )
        done, _ = await asyncio.wait({first, second}, timeout=0.05)
        assert not done
        second.cancel()
        await asyncio.wait({second})
        assert second.cancelled()
        go_on.set()
        await first
        await request.call(address, Payload({"call": 3}))
    assert seen == [b'{"call": 1}', b'{"call": 3}']


async def test_what_is_cancelled_gives_up_its_connection() -> None:
    """A long poll that nobody waits for any more must not take updates away."""
    came, left = asyncio.Event(), asyncio.Event()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await one_call(reader)
        came.set()
        with suppress(ConnectionError):
            await reader.read()
        left.set()
        writer.close()

    async with listening(answer) as address, opened() as request:
        call = asyncio.create_task(request.call(address, Payload({})))
        await asyncio.wait_for(came.wait(), PATIENCE)
        call.cancel()
        await asyncio.wait_for(left.wait(), PATIENCE)
        assert call.cancelled()


async def test_no_proxy_of_the_environment_is_used(
    bot: Bot, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What other programs go through is not trusted with the token."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert (await bot.send_message(anna.id, "hello")).text == "hello"
