"""Updates delivered to a real HTTP endpoint."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest

from bot.chat_server import ChatServer, Person
from bot.chat_server.bot_api.endpoint import BotApi
from bot.chat_server.bot_api.webhook import WebhookDelivery
from bot.serving import serving
from tests.bot.chat_server.conftest import NOW, Clock


@dataclass
class Endpoint:
    """A bot's webhook: keeps what it got, and answers as told, in the end with 200."""

    url: str = ""
    answers: list[Response] = field(default_factory=list)
    got: "asyncio.Queue[tuple[dict[str, Any], str]]" = field(default_factory=asyncio.Queue)

    async def take(self, request: Request) -> Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        await self.got.put((await request.json(), secret))
        return self.answers.pop(0) if self.answers else Response()

    async def text(self) -> str:
        """The text of the next message that arrives."""
        update, _ = await asyncio.wait_for(self.got.get(), 5)
        return str(update["message"]["text"])


@pytest.fixture
async def endpoint() -> AsyncIterator[Endpoint]:
    endpoint = Endpoint()
    app = Starlette(routes=[Route("/hook", endpoint.take, methods=["POST"])])
    async with serving(app, "127.0.0.1", 0) as url:
        endpoint.url = f"{url}/hook"
        yield endpoint


async def an_error(server: ChatServer) -> None:
    """Wait until a failed delivery has been noted."""
    state = server.state
    assert await state.webhook_changed.until(lambda: state.webhook.get("last_error_date"), 5)


@contextlib.asynccontextmanager
async def quick_delivery(server: ChatServer) -> AsyncIterator[None]:
    """Deliver without long pauses meanwhile."""
    delivery = WebhookDelivery(server.state, BotApi(server.state), first_delay=0.001)
    running = asyncio.create_task(delivery.run())
    try:
        yield
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running


async def test_delivery_in_order(
    bot: Bot, server: ChatServer, anna: Person, endpoint: Endpoint
) -> None:
    """Updates arrive one after the other, with the secret, and are confirmed by a 200."""
    await anna.send("a")
    await bot.set_webhook(endpoint.url, secret_token="s-1")
    await anna.send("b")
    first, secret = await asyncio.wait_for(endpoint.got.get(), 5)
    update = Update.de_json(first, bot)
    assert update.message is not None
    assert (update.message.text, secret) == ("a", "s-1")
    assert await endpoint.text() == "b"
    await server.settled()


async def test_refused_update_comes_again(bot: Bot, anna: Person, endpoint: Endpoint) -> None:
    """What is not taken comes again before anything later, after the Retry-After."""
    endpoint.answers = [Response(status_code=503, headers={"Retry-After": "0"})]
    await bot.set_webhook(endpoint.url)
    await anna.send("a")
    await anna.send("b")
    assert [await endpoint.text() for _ in range(3)] == ["a", "a", "b"]


async def test_delay_doubles_until_taken(
    server: ChatServer, anna: Person, endpoint: Endpoint
) -> None:
    """Without Retry-After it is tried again after a growing delay."""
    endpoint.answers = [Response(status_code=500), Response(status_code=500)]
    server.state.webhook = {"url": endpoint.url, "secret": ""}
    async with quick_delivery(server):
        await anna.send("a")
        assert [await endpoint.text() for _ in range(3)] == ["a", "a", "a"]
        await server.settled()


async def test_info_tells_what_is_wrong(
    bot: Bot, server: ChatServer, anna: Person, endpoint: Endpoint
) -> None:
    """GetWebhookInfo tells the address, what waits and the last error."""
    endpoint.answers = [Response(status_code=500)]
    await bot.set_webhook(endpoint.url, allowed_updates=["message"], max_connections=500)
    await anna.send("a")
    await endpoint.text()
    await an_error(server)
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count, info.max_connections) == (endpoint.url, 1, 100)
    assert info.allowed_updates == ("message",)
    assert info.last_error_message == ("Wrong response from the webhook: 500 Internal Server Error")
    assert info.last_error_date is not None
    assert info.last_error_date.timestamp() == NOW


async def test_unreachable_endpoint(bot: Bot, server: ChatServer, anna: Person) -> None:
    """An endpoint that nobody listens at is noted as an error."""
    await bot.set_webhook("http://127.0.0.1:9/")
    await anna.send("a")
    await an_error(server)
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Connection failed: ClientConnectorError"
    await bot.delete_webhook(drop_pending_updates=True)
    assert len(server.state.updates) == 0


async def test_address_that_leads_nowhere(bot: Bot, server: ChatServer, anna: Person) -> None:
    """A host that cannot have a name is noted as an error, too, and what waits, waits."""
    await bot.set_webhook("https://example..org/")
    await anna.send("a")
    await an_error(server)
    info = await bot.get_webhook_info()
    assert (info.last_error_message, info.pending_update_count) == (
        "Connection failed: UnicodeError",
        1,
    )


async def test_redirects_are_not_followed(
    bot: Bot, server: ChatServer, anna: Person, endpoint: Endpoint
) -> None:
    """An update is taken where it was brought to, or not at all."""
    endpoint.answers = [Response(status_code=307, headers={"Location": endpoint.url})]
    await bot.set_webhook(endpoint.url)
    await anna.send("a")
    await an_error(server)
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 307 Temporary Redirect"


async def test_deleting_goes_back_to_polling(bot: Bot, anna: Person, endpoint: Endpoint) -> None:
    """Without a webhook updates wait to be fetched."""
    await bot.set_webhook(endpoint.url)
    await bot.set_webhook("")
    await anna.send("a")
    assert (await bot.get_webhook_info()).url == ""
    assert len(await bot.get_updates()) == 1
    assert endpoint.got.empty()


@pytest.mark.parametrize("answer", [b"{", b"[]", b'{"method":"getMe"}', b'{"method":"nothing"}'])
async def test_answers_that_ask_for_nothing(
    bot: Bot, server: ChatServer, anna: Person, endpoint: Endpoint, answer: bytes
) -> None:
    """Answers that name no method, or one that only asks, do nothing."""
    endpoint.answers = [Response(answer)]
    await bot.set_webhook(endpoint.url)
    server.clear_calls()
    await anna.send("a")
    await endpoint.text()
    await server.settled()
    assert server.calls == []


async def test_form_in_answer(bot: Bot, anna: Person, endpoint: Endpoint) -> None:
    """A form in the answer is read as one."""
    body, kind = (
        f"method=SENDMESSAGE&chat_id={anna.id}&text=By+form",
        "application/x-www-form-urlencoded",
    )
    endpoint.answers = [Response(body, media_type=kind)]
    await bot.set_webhook(endpoint.url)
    await anna.send("a")
    assert (await anna.wait_for("By form"))["text"] == "By form"


async def test_gone_for_a_day(
    server: ChatServer, anna: Person, endpoint: Endpoint, clock: Clock
) -> None:
    """An endpoint that says for 23 hours that it is gone is asked no more; what waits, waits."""
    endpoint.answers = [Response(status_code=code) for code in (410, 500, *[410] * 100)]
    server.state.webhook = webhook = {"url": endpoint.url, "secret": ""}
    async with quick_delivery(server):
        await anna.send("a")
        assert [await endpoint.text() for _ in range(3)] == ["a", "a", "a"]
        assert await server.state.webhook_changed.until(lambda: webhook.get("gone_since"), 5)
        clock.now += 23 * 3600 + 1
        assert await server.state.webhook_changed.until(lambda: not server.state.webhook or None, 5)
        assert len(server.state.updates) == 1


async def test_what_would_be_too_old_is_given_up(
    bot: Bot, server: ChatServer, anna: Person, endpoint: Endpoint, clock: Clock
) -> None:
    """An update that would be too old at its next turn is not tried again."""
    endpoint.answers = [Response(status_code=503, headers={"Retry-After": "3600"})]
    await anna.send("a")
    clock.now += 86_400 - 60
    await bot.set_webhook(endpoint.url)
    assert await endpoint.text() == "a"
    await server.settled()


async def test_answer_with_a_method(bot: Bot, anna: Person, endpoint: Endpoint) -> None:
    """A method in the answer is executed."""
    body = f'{{"method": "sendMessage", "chat_id": {anna.id}, "text": "At once"}}'
    endpoint.answers = [Response(body)]
    await bot.set_webhook(endpoint.url)
    await anna.send("a")
    assert (await anna.wait_for("At once"))["text"] == "At once"


@pytest.mark.parametrize(
    ("url", "secret", "problem"),
    [
        ("ftp://example.org", "", "Bad webhook: invalid webhook url specified"),
        ("https://", "", "Bad webhook: invalid webhook url specified"),
        ("https://example.org:x/", "", "Bad webhook: invalid webhook url specified"),
        ("https://[::1", "", "Bad webhook: invalid webhook url specified"),
        ("http://example.org", "", "Bad webhook: an https url must be provided for webhook"),
        (
            "https://example.org:8080/",
            "",
            "Bad webhook: webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ("https://example.org", "x" * 257, "Secret token is too long"),
        ("https://example.org", "ä", "Secret token contains unallowed characters"),
    ],
)
async def test_refused_webhooks(bot: Bot, url: str, secret: str, problem: str) -> None:
    """Addresses and secrets are checked."""
    with pytest.raises(BadRequest) as caught:
        await bot.set_webhook(url, secret_token=secret)
    assert caught.value.message.casefold() == problem.casefold()


@pytest.mark.parametrize(
    ("url", "given", "told"),
    [
        ("https://example.org:8443/hook", None, None),
        ("https://example.org/", "192.0.2.7", "192.0.2.7"),
        ("http://localhost:9/", None, "127.0.0.1"),
        ("http://[::1]:9/", None, "::1"),
        ("http://bot:9/", None, None),
    ],
)
async def test_addresses(bot: Bot, url: str, given: str | None, told: str | None) -> None:
    """Telegram's ports on the internet, any on a network of one's own; addresses are told."""
    await bot.set_webhook(url, ip_address=given)
    info = await bot.get_webhook_info()
    assert (info.url, info.ip_address, info.has_custom_certificate) == (url, told, False)
    with pytest.raises(BadRequest, match="invalid ip address specified"):
        await bot.set_webhook(url, ip_address="nowhere")


async def test_what_was_done_is_said(http: httpx.AsyncClient) -> None:
    """Setting and deleting are told in words, too."""
    said = []
    for url in ("http://127.0.0.1:9/", "", ""):
        answer = await http.get("/bot42:secret/setWebhook", params={"url": url})
        said.append((answer.json()["result"], answer.json()["description"]))
    assert said == [
        (True, "Webhook was set"),
        (True, "Webhook was deleted"),
        (True, "Webhook is already deleted"),
    ]


@dataclass
class Slow:
    """A bot's webhook that answers no update before it is let go by its text."""

    got: "asyncio.Queue[str]" = field(default_factory=asyncio.Queue)
    doors: "defaultdict[str, asyncio.Event]" = field(
        default_factory=lambda: defaultdict(asyncio.Event)
    )

    async def take(self, request: Request) -> Response:
        update = await request.json()
        text = (
            update["message"]["text"] if "message" in update else update["callback_query"]["data"]
        )
        await self.got.put(text)
        await self.doors[text].wait()
        return Response()

    async def next(self) -> str:
        """The text of the next update that is brought."""
        return await asyncio.wait_for(self.got.get(), 5)


@pytest.fixture
async def slow(bot: Bot) -> AsyncIterator[Slow]:
    slow = Slow()
    app = Starlette(routes=[Route("/hook", slow.take, methods=["POST"])])
    async with serving(app, "127.0.0.1", 0) as url:
        await bot.set_webhook(f"{url}/hook", max_connections=2)
        yield slow
        for door in slow.doors.values():
            door.set()
        await bot.delete_webhook()


async def test_chats_do_not_wait_for_each_other(
    server: ChatServer, anna: Person, slow: Slow
) -> None:
    """While one chat's update is in hand another chat's is brought, its own next one is not."""
    ben, carl = server.person("Ben"), server.person("Carl")
    for person in (ben, carl):
        await person.open()
    for text in ("/start", "/start"):
        slow.doors[text].set()
        assert await slow.next() == text
    await server.settled()
    await anna.send("a1")
    await anna.send("a2")
    await ben.send("b1")
    await carl.send("c1")
    assert {await slow.next(), await slow.next()} == {"a1", "b1"}
    slow.doors["b1"].set()
    assert await slow.next() == "c1"  # on the connection that is free again
    slow.doors["a1"].set()
    assert await slow.next() == "a2"
    assert slow.got.empty()


async def test_taps_do_not_wait_for_messages(
    bot: Bot, server: ChatServer, anna: Person, slow: Slow
) -> None:
    """A tap is brought beside the same person's message, as the real server does it."""
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("Tap", callback_data="tap")]])
    sent = await bot.send_message(anna.id, "Card", reply_markup=keys)
    await anna.send("a1")
    assert await slow.next() == "a1"
    tapping = asyncio.ensure_future(anna.press_data(anna.from_bot[-1], "tap"))
    assert await slow.next() == "tap"
    tapping.cancel()
    assert sent.message_id == anna.from_bot[-1]["message_id"]
    assert len(server.state.updates) == 2


async def test_what_is_refused_holds_up_its_own_chat_only(
    bot: Bot, server: ChatServer, anna: Person, endpoint: Endpoint
) -> None:
    """While one chat's update waits to be brought again, the others' are brought."""
    endpoint.answers = [Response(status_code=503, headers={"Retry-After": "3600"})]
    ben = server.person("Ben")
    await bot.set_webhook(endpoint.url)
    await anna.send("a")
    assert await endpoint.text() == "a"
    await ben.open()
    assert await endpoint.text() == "/start"
    async with asyncio.timeout(5):
        while len(server.state.updates) > 1:
            await server.state.updates.confirmed.next()
    await bot.delete_webhook()
