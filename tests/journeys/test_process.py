"""The process: starting, refusing to start, stopping, being killed."""

import asyncio
import signal
import socket
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.chat_server import ChatServer
from tests.journeys.process import PATIENCE, Process, free_port, on
from tests.journeys.visit import invite, open_database


async def test_it_introduces_itself(tmp_path: Path) -> None:
    """On an empty database it prints a one-use link that makes its holder the organiser."""
    server = ChatServer()
    async with on(server, tmp_path) as process:
        await process.start()
        link = await process.line("?start=")
        boss = server.person("Olga")
        await boss.open(link.partition("?start=")[2])
        await boss.wait_for("1")
        thief = server.person("Tom")
        await thief.open(link.partition("?start=")[2])
        await thief.wait_for(bool)
        assert (await process.end(signal.SIGTERM))[0] == 0


async def test_ctrl_c_stops_it_cleanly(tmp_path: Path) -> None:
    """Ctrl-C ends it with exit code 0 and no traceback, within five seconds."""
    server = ChatServer()
    async with on(server, tmp_path) as process:
        await process.start()
        await process.line("Hospes is @")
        async with asyncio.timeout(5):
            code, printed = await process.end(signal.SIGINT)
    assert code == 0
    assert "Traceback" not in printed


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_it_can_be_stopped_while_it_waits_for_the_channel(
    tmp_path: Path, number: signal.Signals
) -> None:
    """While the channel is down it waits, and can be stopped cleanly at any moment."""
    process = Process(tmp_path, BOT_TOKEN="123:abc", HOSPES_TELEGRAM_API="http://127.0.0.1:9")
    await process.start()
    await process.line("channel is down")
    code, printed = await process.end(number)
    assert code == 0
    assert "Traceback" not in printed


async def health(port: int) -> tuple[int, dict[str, Any]]:
    async with httpx.AsyncClient() as asking:
        answer = await asking.get(f"http://127.0.0.1:{port}/health")
    return answer.status_code, answer.json()


async def test_pages_are_there_before_the_channel(tmp_path: Path) -> None:
    """While the channel is down the pages tell why it is not ready; then it begins by itself."""
    api, port = free_port(), free_port()
    server = ChatServer()
    process = Process(
        tmp_path,
        BOT_TOKEN=server.token,
        HOSPES_TELEGRAM_API=f"http://127.0.0.1:{api}",
        HOSPES_PORT=str(port),
    )
    await process.start()
    await process.line("channel is down")
    await process.line("Telegram has not answered yet")
    status, told = await health(port)
    assert (status, told["live"], told["ready"]) == (503, True, False)
    assert told["opening"] == ["telegram"]
    async with server.serve(port=api):
        await process.line("Hospes is @")
        anna = server.person("Anna")
        await anna.open()
        await anna.wait_for("invitation", PATIENCE)
        async with asyncio.timeout(PATIENCE):
            while (await health(port))[0] != 200:  # noqa: ASYNC110 - a page gives no event
                await asyncio.sleep(0.1)
        assert (await process.end(signal.SIGTERM))[0] == 0


async def test_a_wrong_token_is_said_also_later(tmp_path: Path) -> None:
    """If the channel comes up only later and does not know the token, the process ends then."""
    api = free_port()
    process = Process(
        tmp_path, BOT_TOKEN="123:wrong", HOSPES_TELEGRAM_API=f"http://127.0.0.1:{api}"
    )
    await process.start()
    await process.line("Telegram has not answered yet")
    async with ChatServer().serve(port=api):
        code, printed = await process.result()
    assert code == 1
    assert "BOT_TOKEN" in printed
    assert "123:wrong" not in printed
    assert "Traceback" not in printed


async def test_a_kill_at_every_step_of_joining(tmp_path: Path) -> None:
    """Killed after every tap, it goes on after each restart where the person stood."""
    database = open_database(tmp_path)
    tokens, _lead = invite(database)
    database.stop()
    server = ChatServer()
    people = [server.person(f"Person {n}") for n in range(5)]
    async with on(server, tmp_path) as process:
        await process.start()
        for person, token in zip(people, tokens, strict=False):
            await person.open(token)
        for step in range(1, 5):
            for person in people:
                await person.wait_for(f"Step {step} of 4", timeout=PATIENCE)
            await process.kill()
            for person in people:
                card = person.from_bot[-1]
                person.press(card, card["reply_markup"]["inline_keyboard"][0][0]["text"])
            await process.start()
        for person in people:
            await person.wait_for("You are in", timeout=PATIENCE)
        await process.end(signal.SIGTERM)
    for person in people:
        assert sum("You are in" in one["text"] for one in person.from_bot) == 1


async def test_a_wrong_token_is_said(tmp_path: Path) -> None:
    """A token that the channel does not know ends the start with a sentence that names it not."""
    server = ChatServer()
    async with on(server, tmp_path, BOT_TOKEN="123:wrong") as process:
        await process.start()
        code, printed = await process.result()
    assert code == 1
    assert "BOT_TOKEN" in printed
    assert "123:wrong" not in printed
    assert "Traceback" not in printed


async def test_a_port_in_use_is_said(tmp_path: Path) -> None:
    """A port that somebody uses ends the start with a sentence that says how to choose another."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        async with on(ChatServer(), tmp_path, HOSPES_PORT=port) as process:
            await process.start()
            code, printed = await process.result()
    assert code == 1
    assert "HOSPES_PORT" in printed
    assert "Traceback" not in printed


async def test_a_second_one_is_refused(tmp_path: Path) -> None:
    """A second process on the same data says that the first one works there."""
    async with on(ChatServer(), tmp_path) as first, on(ChatServer(), tmp_path) as second:
        await first.start()
        await first.line("Hospes is @")
        await second.start()
        code, printed = await second.result()
    assert code == 1
    assert "already works on" in printed


@pytest.mark.parametrize(
    ("name", "value"), [("HOSPES_PORT", "many"), ("DATABASE_URL", "mysql://x/y")]
)
async def test_a_wrong_setting_is_said(tmp_path: Path, name: str, value: str) -> None:
    """A setting that does not fit is named, without a traceback."""
    process = Process(tmp_path, BOT_TOKEN="123:abc", **{name: value})
    await process.start()
    code, printed = await process.result()
    assert code == 1
    assert "Traceback" not in printed


async def test_data_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    """A data folder that is no folder ends the start with a sentence."""
    blocked = tmp_path / "data"
    blocked.write_text("a file where the folder should be")
    process = Process(blocked, BOT_TOKEN="123:abc")
    await process.start()
    code, printed = await process.result()
    assert code == 1
    assert "Cannot write" in printed
