"""What an attacker found on the way in; each of these once worked."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.chat_server import ChatServer
from bot.chat_server.doors.callers import Callers
from bot.chat_server.doors.rates import WAY_IN_DAY, Rates
from bot.chat_server.page import entrance, languages
from bot.chat_server.reception import Guest
from tests.bot.chat_server.conftest import Clock
from tests.bot.chat_server.doors.conftest import (
    ADDRESS,
    NO_TLS,
    Anna,
    Browser,
    Desk,
    address,
)

FAULTY = ["http://[", "http://[::1", "http://chat]x", "//", "x" * 9000]


async def raw(base_url: str, request: bytes) -> bytes:
    """The answer to bytes that no library would send."""
    host, _, port = base_url.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(request)
    async with asyncio.timeout(10):
        answer = await reader.read()
    writer.close()
    return answer


@pytest.mark.parametrize("origin", FAULTY)
async def test_an_origin_that_is_none(anna: Anna, base_url: str, origin: str) -> None:
    """A faulty Origin is another site, and no fault of the server."""
    client, person = anna
    headers = {"Origin": origin}
    async with httpx.AsyncClient(
        base_url=base_url, cookies=dict(client.cookies), headers=headers, verify=NO_TLS
    ) as evil:
        assert (await evil.put(address(person, "calls"))).status_code == 403
        assert (await evil.post("/open")).status_code == 403


@pytest.fixture
async def https(clock: Clock, desk: Desk) -> AsyncIterator[tuple[ChatServer, str]]:
    """A server that people reach by https, and where it really listens."""
    server = ChatServer(clock, reception=desk, address=ADDRESS, pacing=clock)
    async with server.serve() as url:
        yield server, url


async def test_the_same_host_without_tls(https: tuple[ChatServer, str]) -> None:
    """Who can answer for our host over plain http cannot write to our https."""
    server, url = https
    person = server.person("Anna")
    secret = server.state.doors.sessions.begin(person.id, server.state.clock())
    cookie = {"Cookie": f"__Host-chat={secret}", "Host": "chat.example.org"}
    async with httpx.AsyncClient(base_url=url, headers=cookie, verify=NO_TLS) as client:
        for origin, status in (("http://chat.example.org", 403), (ADDRESS, 204)):
            answer = await client.put(
                address(person, "seen"), json={"message_id": 0}, headers={"Origin": origin}
            )
            assert answer.status_code == status, origin


async def test_a_cookie_of_another_host(https: tuple[ChatServer, str]) -> None:
    """A neighbour's cookie with a blank before its name, which no browser guards, is not ours."""
    server, url = https
    person = server.person("Anna")
    secret = server.state.doors.sessions.begin(person.id, server.state.clock()).encode()
    head = f"GET {address(person, 'chat')} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n".encode()
    for name, status in (
        (b"\xa0__Host-chat", b"401"),
        (b"\x85__Host-chat", b"401"),
        (b"x=y;  __Host-chat", b"200"),
    ):
        answer = await raw(url, head + b"Cookie: " + name + b"=" + secret + b"\r\n\r\n")
        assert answer.split()[1] == status, name


async def test_two_links_in_two_tabs(browser: Browser, server: ChatServer) -> None:
    """A press on the page that greets Anna does not let anybody in as Ben."""
    client = browser()
    field = 'name="link" value="'
    first = (await client.get("/t/anna")).text.partition(field)[2].partition('"')[0]
    await client.get("/t/ben")
    page = await client.post("/open", data={"link": first})
    assert "Welcome, Ben" in page.text
    assert server.people == []
    second = page.text.partition(field)[2].partition('"')[0]
    await client.post("/open", data={"link": second})
    assert [one.name for one in server.people] == ["Ben"]


async def test_a_slow_form(base_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger who sends a form drop by drop is sent away."""
    monkeypatch.setattr(entrance, "FORM_SECONDS", 0.05)
    head = b"POST /way-in HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\n"
    answer = await raw(base_url, head + b"Connection: close\r\nContent-Length: 99\r\n\r\ne")
    assert answer.startswith(b"HTTP/1.1 408")


async def test_languages_that_nobody_speaks(browser: Browser) -> None:
    """Asking for thousands of languages fills no memory."""
    client = browser()
    known = languages.words_of.cache_info().currsize
    for number in range(20):
        await client.get(f"/manifest.webmanifest?language={number}xx")
    assert languages.words_of.cache_info().currsize <= max(known, len(languages.LANGUAGES))


async def test_the_head_of_a_stream(anna: Anna) -> None:
    """Asking only for the head of the events does not hang, nor make anybody look present."""
    client, person = anna
    assert (await client.head(address(person, "events"), timeout=5)).status_code == 404
    assert not person.chat.streams


async def test_a_password_of_the_proxy(anna: Anna) -> None:
    """Where a proxy asks everybody for a password, browsers send it along, and still are in."""
    client, person = anna
    headers = {"Authorization": "Basic dXNlcjpwYXNz"}
    assert (await client.get(address(person, "chat"), headers=headers)).status_code == 200
    assert (await client.get("/api/people", headers=headers)).status_code == 403


def test_a_mailbox_over_a_day(clock: Clock) -> None:
    """Whoever asks all day long for ways in has at most twenty of them sent to one address."""
    rates, sent = Rates(clock), 0
    for _ in range(24 * 60):
        sent += not rates.take(WAY_IN_DAY, "mailbox")
        clock.now += 60
    assert sent <= 20


async def test_a_flood_of_ways_in(
    browser: Browser, callers: Callers, desk: Desk, clock: Clock
) -> None:
    """One address is written to ten times in a few hours, and the answer stays the same."""
    for _ in range(15):
        page = await browser().post("/way-in", data={"email": "anna@example.org"})
        assert page.status_code == 200
        clock.now += 1200
    await callers.look()
    assert 10 <= len(desk.asked) <= 12


async def test_a_reception_that_is_away(
    server: ChatServer, anna: Anna, desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be told is told half a minute later, and its link is not kept meanwhile."""
    _, person = anna
    callers, links = Callers(server.state, desk), len(server.state.doors.links)
    bot_says = person.chat.post(server.state.bot, int(clock.now), {"text": "now"})
    clock.now += 60

    async def away(*_: object, **__: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as broken:
        broken.setattr(desk, "call", away)
        broken.setattr(desk, "noticed", away)
        await callers.look()
    assert len(server.state.doors.links) == links
    clock.now += 29
    await callers.look()
    assert desk.calls == []
    clock.now += 1
    await callers.look()
    assert [number for number, *_ in desk.calls] == [person.id]
    person.chat.see(bot_says["message_id"], clock.now)
    with monkeypatch.context() as broken:
        broken.setattr(desk, "noticed", away)
        await callers.look()
    clock.now += 30
    await callers.look()
    assert desk.seen[-1] == (person.id, bot_says["message_id"])


async def test_a_clock_that_is_set_back(
    server: ChatServer, anna: Anna, desk: Desk, callers: Callers, clock: Clock
) -> None:
    """Who was called or has looked "tomorrow" is still called today."""
    _, person = anna
    clock.now += 86_400
    person.chat.called_at = person.chat.seen_at = clock.now
    clock.now -= 86_400
    person.chat.post(server.state.bot, int(clock.now), {"text": "now"})
    clock.now += 60
    await callers.look()
    assert [number for number, *_ in desk.calls] == [person.id]


async def test_one_browser_that_presses_twice(browser: Browser, server: ChatServer) -> None:
    """Three presses at once are one person who has said /start once."""
    client = browser()
    await client.get("/t/anna")
    pages = await asyncio.gather(*(client.post("/open") for _ in range(3)))
    assert {page.status_code for page in pages} == {200}
    assert [[one["text"] for one in person.messages] for person in server.people] == [
        ["/start anna"]
    ]


async def test_another_name_for_our_host(
    server: ChatServer, desk: Desk, anna: Anna, base_url: str
) -> None:
    """The links in e-mails are ours, whatever host a request was sent to."""
    _, person = anna
    desk.known[person.id] = Guest(email="a@example.org")
    head = b"POST /way-in HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
    rest = b"Connection: close\r\nContent-Length: 21\r\n\r\nemail=a%40example.org"
    form = b"Content-Type: application/x-www-form-urlencoded\r\n"
    await raw(base_url, head + b"Sec-Fetch-Site: same-origin\r\n" + form + rest)
    await Callers(server.state, desk).look()
    ((_, link, _),) = desk.calls
    assert link.startswith(f"{base_url}/in/")


async def test_a_reception_that_cannot_be_asked(
    browser: Browser, server: ChatServer, desk: Desk, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    """While it is away nobody hears that their link is over, and who asked for a way in gets it."""
    client, callers, person = browser(), Callers(server.state, desk), server.person("Carl")
    desk.known[person.id] = Guest(email="c@example.org")
    await client.post("/way-in", data={"email": "c@example.org"})

    async def away(*_: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as broken:
        broken.setattr(desk, "admit", away)
        broken.setattr(desk, "wanted", away)
        for _ in range(40):
            page = await client.get("/t/anna")
            assert (page.status_code, page.headers["Retry-After"]) == (503, "10")
        assert "It is not used up" in page.text
        await callers.look()
    clock.now += 30
    await callers.look()
    assert [number for number, *_ in desk.calls] == [person.id]
    assert (await client.get("/t/anna")).status_code == 200


async def test_names_with_what_nobody_sees(
    browser: Browser, desk: Desk, server: ChatServer
) -> None:
    """A name has no zero byte, which no database keeps, and nothing that turns others around."""
    desk.guests["new"] = Guest()
    client = browser()
    await client.get("/t/new")
    assert (await client.post("/open", data={"name": "\0\u202e\u200b"})).status_code == 400
    await client.post("/open", data={"name": "A\0nna\u202e \x07Li"})
    assert server.people[0].name == "Anna Li"


async def test_erased_while_coming_in(
    server: ChatServer, anna: Anna, browser: Browser, monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> None:
    """Who is forgotten while a link is looked up does not use it up, nor does the bot hear them."""
    client, person = anna

    async def meanwhile(payload: str) -> Guest | None:
        await server.erase(person.id)
        return desk.guests.get(payload)

    await client.get("/t/ben")
    with monkeypatch.context() as slow:
        slow.setattr(desk, "admit", meanwhile)
        await client.post("/open")
    assert [one["text"] for one in person.messages] == ["/start anna"]
    assert [one.name for one in server.people] == ["Ben"]
    assert (await browser().get("/t/ben")).status_code == 410
