"""The fixture for the tests of any bot, and its clock; the guide's examples show the rest."""

import pytest
from telegram import Bot

from bot.chat_server.clocks import MovableClock
from bot.chat_server.state import REAL_TIME
from bot.chat_server.testing import LiveServer, chat_server

__all__ = ["chat_server"]


async def test_time_stands_still(chat_server: LiveServer) -> None:
    """Where a test says so, everything happens at one instant, until it moves it."""
    chat_server.clock.stand_still(1_800_000_000)
    anna = chat_server.person("Anna")
    first = await anna.open()
    chat_server.clock.advance(61)
    assert (await anna.send("Later"))["date"] - first["date"] == 61


async def test_addresses(chat_server: LiveServer) -> None:
    """A bot that is given the two addresses works, and can download."""
    async with Bot(chat_server.token, base_url=chat_server.base_url) as bot:
        assert bot.username == "test_bot"
    assert chat_server.base_file_url == f"{chat_server.url}/file/bot"


def test_clock() -> None:
    """It runs in real time, wherever it has been moved to, and never back."""
    clock, before = MovableClock(), REAL_TIME()
    clock.advance(3600)
    assert before + 3600 <= clock() <= REAL_TIME() + 3600
    clock.stand_still()
    assert clock() == clock()
    with pytest.raises(ValueError, match="a clock goes forward"):
        clock.advance(-1)
