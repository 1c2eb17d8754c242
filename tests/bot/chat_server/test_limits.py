"""Telegram's pace."""

import pytest
from telegram import Bot
from telegram.error import RetryAfter

from bot.chat_server import ChatServer
from bot.chat_server.errors import BotApiError
from bot.chat_server.limits import Limits
from tests.bot.chat_server.conftest import Clock


def refused(limits: Limits, chat_id: int) -> int:
    """After how many seconds to come again; 0 if the message was let through."""
    try:
        limits.check(chat_id)
    except BotApiError as error:
        return error.parameters["retry_after"]
    return 0


def test_one_chat(clock: Clock) -> None:
    """A small burst passes, then one message a second."""
    limits = Limits(clock)
    assert [refused(limits, 1) for _ in range(4)] == [0, 0, 0, 1]
    clock.now += 1
    assert [refused(limits, 1), refused(limits, 1)] == [0, 1]
    clock.now += 100
    assert [refused(limits, 1) for _ in range(4)] == [0, 0, 0, 1]


def test_all_chats(clock: Clock) -> None:
    """Thirty messages pass in any sliding second."""
    limits = Limits(clock)
    assert [refused(limits, chat) for chat in range(31)] == [0] * 30 + [1]
    clock.now += 0.5
    assert refused(limits, 99) == 1
    clock.now += 0.5
    assert refused(limits, 99) == 0


@pytest.mark.usefixtures("durations")
async def test_over_http(clock: Clock) -> None:
    """A bot that sends too fast is told when to come again; asking is not limited."""
    server = ChatServer(token="42:secret", limits=True, pacing=clock)
    anna = server.person("Anna")
    await anna.open()
    async with server.serve() as url, Bot(server.token, base_url=f"{url}/bot") as bot:
        for _ in range(3):
            await bot.send_message(anna.id, "x")
        with pytest.raises(RetryAfter):
            await bot.send_message(anna.id, "x")
        assert await bot.get_chat(anna.id)
