"""The fake Bot API: it takes requests as they come, and hands out updates as the real one does."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession, web

from benchmarks.fake_api.api import Api
from benchmarks.fake_api.flight import FIRST_UPDATE, Flight
from benchmarks.fake_api.protocol import Connection, split
from benchmarks.fake_api.updates import text_of, update_of
from benchmarks.fake_api.webhook import Posted

REQUEST = b"POST /bot42:A/sendMessage HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"


def test_a_request_is_taken_once_it_is_complete() -> None:
    """However the bytes are cut, the request comes out whole, and what follows is left."""
    for cut in range(len(REQUEST)):
        assert split(REQUEST[:cut]) is None
    assert split(REQUEST + b"POST") == (b"sendMessage", b"hello", b"POST")


def test_chunks_are_refused() -> None:
    """What it cannot read it does not guess."""
    with pytest.raises(ValueError, match="chunked"):
        split(b"POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n")


def test_nobody_has_two_updates_in_flight() -> None:
    """People write in turn, and again only after their reply; what counts comes after warming."""
    told: list[str] = []
    flight = Flight([1, 2], warm_up=1, total=2, tell=told.append)
    first, _ = flight.release()
    flight.release()
    assert first == FIRST_UPDATE
    assert not flight.replied(3)
    assert flight.replied(2)
    assert not flight.replied(2)
    _, again = flight.release()
    assert json.loads(again)["message"]["chat"]["id"] == 2
    assert flight.over
    assert flight.replied(1)
    assert flight.replied(2)
    assert told == ["warm", "done"]
    assert len(flight.seconds) == 2
    assert flight.said == {1: text_of(0), 2: text_of(2)}


class Bot:
    """A bot's side of the API."""

    def __init__(self, session: ClientSession, port: int, api: Api) -> None:
        self.api = api
        self._session = session
        self._base = f"http://127.0.0.1:{port}/bot42:A"

    async def call(self, method: str, **parameters: Any) -> Any:  # noqa: ANN401 - JSON
        async with self._session.post(f"{self._base}/{method}", json=parameters) as answer:
            found = await answer.json()
        assert found["ok"] is True
        return found["result"]


@pytest.fixture
def heard() -> list[int]:
    return []


@pytest.fixture
async def bot(heard: list[int]) -> AsyncIterator[Bot]:
    api = Api(heard.append)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(api.answer), "127.0.0.1", 0)
    async with server, ClientSession() as session:
        yield Bot(session, server.sockets[0].getsockname()[1], api)


async def test_updates_come_until_they_are_confirmed(bot: Bot) -> None:
    """What was not confirmed by an offset comes again; what was does not."""
    for number in (5, 6):
        bot.api.bring(number, update_of(number, 1, "hello"))
    for _ in range(2):
        assert [one["update_id"] for one in await bot.call("getUpdates", offset=0)] == [5, 6]
    assert [one["update_id"] for one in await bot.call("getUpdates", offset=6)] == [6]


async def test_a_message_is_heard_of_however_it_is_written(bot: Bot, heard: list[int]) -> None:
    """The chat is found in JSON; an edit is no new message."""
    sent = await bot.call("sendMessage", chat_id=77, text="hello")
    await bot.call("editMessageText", chat_id=78, message_id=1, text="hello")
    assert sent["chat"]["id"] == 77
    assert heard == [77]
    assert await bot.call("answerCallbackQuery", callback_query_id="1") is True
    assert bot.api.calls == {"sendMessage": 1, "editMessageText": 1, "answerCallbackQuery": 1}


async def test_a_webhook_gets_an_update_again_until_it_takes_it() -> None:
    """Refused with 503 it comes again, with the secret each time."""
    came: list[tuple[str, int]] = []
    taken = asyncio.Event()

    async def hook(request: web.Request) -> web.Response:
        secret = request.headers["X-Telegram-Bot-Api-Secret-Token"]
        came.append((secret, (await request.json())["update_id"]))
        if len(came) == 1:
            return web.Response(status=503)
        taken.set()
        return web.Response()

    application = web.Application()
    application.router.add_post("/hook", hook)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    posted = Posted(json.dumps({"url": address, "secret_token": "s3"}).encode(), connections=1)
    posted.bring(9, update_of(9, 1, "hello"))
    await taken.wait()
    await posted.close()
    await runner.cleanup()
    assert came == [("s3", 9), ("s3", 9)]
    assert posted.refused == 1
