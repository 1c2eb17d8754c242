"""Trouble on demand, as a bot meets it."""

from datetime import timedelta

import httpx
import pytest
from telegram import Bot
from telegram.error import Forbidden, NetworkError, RetryAfter, TelegramError

from bot.chat_server import ChatServer, Fault, Person, PersonError
from bot.chat_server.bot_api.answering import drop_connection


@pytest.mark.usefixtures("durations")
async def test_too_many_requests(
    bot: Bot, http: httpx.AsyncClient, server: ChatServer, anna: Person
) -> None:
    """429 tells when to come again, in the body and in a header, as often as was asked for."""
    server.fail(Fault("too_many_requests", method="SENDMESSAGE", times=2, seconds=7))
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(anna.id, "x")
    assert caught.value.retry_after == timedelta(seconds=7)
    answer = await http.get("/bot42:secret/sendMessage", params={"chat_id": anna.id, "text": "x"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "7")
    assert (await bot.send_message(anna.id, "x")).text == "x"


async def test_only_one_chat(bot: Bot, server: ChatServer, anna: Person) -> None:
    """A fault of one chat leaves the others alone."""
    ben = server.person("Ben")
    await ben.open()
    server.fail(Fault("forbidden", chat_id=ben.id))
    assert await bot.send_message(anna.id, "x")
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(ben.id, "x")
    assert await bot.send_message(ben.id, "x")


async def test_server_error(bot: Bot, server: ChatServer) -> None:
    """500 is an error of the network to python-telegram-bot."""
    server.fail(Fault("server_error"))
    with pytest.raises(TelegramError, match="Internal Server Error"):
        await bot.get_me()


@pytest.mark.parametrize(("kind", "messages"), [("drop_before", 1), ("drop_after", 2)])
async def test_dropped_connection(
    bot: Bot, server: ChatServer, anna: Person, kind: str, messages: int
) -> None:
    """The connection breaks before or after the message was sent; the record tells which."""
    server.fail(Fault(kind, method="sendMessage"))  # type: ignore[arg-type]  # parametrized
    with pytest.raises(NetworkError, match="RemoteProtocolError"):
        await bot.send_message(anna.id, "x")
    assert len(anna.messages) == messages
    assert server.calls[-1].outcome["fault"] == kind
    assert server.calls[-1].outcome.get("ok", False) == (kind == "drop_after")


async def test_delay(bot: Bot, server: ChatServer, anna: Person) -> None:
    """A delayed call takes effect after the delay: others overtake it."""
    server.fail(Fault("delay", seconds=0.05, chat_id=anna.id))
    await bot.send_message(anna.id, "late")
    assert server.calls[-1].outcome == {"fault": "delay", "ok": True, "message_id": 2}


@pytest.mark.parametrize(
    "fault",
    [Fault("nonsense"), Fault("delay", times=0), Fault("delay", seconds=float("nan"))],  # type: ignore[arg-type]  # on purpose
)
def test_faults_that_make_no_sense(server: ChatServer, fault: Fault) -> None:
    """Unknown kinds and impossible numbers are refused."""
    with pytest.raises(PersonError):
        server.fail(fault)


def test_no_more_trouble(server: ChatServer) -> None:
    """Prepared faults can be taken back."""
    server.fail(Fault("server_error"))
    server.faults.clear()
    assert server.faults.waiting == []


async def test_drop_under_a_foreign_server() -> None:
    """Where the connection is out of reach, the answer breaks off in the middle."""
    sent: list[object] = []

    async def receive() -> dict[str, object]:
        return {}

    async def send(message: object) -> None:
        sent.append(message)

    with pytest.raises(ConnectionAbortedError):
        await drop_connection({"path": "/x"}, receive, send)
    assert len(sent) == 1
