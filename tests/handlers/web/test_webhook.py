"""Deliveries: checked, taken in once they are committed, brought again when they could not be."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from httpx import AsyncClient, Response
from structlog.testing import capture_logs

from bot import tally
from bot.chat_server import ChatServer, Person
from bot.messaging.inbound import KINDS
from bot.serving import serving
from handlers.web.site import site
from handlers.web.webhook import LARGEST, Deliveries
from storage.database import Database
from tests.bot.messaging.house import KEY, House, QuickClock, heard, house
from tests.bot.messaging.test_intake import message, parked

PATH = f"/hook/{KEY}"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
MOST = 3


@dataclass
class Desk:
    """The bot of a house, as the pages know it."""

    home: House
    name: str = KEY
    pace_used: float = 0.0

    @property
    def secret(self) -> bytes:
        return self.home.channel.secret.encode()

    async def take(self, content: object) -> bool:
        return await self.home.intake.take(content)


@dataclass
class Door:
    """A bot to which updates are brought, at an address of its own."""

    home: House
    url: str
    client: AsyncClient

    async def post(self, content: object = b"", **headers: str) -> Response:
        """Deliver something as the channel would."""
        secret = {HEADER: self.home.channel.secret}
        sent: dict[str, Any] = {"content" if isinstance(content, bytes) else "json": content}
        return await self.client.post(PATH, **sent, headers=secret | headers)

    async def hook(self, connections: int = 40) -> None:
        """Have the chat server bring what people write."""
        url, secret = self.url + PATH, self.home.channel.secret
        await self.home.channel.calls.set_webhook(url, secret, KINDS, connections)

    @contextmanager
    def busy(self) -> Iterator[threading.Event]:
        """Keep the writer busy until the event is set."""
        go_on = threading.Event()
        blocking = asyncio.ensure_future(
            self.home.database.transact(lambda _: go_on.wait(20) and None)
        )
        try:
            yield go_on
        finally:
            go_on.set()
            assert blocking is not None


@pytest.fixture
def server() -> ChatServer:
    return ChatServer()


@pytest.fixture
async def door(database: Database, server: ChatServer) -> AsyncIterator[Door]:
    async with AsyncExitStack() as stack:
        api = await stack.enter_async_context(server.serve())
        home = await stack.enter_async_context(
            house(database, server, api, QuickClock(), polled=False)
        )
        desk = Desk(home)
        app = Deliveries(site(database, [desk]), [desk], MOST)
        url = await stack.enter_async_context(serving(app, "127.0.0.1", 0))
        client = await stack.enter_async_context(AsyncClient(base_url=url))
        yield Door(home, url, client)


def counted(outcome: str) -> int:
    return dict(tally.hooked).get((KEY, outcome), 0)


async def test_what_people_write_is_brought_and_answered(door: Door) -> None:
    """By webhook, too, each chat is handled in its order and everybody is answered."""
    await door.hook()
    people = [await door.home.person(name) for name in ("Anna", "Ben")]
    for number in range(8):
        for person in people:
            await person.send(f"{number}")
    await door.home.quiet()
    expected = ["/start", *map(str, range(8))]
    for person in people:
        assert await door.home.database.read(heard, person) == expected
        assert door.home.said(person) == expected


@pytest.mark.parametrize("secret", ["", "wrong", "Ä" * 64])
async def test_nobody_else_brings_updates(door: Door, server: ChatServer, secret: str) -> None:
    """Without the channel's secret nothing is read, and only the fact is told, once."""
    anna = server.person("Anna")
    update = {"update_id": 5, **message(anna, "let me in")}
    headers = {HEADER: secret.encode()} if secret else {}
    with capture_logs() as logs:
        answers = [await door.client.post(PATH, json=update, headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert [log["event"] for log in logs] == ["delivery without the secret"]
    assert "let me in" not in str(logs)
    assert await door.home.database.read(heard, anna) == []


async def test_other_requests_are_the_pages(door: Door) -> None:
    """What is no delivery is refused, or goes on to the pages."""
    assert (await door.client.get(PATH)).status_code == 405
    assert (await door.client.post("/hook/elsewhere")).status_code == 404
    assert (await door.client.get("/health/live")).status_code == 200


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"9" * 5000, b'"' + b"a" * LARGEST + b'"'],
    ids=["nothing", "broken", "no text", "deep", "long number", "too large"],
)
async def test_what_nobody_can_read_is_not_brought_again(door: Door, body: bytes) -> None:
    """What is no JSON is taken off the channel's hands, with a word in the log and no content."""
    with capture_logs() as logs:
        answer = await door.post(body)
    assert answer.status_code == 200
    assert [log["event"] for log in logs] == ["update not readable"]
    assert len(str(logs)) < 300


async def test_what_the_library_cannot_read_is_parked(door: Door, server: ChatServer) -> None:
    """An update that no handler could be given is parked and not brought again."""
    chat = {"id": server.person("Anna").id, "type": "private"}
    answer = await door.post({"update_id": 5, "message": {"chat": chat}})
    assert answer.status_code == 200
    assert len(await door.home.database.read(parked)) == 1


async def test_too_many_at_once_are_asked_to_come_again(door: Door, server: ChatServer) -> None:
    """Beyond the bound the answer is 503 at once; later everything is taken, once."""
    await door.hook()
    people = [server.person(f"Person {number}") for number in range(2 * MOST)]
    full = counted("full")
    with door.busy():
        for person in people:
            await person.send("hello")
        info = server.state.webhook
        assert await server.state.webhook_changed.until(
            lambda: "503" in info.get("last_error_message", "") or None, 5
        )
        assert tally.in_flight.now == MOST
        assert (await door.post({"update_id": 1})).headers["Retry-After"] == "1"
    await door.home.quiet(20)
    assert tally.in_flight.now == 0
    assert counted("full") > full
    for person in people:
        assert await door.home.database.read(heard, person) == ["hello"]
        assert door.home.said(person) == ["hello"]


async def test_while_the_database_is_down_nothing_is_lost(door: Door, server: ChatServer) -> None:
    """What could not be committed gets 503, is parked nowhere, and is brought again."""
    await door.hook()
    anna = await door.home.person("Anna")
    await door.home.quiet()
    with door.home.without_database():
        await anna.send("hello")
        await anna.send("world")
        info = server.state.webhook
        assert await server.state.webhook_changed.until(
            lambda: info.get("last_error_message", "").endswith("503 Service Unavailable") or None,
            5,
        )
    await door.home.quiet()
    assert await door.home.database.read(heard, anna) == ["/start", "hello", "world"]
    assert await door.home.database.read(parked) == []


async def test_who_hangs_up_cancels_nothing(door: Door, server: ChatServer) -> None:
    """A delivery whose sender goes away before the answer is brought to its end all the same."""
    anna = server.person("Anna")
    taken = counted("taken")
    with door.busy():
        posting = asyncio.ensure_future(door.post({"update_id": 5, **message(anna, "hello")}))
        async with asyncio.timeout(5):
            while not tally.in_flight.now:  # noqa: ASYNC110 - an arriving request gives no event
                await asyncio.sleep(0.002)
        posting.cancel()
        await asyncio.wait([posting])
        await door.client.aclose()
    await door.home.until(lambda reading: heard(reading, anna), ["hello"])
    async with asyncio.timeout(5):
        while counted("taken") == taken:  # noqa: ASYNC110 - nobody is told of that answer
            await asyncio.sleep(0.002)


async def test_who_hangs_up_in_the_middle_brought_nothing(door: Door) -> None:
    """Half an update is neither taken nor complained about."""
    not_taken = counted("not_taken")
    with capture_logs() as logs:
        _, writer = await asyncio.open_connection(*door.url.removeprefix("http://").split(":"))
        head = f"POST {PATH} HTTP/1.1\r\nHost: x\r\n{HEADER}: {door.home.channel.secret}\r\n"
        writer.write(f"{head}Content-Length: 100\r\n\r\n{{".encode())
        await writer.drain()
        writer.close()
        async with asyncio.timeout(5):
            while counted("not_taken") == not_taken:  # noqa: ASYNC110 - nobody hears the answer
                await asyncio.sleep(0.002)
    assert logs == []


async def test_an_update_that_two_processes_get_is_handled_once(
    door: Door, database_url: str, server: ChatServer
) -> None:
    """Whichever process commits first counts; both tell the channel that it is done."""
    anna = server.person("Anna")
    other = Database(database_url, QuickClock(), exclusive=False)
    other.start()
    base = door.home.channel.calls.address.removesuffix(f"/bot{server.token}")
    async with house(other, server, base, polled=False) as there:
        for number in range(10):
            update = {"update_id": number, **message(anna, f"{number}")}
            both = door.post(update), there.intake.take(update)
            answer, taken = await asyncio.gather(*both)
            assert (answer.status_code, taken) == (200, True)
        await door.home.quiet()
        await there.quiet()
    other.stop()
    assert await door.home.database.read(heard, anna) == [str(number) for number in range(10)]
    assert await door.home.database.read(parked) == []


async def test_a_person_is_reached_again_even_if_that_cannot_be_kept(
    door: Door, server: ChatServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in noticing a return does not keep what the person wrote from being handled."""
    anna: Person = server.person("Anna")
    monkeypatch.setattr("bot.messaging.handling.welcome_back", lambda *_: 1 / 0)
    with capture_logs() as logs:
        assert (await door.post({"update_id": 5, **message(anna, "hi")})).status_code == 200
    assert "return not noticed" in [log["event"] for log in logs]
    assert await door.home.database.read(heard, anna) == ["hi"]
