"""Opening a channel: waiting for it, and saying clearly when it does not want us."""

import asyncio

import pytest
from telegram.ext import ApplicationBuilder

from bot.chat_server import ChatServer
from bot.errors import StartupError
from bot.messaging.channel import Channel
from handlers.context import Context
from tests.bot.messaging.house import KEY, QuickClock, register


def channel_at(url: str, token: str) -> Channel:
    return Channel(KEY, token, f"{url}/bot", f"{url}/file/bot")


async def test_a_channel_that_is_down_is_waited_for(server: ChatServer, clock: QuickClock) -> None:
    """The start goes on as soon as the channel is there."""
    async with server.serve() as url:
        port = int(url.rpartition(":")[2])
    channel = channel_at(url, server.token)
    application = channel.application(Context, register)
    opening = asyncio.create_task(channel.open(application, clock))
    done, _ = await asyncio.wait({opening}, timeout=0.05)
    assert not done
    async with server.serve(port=port):
        await opening
        assert application.bot.username == "hospes_bot"
        await application.shutdown()


async def test_a_start_that_is_broken_off_leaves_nothing_open(
    server: ChatServer, clock: QuickClock
) -> None:
    """Whoever is stopped while the channel is down closes the connection pool, too."""
    channel = channel_at("http://127.0.0.1:1", server.token)
    opening = asyncio.create_task(channel.open(channel.application(Context, register), clock))
    await channel.request.initialize()
    session = channel.request._session  # noqa: SLF001 - what complains when it is lost
    await asyncio.wait({opening}, timeout=0.05)
    opening.cancel()
    await asyncio.wait({opening})
    assert session is not None
    assert session.closed


async def test_a_wrong_token_is_said(url: str, clock: QuickClock) -> None:
    """A token that the channel does not know ends the start with a sentence without it."""
    token = "123456789:wrong"
    channel = channel_at(url, token)
    with pytest.raises(StartupError, match="BotFather") as caught:
        await channel.open(channel.application(Context, register), clock)
    assert token not in str(caught.value)


async def test_who_is_not_the_channel_knows_no_token(server: ChatServer, clock: QuickClock) -> None:
    """What a proxy says while the channel is away is no word about the token: it is waited for."""
    asked = asyncio.Event()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(
            b"HTTP/1.1 404 Not Found\r\ncontent-length: 9\r\nconnection: close\r\n\r\nnot here\n"
        )
        await writer.drain()
        writer.close()
        asked.set()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as proxy:
        port = proxy.sockets[0].getsockname()[1]
        channel = channel_at(f"http://127.0.0.1:{port}", server.token)
        application = channel.application(Context, register)
        opening = asyncio.create_task(channel.open(application, clock))
        await asked.wait()
    async with server.serve(port=port):
        await opening
        assert application.bot.username == "hospes_bot"
        await application.shutdown()


def test_a_token_with_blanks_is_said() -> None:
    """What cannot be a token is found before anything is asked."""
    channel = channel_at("http://127.0.0.1:1", "12345 copied with the sentence around it")
    with pytest.raises(StartupError, match="no blanks"):
        channel.application(Context, register)


def test_the_library_brings_no_updater_and_no_jobs(server: ChatServer) -> None:
    """Updates and time are ours: the library's own parts for them are left out."""
    application = channel_at("http://127.0.0.1:1", server.token).application(Context, register)
    assert application.updater is None
    assert isinstance(application.handlers[0], list)
    assert ApplicationBuilder is not None
