"""The whole of Hospes in one process, beside others on the same database."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.app.hospes import Hospes
from bot.chat_server import ChatServer
from bot.clock import SystemClock
from bot.errors import StartupError
from bot.messaging.channel import Channel
from storage.database import Database
from storage.work import Work

KEY = "telegram"
on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def hospes(address: str, server: ChatServer, url: str) -> Hospes:
    clock = SystemClock()
    channel = Channel(KEY, server.token, f"{url}/bot", f"{url}/file/bot")
    return Hospes(Database(address, clock), clock, [channel])


@asynccontextmanager
async def running(one: Hospes) -> AsyncIterator[Hospes]:
    await one.start()
    try:
        yield one
    finally:
        await one.stop()


def write(work: Work, chat_id: int) -> None:
    row = work.people.address_of(KEY, chat_id)
    assert row is not None
    work.say(row.id, "apology", args={"reference": "from elsewhere"})


@on_postgresql
async def test_a_letter_of_another_process_leaves(database_url: str) -> None:
    """The keeper sends what another process has written; nothing but its word wakes it."""
    server = ChatServer()
    async with server.serve() as url, running(hospes(database_url, server, url)) as keeper:
        anna = server.person("Anna")
        await anna.open()
        await anna.wait_for("invitation")
        beside = Database(database_url, SystemClock(), exclusive=False)
        beside.start()
        await beside.transact(write, anna.id)
        beside.stop()
        await anna.wait_for("from elsewhere")
        assert keeper.keeps(KEY)


@on_postgresql
async def test_a_standby_takes_over(database_url: str) -> None:
    """Of two processes the first keeps; when it stops, the other does, and hears of it."""
    server = ChatServer()
    async with server.serve() as url:
        first = hospes(database_url, server, url)
        await first.start()
        async with running(hospes(database_url, server, url)) as second:
            assert (first.keeps(KEY), second.keeps(KEY)) == (True, False)
            async for line in first.kept():
                assert line is first.lines[0]
                break
            await first.stop()
            async for line in second.kept():
                assert line is second.lines[0]
                break
            assert second.keeps(KEY)
            anna = server.person("Anna")
            await anna.open()
            await anna.wait_for("invitation")


async def test_who_wrote_before_the_start_comes_first(database_url: str) -> None:
    """Once it has caught up, whoever wrote while it was away has their answer."""
    server = ChatServer()
    async with server.serve() as url:
        anna = server.person("Anna")
        await anna.open()
        async with running(hospes(database_url, server, url)) as one:
            await one.caught_up()
            assert anna.from_bot


async def test_another_bot_is_refused(database_url: str) -> None:
    """A database goes on with the bot that its people know; a token of another one is refused."""
    for token, refused in (("7:a", ""), ("7:renewed", ""), ("8:b", "is the bot 7 ")):
        server = ChatServer(token=token)
        async with server.serve() as url:
            one = hospes(database_url, server, url)
            if not refused:
                async with running(one):
                    assert one.keeps(KEY)
            else:
                with pytest.raises(StartupError, match=refused) as error:
                    await one.start()
                assert "HOSPES_MORE_BOTS" in str(error.value)
                assert token not in str(error.value)


SINCE = 0.5  # seconds within which a restart polls; it sends a second after the last one did


async def test_a_restart_polls_at_once_and_sends_in_time(tmp_path: Path) -> None:
    """Who restarts in the middle of a burst takes updates at once; no second holds too many."""
    server, address = ChatServer(), f"sqlite:///{tmp_path}/hospes.db"
    async with server.serve() as url:
        people = [server.person(f"Person {number}") for number in range(50)]
        for person in people:
            await person.open()
        first = hospes(address, server, url)
        await first.start()
        await server.wait_for_call(
            lambda _: sum(call.method == "sendMessage" for call in server.calls) > 15, 10
        )
        await first.stop()
        before = len(server.calls)
        began = time.monotonic()
        async with running(hospes(address, server, url)):
            await asyncio.gather(*(person.wait_for("invitation", 20) for person in people))
            again = list(server.calls)[before:]
        polled = next(call.monotonic for call in again if call.method == "getUpdates")
        sent = next(call.monotonic for call in again if call.method == "sendMessage")
        assert polled - began < SINCE
        assert sent - began > polled - began
        everything = [call.monotonic for call in server.calls if call.method == "sendMessage"]
        assert max(sum(a <= b < a + 1 for b in everything) for a in everything) <= 30
