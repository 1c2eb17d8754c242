"""Parts that stand still for real: /health names them, and is well again when they move."""

import asyncio
import socket
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from structlog.testing import capture_logs
from structlog.typing import EventDict

from bot.app.hospes import Hospes
from bot.chat_server import ChatServer, Fault
from bot.clock import SystemClock
from bot.messaging import bringing, heartbeats, intake, queue
from bot.messaging.channel import Channel
from bot.messaging.hooking import Webhook
from bot.serving import serving
from handlers.web import health
from handlers.web.site import site
from schedules import clock as alarm
from storage.database import Database
from storage.lease import Lease
from storage.work import Work
from tests.handlers.web.asking import get

NAME = "telegram"
PATIENCE = 20  # seconds of real time


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all that takes seconds take twentieths."""
    monkeypatch.setattr(heartbeats, "INTERVAL", 0.1)
    monkeypatch.setattr(intake, "INTERVAL", 0.1)
    monkeypatch.setattr(alarm, "SIGN_SECONDS", 0.1)
    monkeypatch.setattr(queue, "PATIENCE", 0.1)
    monkeypatch.setattr(queue, "TAKEN_WITHIN", 0.1)
    monkeypatch.setattr(health, "STALE", 1.0)


@pytest.fixture
def server() -> ChatServer:
    return ChatServer()


@pytest.fixture
async def api(server: ChatServer) -> AsyncIterator[str]:
    async with server.serve() as url:
        yield url


def bot(folder: Path, server: ChatServer, api: str, webhook: str = "") -> Hospes:
    clock = SystemClock()
    channel = Channel(NAME, server.token, f"{api}/bot", f"{api}/file/bot")
    hook = Webhook(webhook, clock) if webhook else None
    return Hospes(Database(f"sqlite:///{folder}/hospes.db", clock), clock, [channel], webhook=hook)


@pytest.fixture
async def hospes(
    quick: None, tmp_path: Path, server: ChatServer, api: str
) -> AsyncIterator[Hospes]:
    del quick
    running = bot(tmp_path, server, api)
    await running.start()
    yield running
    await running.stop()


async def until(app: Starlette, status: int, **expected: list[str]) -> dict[str, Any]:
    """Ask until the answer is so."""
    async with asyncio.timeout(PATIENCE):
        while True:
            found, told = await get(app, "/health")
            if found == status and expected.items() <= told.items():
                return dict(told)
            await asyncio.sleep(0.05)


async def test_an_intake_that_has_ended(hospes: Hospes) -> None:
    """When nothing polls any more the intake is named, until it polls again."""
    app = site(hospes.database, hospes.lines)
    await until(app, 200, stalled=[])
    part = hospes.lines[0].intake
    assert part._polling is not None  # noqa: SLF001 - nothing outside can stop it
    part._polling.cancel()  # noqa: SLF001
    await until(app, 503, stalled=[f"intake:{NAME}"])
    lease = Lease()
    lease.open(0)
    await part.start(lease)
    await until(app, 200, stalled=[])


async def test_an_intake_that_gets_nowhere(
    quick: None, tmp_path: Path, server: ChatServer, api: str
) -> None:
    """Where updates are brought, one that does not come to its end is a standstill."""
    del quick
    hospes = bot(tmp_path, server, api, webhook="http://127.0.0.1:9")
    await hospes.start()
    app, line = site(hospes.database, hospes.lines), hospes.lines[0]
    await until(app, 200, stalled=[])
    blocked = asyncio.Event()

    async def hang(*_: object) -> bool:
        return await blocked.wait()

    line.intake._once = hang  # type: ignore[assignment] # noqa: SLF001 - a handler is cut off
    taking = asyncio.ensure_future(line.take({"update_id": 1}))
    await until(app, 503, stalled=[f"intake:{NAME}"])
    blocked.set()
    assert await taking
    await until(app, 200, stalled=[])
    await hospes.stop()


async def test_a_sender_that_has_ended(hospes: Hospes) -> None:
    """When nobody claims what is due the sender is named, until somebody does."""
    app = site(hospes.database, hospes.lines)
    await until(app, 200, stalled=[])
    sender = hospes.lines[0].sender
    assert sender is not None
    supervisor = sender._supervisor  # noqa: SLF001 - nothing outside can stop it
    (usher,) = [one for one in supervisor._tasks if "_ush" in repr(one.get_coro())]  # noqa: SLF001
    usher.cancel()
    await until(app, 503, stalled=[f"sender:{NAME}"])
    supervisor.start(sender._ush())  # noqa: SLF001
    await until(app, 200, stalled=[])


def write(work: Work) -> None:
    """Write a letter to nobody: it is in hand until a worker finds that out."""
    address = work.people.add_address(NAME, 4711, "en", work.now)
    work.say(address, "apology", args={"reference": "x"})


def write_more(work: Work) -> None:
    """Write a letter to somebody else."""
    address = work.people.add_address(NAME, 4712, "en", work.now)
    work.say(address, "apology", args={"reference": "y"})


async def test_workers_that_have_ended(hospes: Hospes) -> None:
    """When something may leave and nobody takes it the sender is named, until somebody does."""
    app = site(hospes.database, hospes.lines)
    sender = hospes.lines[0].sender
    assert sender is not None
    hands = sender._hands  # noqa: SLF001 - nothing outside can stop them
    for task in sender._supervisor._tasks:  # noqa: SLF001
        if task.get_coro().__name__ == "_work":  # type: ignore[union-attr] # it is a coroutine
            task.cancel()
    await until(app, 200, stalled=[])  # there is nothing to do
    await hospes.database.transact(write)
    await until(app, 503, stalled=[f"sender:{NAME}"])
    hands.start(1)
    await until(app, 200, stalled=[])


async def test_workers_that_get_nowhere(hospes: Hospes) -> None:
    """When a message does not come to its end the sender is named, until it does."""
    app = site(hospes.database, hospes.lines)
    await until(app, 200, stalled=[])
    sender = hospes.lines[0].sender
    assert sender is not None
    blocked = asyncio.Event()

    async def hang(*_: object) -> tuple[None, None]:
        await blocked.wait()
        return None, None

    sender._hands._attempts.attempt = hang  # type: ignore[assignment] # noqa: SLF001 - cut off
    await hospes.database.transact(write)
    await until(app, 503, stalled=[f"sender:{NAME}"])
    blocked.set()
    await until(app, 200, stalled=[])


async def test_a_message_that_is_not_answered(hospes: Hospes, server: ChatServer) -> None:
    """When the only message on its way gets no answer the sender is named, until it does."""
    app = site(hospes.database, hospes.lines)
    await until(app, 200, stalled=[])
    server.fail(Fault("delay", method="sendMessage", seconds=3.5))
    anna = server.person("Anna")
    await anna.open()
    await until(app, 503, stalled=[f"sender:{NAME}"])
    await anna.wait_for("invitation", PATIENCE)
    await until(app, 200, stalled=[])


async def test_a_file_may_take_longer(hospes: Hospes) -> None:
    """While a file is on its way all is well; a message that takes as long is a standstill."""
    app = site(hospes.database, hospes.lines)
    sender = hospes.lines[0].sender
    assert sender is not None
    answered, left = asyncio.Event(), asyncio.Event()
    upload = True

    async def send(*_: object) -> tuple[None, None]:
        async with sender.pace.turn(1, upload=upload):
            left.set()
            await answered.wait()
        return None, None

    sender._hands._attempts.attempt = send  # type: ignore[assignment] # noqa: SLF001 - cut off
    await hospes.database.transact(write)
    await left.wait()
    for _ in range(15):
        await asyncio.sleep(0.1)
        assert (await get(app, "/health"))[0] == 200
    upload = False
    answered.set()
    await asyncio.sleep(0.1)
    sender.pace._landed = float("-inf")  # noqa: SLF001 - as if it had been a while ago
    answered.clear()
    await hospes.database.transact(write_more)
    await until(app, 503, stalled=[f"sender:{NAME}"])
    answered.set()
    await until(app, 200, stalled=[])


def test_a_standstill_shows_within_fifteen_seconds() -> None:
    """What is owed by a sender, and how long that may be so, are no more than that together."""
    assert max(queue.TAKEN_WITHIN, queue.PATIENCE) + heartbeats.STALE <= 15


async def test_a_clock_that_does_not_wake(hospes: Hospes) -> None:
    """When the scheduler is paused the clock is named, until it goes on."""
    app = site(hospes.database, hospes.lines)
    await until(app, 200, stalled=[])
    (part,) = hospes._clocks  # noqa: SLF001 - nothing outside can stop it
    part._scheduler.pause()  # noqa: SLF001
    await until(app, 503, stalled=["clock"])
    part._scheduler.resume()  # noqa: SLF001
    await until(app, 200, stalled=[])


async def test_a_clock_that_does_not_come_to_its_end(hospes: Hospes) -> None:
    """When what fell due is not done and not given up either, the clock is named."""
    app = site(hospes.database, hospes.lines)
    await until(app, 200, stalled=[])
    (part,) = hospes._clocks  # noqa: SLF001 - nothing outside can stop it
    async with part._one_at_a_time:  # noqa: SLF001
        await until(app, 503, stalled=["clock"])
    await until(app, 200, stalled=[])


async def test_a_channel_that_is_away(hospes: Hospes, server: ChatServer) -> None:
    """While the channel does not answer the intake waits, and all is well."""
    app = site(hospes.database, hospes.lines)
    await until(app, 200, waiting=[])
    trouble = server.fail(Fault("server_error", method="getUpdates", times=1000))
    await server.person("Anna").open()  # ends the poll that waits
    await until(app, 200, waiting=[f"intake:{NAME}"])
    server.faults.waiting.remove(trouble)
    await until(app, 200, waiting=[])


async def test_a_channel_that_does_not_take_the_address(
    quick: None, tmp_path: Path, server: ChatServer, api: str
) -> None:
    """As long as the channel has not agreed to bring updates the intake waits."""
    del quick
    trouble = server.fail(Fault("server_error", method="setWebhook", times=1000))
    hospes = bot(tmp_path, server, api, webhook="http://127.0.0.1:9")
    await hospes.start()
    app = site(hospes.database, hospes.lines)
    await until(app, 200, waiting=[f"intake:{NAME}"])
    server.faults.waiting.remove(trouble)
    await until(app, 200, waiting=[])
    await hospes.stop()


async def test_an_address_that_the_channel_cannot_reach(
    quick: None,
    tmp_path: Path,
    server: ChatServer,
    api: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """While updates cannot be brought to our address the bot is named; then it is well again."""
    del quick
    monkeypatch.setattr(bringing, "INTERVAL", 0.1)
    monkeypatch.setattr(health, "UNREACHED", timedelta(seconds=1))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    hospes = bot(tmp_path, server, api, webhook=f"http://127.0.0.1:{port}")
    with capture_logs() as logs:
        await hospes.start()
        app = site(hospes.database, hospes.lines)
        await until(app, 200, unreached=[])
        anna = server.person("Anna")
        await anna.open()
        await until(app, 503, unreached=[NAME], stalled=[])
        async with serving(app, "127.0.0.1", port):
            await anna.wait_for("invitation", PATIENCE)
            await until(app, 200, unreached=[])
            async with asyncio.timeout(PATIENCE):
                while told(logs)[-1:] != ["updates reach us again"]:  # noqa: ASYNC110 - logs tell nobody
                    await asyncio.sleep(0.01)
        await hospes.stop()
    assert told(logs) == ["updates do not reach us", "updates reach us again"]


def told(logs: Sequence[EventDict]) -> list[str]:
    """What was said of updates that are brought."""
    return [log["event"] for log in logs if log["event"].startswith("updates ")]
