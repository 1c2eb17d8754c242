"""A second process: beside the first, in its place, or in its way."""

import asyncio
import signal
from pathlib import Path

import pytest

from bot.chat_server import ChatServer
from bot.messaging.intake import SETTLED
from tests.journeys.process import PATIENCE, Process, on


async def test_with_the_same_token_the_newcomer_gives_way(tmp_path: Path) -> None:
    """Of two installations with one token the newer says why it ends; the older goes on."""
    server = ChatServer()
    async with on(server, tmp_path / "older") as older, on(server, tmp_path / "newer") as newer:
        await older.start()
        await older.line("Hospes is @")
        await asyncio.sleep(SETTLED)  # nothing happens, and then it counts as the older
        await newer.start()
        code, printed = await newer.result()
        assert code == 1
        assert "Another process takes the updates of telegram with the same token" in printed
        assert "Traceback" not in printed
        assert server.token not in printed
        anna = server.person("Anna")
        await anna.open()
        await anna.wait_for("invitation", timeout=PATIENCE)
        assert (await older.end(signal.SIGTERM))[0] == 0


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_on_one_database_the_second_stands_by(database_url: str, tmp_path: Path) -> None:
    """On PostgreSQL the second says that it stands by, and later that it has taken over."""
    server = ChatServer()
    address = database_url.replace("+psycopg", "")
    async with on(server, tmp_path, DATABASE_URL=address) as first:
        second = Process(tmp_path, **first.environment)
        try:
            await first.start()
            await first.line("Hospes is @")
            await second.start()
            await second.line("stands by")
            await first.end(signal.SIGTERM)
            await second.line("Hospes is @")
            anna = server.person("Anna")
            await anna.open()
            await anna.wait_for("invitation", timeout=PATIENCE)
            await server.wait_for_call(lambda call: call.method == "setMyCommands")
            assert (await second.end(signal.SIGTERM))[0] == 0
        finally:
            await second.kill()


async def test_another_bot_is_refused(tmp_path: Path) -> None:
    """With the token of another bot it says which bot the database knows, and what to do."""
    async with on(ChatServer(token="7:first"), tmp_path) as first:
        await first.start()
        await first.line("Hospes is @")
        await first.end(signal.SIGTERM)
    async with on(ChatServer(token="8:other"), tmp_path) as other:
        await other.start()
        code, printed = await other.result()
    assert code == 1
    assert "HOSPES_MORE_BOTS" in printed
    assert "Traceback" not in printed
