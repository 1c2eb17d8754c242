"""The process to which updates are brought: killed and frozen, as the outside sees it."""

import asyncio
import signal
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import select
from starlette.applications import Starlette

from bot.chat_server import ChatServer
from bot.clock import SystemClock
from handlers.web import health
from handlers.web.site import site
from storage.database import Database
from storage.tables.messaging import OutboxLetter
from storage.work import Reading
from tests.handlers.web.asking import Bot, get
from tests.journeys.process import PATIENCE, free_port, on

KILLS = 2
ROUND = 20  # messages between two kills


def letters(reading: Reading) -> Counter[int]:
    """Count the letters to each address."""
    rows = reading.connection.execute(select(OutboxLetter.address_id))
    return Counter(row.address_id for row in rows)


async def test_killed_while_updates_are_brought(tmp_path: Path) -> None:
    """Whatever is killed when, each update is answered once by the rows, and none is lost."""
    server, port = ChatServer(), free_port()
    url = f"http://127.0.0.1:{port}"
    people = [server.person(f"Person {number}") for number in range(10)]
    async with on(server, tmp_path, HOSPES_PORT=str(port)) as process:
        await process.start("--webhook", url)
        await process.line("Hospes is @")
        for kill in range(KILLS):
            before = len(server.calls)
            for number in range(ROUND):
                await people[number % len(people)].send(f"{kill}:{number}")
            await server.wait_for_call(
                lambda call, before=before, kill=kill: (  # type: ignore[misc]
                    call.number > before + 2 * kill and call.method == "sendMessage"
                ),
                PATIENCE,
            )
            await process.kill()
            await process.start("--webhook", url)
        await server.settled(60)
        for person in people:
            await person.wait_for(bool, PATIENCE)
        assert server.state.webhook["url"].startswith(url)
        await process.end(signal.SIGTERM)
    database = Database(f"sqlite:///{tmp_path}/hospes.db", SystemClock())
    assert list(database.look(letters).values()) == [KILLS * ROUND // len(people)] * len(people)
    assert database.look(lambda reading: reading.records.parked()) == []


async def until(app: Starlette, status: int, *stalled: str) -> None:
    """Ask until /health answers so."""
    async with asyncio.timeout(PATIENCE + 10):
        while True:
            found, told = await get(app, "/health")
            if (found, told["stalled"]) == (status, list(stalled)):
                return
            await asyncio.sleep(0.1)


async def test_frozen_as_another_process_sees_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every page on the same database tells that the keeper stands still, and that it moves."""
    monkeypatch.setattr(health, "STALE", 7.0)  # it beats every five seconds
    server = ChatServer()
    page = site(Database(f"sqlite:///{tmp_path}/hospes.db", SystemClock()), [Bot("telegram")])
    async with on(server, tmp_path) as process:
        await process.start()
        await process.line("Hospes is @")
        await until(page, 200)
        process.send(signal.SIGSTOP)
        await until(page, 503, "clock", "intake:telegram", "sender:telegram")
        process.send(signal.SIGCONT)
        await until(page, 200)
        await process.end(signal.SIGTERM)
