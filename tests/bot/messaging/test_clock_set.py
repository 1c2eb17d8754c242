"""The machine's clock is put forward or back by an hour: letters leave all the same, in order."""

import time
from datetime import timedelta
from functools import partial

import pytest

from bot.chat_server import ChatServer, Fault
from tests.bot.messaging.house import House, Watch, house, write


@pytest.fixture
def clock() -> Watch:
    return Watch(speed=100)


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.messaging.sender.ROUSE", 0.05)


async def test_after_an_hour_back_letters_leave_at_once(
    home: House, server: ChatServer, url: str, clock: Watch
) -> None:
    """What was written before the clock was put back, and waits for nothing, leaves."""
    anna = await home.person("Anna")
    await home.quiet()
    await home.sender.stop()
    for text in ("one", "two"):
        await home.database.transact(partial(write, chat_id=anna.id, text=text))
    clock.move(hours=-1)
    async with house(home.database, server, url, clock) as again:
        await anna.wait_for("two")
        assert again.said(anna) == ["/start", "one", "two"]


async def test_after_an_hour_back_order_is_kept(
    home: House, clock: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written after the clock was put back leaves after what was written before."""
    anna = await home.person("Anna")
    home.server.fail(Fault("too_many_requests", "sendMessage", anna.id, seconds=30))
    await home.database.transact(lambda work: write(work, anna.id, "one"))
    clock.move(hours=-1)
    hour_ago = time.time_ns() - 3_600_000_000_000
    monkeypatch.setattr("time.time_ns", lambda: hour_ago)
    await home.database.transact(lambda work: write(work, anna.id, "two"))
    await anna.wait_for("two")
    await home.quiet()
    assert home.said(anna) == ["/start", "one", "two"]


async def test_after_an_hour_forward_letters_leave_when_they_may(home: House, clock: Watch) -> None:
    """What may leave by the new time leaves soon, and what may not waits on."""
    anna = await home.person("Anna")
    now = clock.now()
    for text, hours in (("soon", 0.5), ("later", 2.0)):
        at = now + timedelta(hours=hours)
        await home.database.transact(partial(write, chat_id=anna.id, text=text, not_before=at))
    await home.quiet()
    clock.move(hours=1)
    await anna.wait_for("soon")
    await home.quiet()
    assert home.said(anna) == ["/start", "soon"]
