"""What the reception is told while the server runs: what was seen, and whom to call."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from telegram import Bot

from bot.chat_server import ChatServer, Person
from bot.chat_server.doors.callers import Callers
from bot.chat_server.reception import Guest
from tests.bot.chat_server.conftest import Clock
from tests.bot.chat_server.doors.conftest import SAME, Anna, Browser, Desk, open_link


@pytest.fixture
async def person(anna: Anna) -> Person:
    """Anna, whose page is closed."""
    return anna[1]


async def seen(anna: Anna, message_id: int) -> None:
    place = f"/api/people/{anna[1].id}/seen"
    assert (await anna[0].put(place, json={"message_id": message_id})).status_code == 204


async def calls_after(clock: Clock, callers: Callers, desk: Desk, seconds: float) -> int:
    """How many calls there are after so much time, looking shortly before and then."""
    before = len(desk.calls)
    clock.now += seconds - 1
    await callers.look()
    assert len(desk.calls) == before
    clock.now += 1
    await callers.look()
    return len(desk.calls) - before


async def test_a_closed_page(
    bot: Bot, person: Person, callers: Callers, desk: Desk, clock: Clock
) -> None:
    """After a minute without a look the person is called, once."""
    await bot.send_message(person.id, "the session begins")
    await bot.send_message(person.id, "here is the link")
    assert await calls_after(clock, callers, desk, 60) == 1
    assert [(number, asked) for number, _, asked in desk.calls] == [(person.id, False)]
    assert await calls_after(clock, callers, desk, 7200) == 0


async def test_the_link_of_a_call(
    server: ChatServer, person: Person, desk: Desk, clock: Clock, browser: Browser
) -> None:
    """It opens the chat once, within three days, for that person only."""
    bot_says(server, person)
    clock.now += 60
    await Callers(server.state, desk).look()
    ((_, link, _),) = desk.calls
    clock.now += 3 * 86_400 - 1
    phone = browser()
    assert f'data-person="{person.id}"' in (await open_link(phone, link)).text
    assert (await open_link(browser(), link)).status_code == 410


async def test_more_messages(
    bot: Bot, anna: Anna, callers: Callers, desk: Desk, clock: Clock
) -> None:
    """A later message calls again half an hour after the first call, or sooner after a look."""
    person = anna[1]
    await bot.send_message(person.id, "1")
    assert await calls_after(clock, callers, desk, 60) == 1
    last = await bot.send_message(person.id, "2")
    assert await calls_after(clock, callers, desk, 1800) == 1
    await seen(anna, last.message_id)
    clock.now += 300
    await bot.send_message(person.id, "3")
    assert await calls_after(clock, callers, desk, 60) == 1


async def test_who_is_not_called(
    bot: Bot, anna: Anna, callers: Callers, desk: Desk, clock: Clock
) -> None:
    """Nobody is called for what they saw, nor for silent messages."""
    _, person = anna
    sent = await bot.send_message(person.id, "1")
    await seen(anna, sent.message_id)
    await person.send("my own")
    await bot.send_message(person.id, "2", disable_notification=True)
    assert await calls_after(clock, callers, desk, 600) == 0


async def test_who_wants_calls(anna: Anna, desk: Desk) -> None:
    """The reception alone knows who wants e-mails: the page's switch asks it, and tells it."""
    client, person = anna
    switch = f"/api/people/{person.id}/calls"
    assert (await client.get(switch)).json() == {"calls": False}  # there is no address
    desk.known[person.id] = Guest("Anna", email="anna@example.org")
    assert (await client.get(switch)).json() == {"calls": True}
    assert (await client.delete(switch)).status_code == 204
    assert (await client.get(switch)).json() == {"calls": False}
    desk.known[person.id] = Guest("Anna", email="anna@example.org")  # said in the chat
    assert (await client.get(switch)).json() == {"calls": True}
    await client.delete(switch)
    assert (await client.put(switch)).status_code == 204
    assert desk.known[person.id].calls


async def test_an_open_page(
    bot: Bot, anna: Anna, callers: Callers, desk: Desk, clock: Clock
) -> None:
    """With a page open there are two minutes to look; without one, one."""
    client, person = anna
    async with client.stream("GET", f"/api/people/{person.id}/events") as stream:
        await anext(aiter(stream.aiter_lines()))
        await bot.send_message(person.id, "1")
        assert await calls_after(clock, callers, desk, 120) == 1
    assert await person.chat.changed.until(lambda: not person.chat.streams or None, 5)


async def test_seen(bot: Bot, anna: Anna, callers: Callers, desk: Desk, clock: Clock) -> None:
    """What was seen is kept with its time, never goes back, and is told once for many."""
    client, person = anna
    messages = [await bot.send_message(person.id, str(number)) for number in range(3)]
    for message in (messages[1], messages[2], messages[0]):
        await seen(anna, message.message_id)
    shown = (await client.get(f"/api/people/{person.id}/chat")).json()
    assert (shown["seen"], shown["seen_at"]) == (messages[2].message_id, clock.now)
    await seen(anna, 999_999)
    assert person.chat.seen == messages[2].message_id
    assert [one["kind"] for one in person.chat.events][-2:] == ["seen", "seen"]
    await callers.look()
    await callers.look()
    assert desk.seen == [(person.id, messages[2].message_id)]


async def test_a_reception_that_fails(
    bot: Bot, person: Person, server: ChatServer, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """If telling fails it is logged, and the next ones are told all the same."""

    class Failing(Desk):
        async def call(self, person_id: int, link: str, *, asked: bool) -> None:
            await super().call(person_id, link, asked=asked)
            raise ConnectionError

    desk = Failing()
    other = server.person("Other")
    await other.open()
    for number in (person.id, other.id):
        await bot.send_message(number, "x")
    clock.now += 60
    await Callers(server.state, desk).look()
    assert [number for number, _, _ in desk.calls] == [person.id, other.id]
    assert caplog.text.count("the reception could not be told") == 2


@pytest.fixture
async def two_lives(tmp_path: Path, clock: Clock, desk: Desk) -> AsyncIterator[list[ChatServer]]:
    """A server and the one that goes on from its store."""
    path = tmp_path / "chat.db"
    lives = []
    for _ in range(2):
        server = ChatServer(clock, "42:secret", reception=desk, store=path, address="http://x")
        lives.append(server)
        if len(lives) == 1:
            anna = server.person("Anna", id=7)
            await anna.open()
            bot_says(server, anna)
            anna.chat.see(1, clock.now)
            clock.now += 60
            await Callers(server.state, desk).look()
            server.close()
    yield lives
    lives[1].close()


def bot_says(server: ChatServer, person: Person) -> None:
    person.chat.post(server.state.bot, server.state.now(), {"text": "x"})


async def test_a_restart_repeats_nothing(
    two_lives: list[ChatServer], desk: Desk, clock: Clock
) -> None:
    """After a restart nobody is called or told again for what was before it."""
    assert (len(desk.calls), desk.seen) == (1, [(7, 1)])
    (anna,) = two_lives[1].people
    callers = Callers(two_lives[1].state, desk)
    clock.now += 4000
    await callers.look()
    assert (len(desk.calls), len(desk.seen)) == (1, 1)
    bot_says(two_lives[1], anna)
    clock.now += 60
    await callers.look()
    assert len(desk.calls) == 2


async def test_links_and_sessions_outlive_a_restart(
    two_lives: list[ChatServer], desk: Desk
) -> None:
    """The link of an e-mail from before a restart opens the chat after it."""
    desk.known[7] = Guest("Anna")
    path = desk.calls[0][1].removeprefix("http://x")
    async with (
        two_lives[1].serve() as url,
        httpx.AsyncClient(base_url=url, headers=SAME, follow_redirects=True) as client,
    ):
        assert (await open_link(client, path)).url.path == "/chat"


class Loud(Desk):
    """Says when it hears something."""

    heard: asyncio.Event

    async def noticed(self, person_id: int, message_id: int) -> None:
        """Say so."""
        await super().noticed(person_id, message_id)
        self.heard.set()


async def test_beside_the_server(clock: Clock) -> None:
    """While the server delivers, the reception is told without anybody asking."""
    desk = Loud()
    desk.heard = asyncio.Event()
    server = ChatServer(clock, reception=desk)
    anna = server.person("Anna")
    await anna.open()
    anna.chat.see(1, clock.now)
    async with server.delivering(), asyncio.timeout(5):
        await desk.heard.wait()
    assert desk.seen == [(anna.id, 1)]
