"""Telegram's pace."""

import pytest
from telegram import Bot
from telegram.error import RetryAfter

from bot.chat_server import ChatServer
from bot.chat_server.errors import BotApiError
from bot.chat_server.limits import Limits, counted
from bot.chat_server.wire.parameters import Parameters
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


def test_bundles(clock: Clock) -> None:
    """An album passes where one message would, and then makes wait for all its parts."""
    limits = Limits(clock)
    limits.check(1, 10)
    assert refused(limits, 1) == 8
    clock.now += 8
    assert [refused(limits, 1), refused(limits, 1)] == [0, 1]
    limits.check(2, 27)
    with pytest.raises(BotApiError):
        limits.check(3, 3)
    clock.now += 1
    limits.check(3, 100)


@pytest.mark.parametrize(
    ("method", "parameters", "messages"),
    [
        ("sendMessage", {}, 1),
        ("editMessageText", {}, 1),
        ("forwardMessage", {}, 1),
        ("copyMessages", {"message_ids": "[1, 2, 3]"}, 3),
        ("sendMediaGroup", {"media": [{}, {}]}, 2),
        ("sendMediaGroup", {"media": "{"}, 1),
        ("sendMediaGroup", {}, 1),
        ("sendChatAction", {}, 0),
        ("answerCallbackQuery", {}, 0),
        ("deleteMessage", {}, 0),
        ("getUpdates", {}, 0),
    ],
)
def test_what_counts(method: str, parameters: dict[str, object], messages: int) -> None:
    """Messages and their edits count, each of a bundle; all else is free."""
    assert counted(method, Parameters(parameters)) == messages


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
