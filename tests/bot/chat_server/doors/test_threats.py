"""What somebody may try who means no good, one test for each; with a reception."""

import asyncio
import logging
import re
from pathlib import Path

import httpx
import pytest

from bot.chat_server import ChatServer
from bot.chat_server.doors.rates import STRANGERS
from bot.chat_server.people import operations
from bot.chat_server.reception import Guest
from bot.chat_server.routes import OPERATIONS
from tests.bot.chat_server.conftest import Clock
from tests.bot.chat_server.doors.conftest import (
    ADDRESS,
    ADMIN,
    SAME,
    Anna,
    Browser,
    Desk,
    address,
    come_in,
    open_link,
)


def cookies_of(response: httpx.Response) -> list[str]:
    return response.headers.get_list("set-cookie")


async def test_session_fixation(browser: Browser, server: ChatServer) -> None:
    """A session that somebody has put into a browser is not the one its owner comes in with."""
    client = browser()
    client.cookies.set("chat", "known-to-the-attacker")
    await come_in(client, "anna")
    given = client.cookies.get("chat", domain="127.0.0.1")
    assert given not in (None, "known-to-the-attacker")
    attacker = browser()
    attacker.cookies.set("chat", "known-to-the-attacker")
    assert (await attacker.get(address(server.people[0], "chat"))).status_code == 401


async def test_a_session_left_behind(anna: Anna, browser: Browser) -> None:
    """Coming in anew in a browser ends the session that it had before."""
    client, person = anna
    before = client.cookies["chat"]
    link = (await client.post(address(person, "devices"))).json()["link"]
    await open_link(client, link)
    assert client.cookies["chat"] != before
    old = browser()
    old.cookies.set("chat", before)
    assert (await old.get(address(person, "chat"))).status_code == 401


@pytest.mark.parametrize(("page", "prefix"), [(ADDRESS, "__Host-"), ("", "")])
async def test_cookie_flags(clock: Clock, desk: Desk, page: str, prefix: str) -> None:
    """Cookies are for this host alone, for no script, for no other site, and over https only."""
    server = ChatServer(clock, reception=desk, address=page)
    async with (
        server.serve() as url,
        httpx.AsyncClient(base_url=url, headers=SAME) as client,
    ):
        (link,) = cookies_of(await client.get("/t/anna"))
        carried = {"Cookie": link.partition(";")[0]}
        *_, session = cookies_of(await client.post("/open", headers=carried))
    for cookie, name, seconds in ((link, "link", 600), (session, "chat", 7_776_000)):
        assert cookie.startswith(f"{prefix}{name}=")
        assert f"Max-Age={seconds}; Path=/; SameSite=lax" in cookie
        assert "HttpOnly" in cookie
        assert ("; Secure" in cookie) == bool(prefix)
        assert "Domain" not in cookie


async def test_secrets_cannot_be_guessed_or_read(
    clock: Clock, desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Sessions and links have 256 random bits, are kept as hashes, and are in no log."""
    caplog.set_level(logging.DEBUG)
    server = ChatServer(clock, reception=desk, store=tmp_path / "chat.db", admin_token=ADMIN)
    async with (
        server.serve() as url,
        httpx.AsyncClient(base_url=url, headers=SAME, follow_redirects=True) as client,
    ):
        caplog.clear()
        caplog.set_level(logging.WARNING, "httpx")
        await come_in(client, "anna")
        secret = client.cookies["chat"]
        made = await client.post(address(server.people[0], "devices"))
        link = made.json()["link"].rpartition("/")[2]
    assert {len(secret), len(link)} == {43}
    kept = (tmp_path / "chat.db").read_bytes()
    for word in (secret, link, ADMIN):
        assert word.encode() not in kept
        assert word not in caplog.text


async def test_a_used_link_from_elsewhere(anna: Anna, browser: Browser) -> None:
    """Whoever finds Anna's link later, as in a forwarded mail, comes in nowhere."""
    _, person = anna
    thief = browser()
    page = await come_in(thief, "anna")
    assert page.status_code == 410
    assert "has been used" in page.text
    assert 'action="/way-in"' in page.text
    assert (await thief.get(address(person, "chat"))).status_code == 401


async def test_two_who_come_at_once(browser: Browser, server: ChatServer) -> None:
    """Of two browsers that press at the same time only one comes in."""
    clients = [browser(), browser()]
    for client in clients:
        await client.get("/t/anna")
    pages = await asyncio.gather(*(client.post("/open") for client in clients))
    assert sorted(page.status_code for page in pages) == [200, 410]
    assert len(server.people) == 1


async def test_link_previews(browser: Browser, server: ChatServer, anna: Anna) -> None:
    """Machines that only look, at personal and at one-time links, use nothing up."""
    client, person = anna
    link = (await client.post(address(person, "devices"))).json()["link"]
    for _ in range(3):
        for looked_at in ("/t/ben", link):
            machine = browser()
            await machine.get(looked_at)
            await machine.head(looked_at)
    assert len(server.people) == 1
    assert (await open_link(browser(), link)).url.path == "/chat"
    assert (await come_in(browser(), "ben")).url.path == "/chat"


async def test_the_token_leaves_the_address_bar(browser: Browser, anna: Anna) -> None:
    """The address with the secret shows no page, and no page of the way in repeats the secret."""
    client, person = anna
    link = (await client.post(address(person, "devices"))).json()["link"]
    for asked in ("/t/ben", link):
        visitor = browser()
        moved = await visitor.get(asked, follow_redirects=False)
        assert (moved.status_code, moved.headers["Location"]) == (303, "/open")
        assert moved.headers["Referrer-Policy"] == "no-referrer"
        page = await visitor.get("/open")
        assert asked.rpartition("/")[2] not in page.text
        assert page.headers["Referrer-Policy"] == "same-origin"


async def test_guessing_links(browser: Browser, clock: Clock) -> None:
    """After thirty links that open nothing one has to wait, even with a right one."""
    client = browser()
    for number in range(30):
        await client.get(f"/t/wrong-{number}")
    page = await client.get("/t/anna")
    assert (page.status_code, page.headers["Retry-After"]) == (429, "2")
    assert "A little slower" in page.text
    clock.now += 2
    assert (await client.get("/t/anna")).status_code == 200


async def test_used_links_are_no_guesses(browser: Browser, server: ChatServer) -> None:
    """A school whose people all open their used links once more is not kept out."""
    for number in range(40):
        server.state.doors.links.give(f"used-{number}", 1)
    client = browser()
    for number in range(40):
        assert (await client.get(f"/t/used-{number}")).status_code == 410
    assert (await client.get("/t/anna")).status_code == 200


async def test_others_chats(anna: Anna, ben: Anna, server: ChatServer) -> None:
    """Nothing of Ben can be read or done by Anna, and he is as little there as nobody."""
    client, _ = anna
    other = ben[1]
    assert server.state.chats.keys() >= {other.id}
    for operation in (*operations_for("person"),):
        found = [
            await client.request(
                operation.verb, path_of(operation, number), headers={"X-Requested-With": "chat"}
            )
            for number in (other.id, 999_999)
        ]
        assert [one.status_code for one in found] == [404, 404], operation.path
        texts = {re.sub(r"\d+", "", one.text) for one in found}
        assert texts == {'{"error":"there is no person "}'}


async def test_nobody(browser: Browser, anna: Anna) -> None:
    """Without a session everything is refused in the same way, whoever is asked for."""
    client = browser()
    for operation in all_operations():
        for number in (anna[1].id, 999_999):
            answer = await client.request(operation.verb, path_of(operation, number))
            assert answer.status_code == 401, operation.path
            assert answer.json() == {"error": "come in by your personal link first"}


async def test_admin_operations(anna: Anna, browser: Browser) -> None:
    """What is for whoever runs the server needs the token: no session will do, nor a wrong one."""
    client, _ = anna
    for operation in operations_for("admin"):
        answer = await client.request(
            operation.verb, path_of(operation, 1), headers={"X-Requested-With": "chat"}
        )
        assert answer.status_code == 403, operation.path
    stranger = browser()
    for token in ("x", "wrong", ADMIN + "!", "ä"):
        headers = [(b"Authorization", f"Bearer {token}".encode())]
        answer = await stranger.get("/api/people", headers=headers)
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
    right = {"Authorization": f"Bearer {ADMIN}"}
    assert (await stranger.get("/api/people", headers=right)).status_code == 200


async def test_guessing_the_admin_token(browser: Browser) -> None:
    """After thirty wrong tokens even the right one has to wait."""
    client = browser()
    for _ in range(30):
        await client.get("/api/people", headers={"Authorization": "Bearer wrong"})
    right = {"Authorization": f"Bearer {ADMIN}"}
    assert (await client.get("/api/people", headers=right)).status_code == 429


async def test_no_admin_token_no_admin(clock: Clock, desk: Desk) -> None:
    """Where no token is set, an empty one opens nothing."""
    server = ChatServer(clock, reception=desk)
    async with server.serve() as url, httpx.AsyncClient(base_url=url) as client:
        for given in ("Bearer None", "Bearer", "None"):
            answer = await client.get("/api/people", headers={"Authorization": given})
            assert answer.status_code == 401


CROSS = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1.evil.example"},
]


@pytest.mark.parametrize("headers", CROSS)
async def test_cross_site_writes(
    anna: Anna, base_url: str, desk: Desk, headers: dict[str, str]
) -> None:
    """No page of another site writes in Anna's name, whatever cookies the browser sends along."""
    client, person = anna
    cookies = dict(client.cookies)
    async with httpx.AsyncClient(base_url=base_url, cookies=cookies, headers=headers) as evil:
        said = await evil.post(address(person, "texts"), json={"text": "x"})
        assert (said.status_code, said.json()["error"]) == (403, "another site may not do this")
        assert (await evil.delete(address(person, "session"))).status_code == 403
        assert (await evil.post("/open")).status_code == 403
        assert (await evil.post("/way-in", data={"email": "a@example.org"})).status_code == 403
    assert len(person.messages) == 1
    assert desk.asked == []


async def test_browsers_that_say_nothing(anna: Anna, base_url: str) -> None:
    """Without a word on where it comes from, a write needs what no form can have."""
    client, person = anna
    cookies = dict(client.cookies)
    async with httpx.AsyncClient(base_url=base_url, cookies=cookies) as old:
        files = {"file": ("a.txt", b"abc")}
        place = address(person, "documents")
        assert (await old.post(place, files=files)).status_code == 403
        assert (await old.put(address(person, "block"))).status_code == 403
        own = {"X-Requested-With": "chat"}
        assert (await old.post(place, files=files, headers=own)).status_code == 201
        assert (await old.post(address(person, "texts"), json={"text": "x"})).status_code == 201
        ours = {"Origin": base_url}
        assert (await old.put(address(person, "calls"), headers=ours)).status_code == 204


async def test_cross_site_reads(anna: Anna, base_url: str) -> None:
    """Another site can neither read nor include a chat, its stream or its files."""
    client, person = anna
    cookies = dict(client.cookies)
    headers = {"Sec-Fetch-Site": "cross-site"}
    async with httpx.AsyncClient(base_url=base_url, cookies=cookies, headers=headers) as evil:
        for rest in ("chat", "events", "files/x", "menu"):
            assert (await evil.get(address(person, rest))).status_code == 403
    ours = await client.get(address(person, "chat"))
    assert ours.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert ours.headers["Cache-Control"] == "no-store"
    assert "access-control-allow-origin" not in ours.headers


async def test_clickjacking(anna: Anna, browser: Browser) -> None:
    """With a reception no site may frame a page, and nothing inline or foreign runs in one."""
    client, stranger = anna[0], browser()
    pages = [
        await client.get("/chat"),
        await stranger.get("/"),
        await stranger.get("/t/ben"),
        await stranger.get("/in/nothing"),
    ]
    for page in pages:
        rules = page.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in rules
        assert page.headers["X-Frame-Options"] == "DENY"
        assert rules.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
        assert "unsafe" not in rules
        assert "http" not in rules
        assert not re.search(r"<script(?! type=\"module\" src=\"/)| style=| on\w+=", page.text)


async def test_open_redirects(browser: Browser) -> None:
    """No address makes us send people elsewhere."""
    client = browser()
    for path in ("//evil.example", "/t//evil.example", "/?next=//evil.example", "/in/..%2f..%2f"):
        answer = await client.get(path, follow_redirects=False)
        assert answer.headers.get("Location", "/").startswith("/"), path
        assert "evil" not in answer.headers.get("Location", ""), path


async def test_names_of_people_are_text(browser: Browser, desk: Desk) -> None:
    """A name with markup in it is shown as it is written."""
    desk.guests["x"] = Guest("<script>alert(1)</script> {words}")
    client = browser()
    for page in (await client.get("/t/x"), await client.post("/open")):
        assert "<script>alert" not in page.text
        assert "&lt;script&gt;alert" in page.text


async def test_floods(anna: Anna, ben: Anna, clock: Clock) -> None:
    """Twenty messages at once and then one each second, for each person apart."""
    client, person = anna
    for _ in range(20):
        assert (await client.post(address(person, "texts"), json={"text": "x"})).is_success
    answer = await client.post(address(person, "texts"), json={"text": "x"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "1")
    assert answer.json() == {"error": "too much at once: wait 1 s"}
    assert (await ben[0].post(address(ben[1], "texts"), json={"text": "x"})).is_success
    clock.now += 1
    assert (await client.post(address(person, "texts"), json={"text": "x"})).is_success


async def test_probing_by_strangers(browser: Browser, server: ChatServer) -> None:
    """Requests without a session are counted by where they come from: 600 at once, then 20 a s."""
    client = browser()
    for _ in range(599):
        server.state.doors.rates.add(STRANGERS, "127.0.0.1")
    assert (await client.get("/api/people/1/chat")).status_code == 401
    assert (await client.get("/api/people/1/chat")).status_code == 429
    page = await client.get("/")
    assert (page.status_code, "Retry-After" in page.headers) == (429, True)


async def test_an_expired_session(anna: Anna, clock: Clock) -> None:
    """A session ends 90 days after its last use, by the server's clock."""
    client, person = anna
    for days, status in ((89, 200), (89, 200), (90, 401)):
        clock.now += days * 86_400
        cookie = {"Cookie": f"chat={client.cookies.get('chat', '')}"}
        assert (await client.get(address(person, "chat"), headers=cookie)).status_code == status


async def test_a_stolen_session_can_be_ended(anna: Anna, server: ChatServer) -> None:
    """An erased person has no session, no link and no stream any more."""
    client, person = anna
    async with client.stream("GET", address(person, "events")) as stream:
        assert await server.erase(person.id)
        lines = [line async for line in stream.aiter_lines()]
    assert "event: erased" in lines
    assert (await client.get(address(person, "chat"))).status_code == 401
    assert len(server.state.doors.sessions) + len(server.state.doors.links) == 0


async def test_the_bots_side_stays_shut(anna: Anna) -> None:
    """No session and no admin token opens the bot's side; only its own token does."""
    client, _ = anna
    headers = {"Authorization": f"Bearer {ADMIN}"}
    for path in ("/botx/getMe", "/bot/getUpdates", "/file/botx/photos/file_0.png"):
        assert (await client.get(path, headers=headers)).status_code in (401, 404)


def all_operations() -> list[operations.Operation]:
    return list(OPERATIONS)


def operations_for(who: str) -> list[operations.Operation]:
    return [one for one in all_operations() if one.who == who]


def path_of(operation: operations.Operation, person: int) -> str:
    path = operation.path.replace("{person:id}", str(person)).replace("{message:id}", "1")
    return path.replace("{file}", "x")
