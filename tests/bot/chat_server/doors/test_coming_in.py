"""How people come in with a reception: personal links, one-time links, e-mail; and go out."""

import pytest

from bot.chat_server import ChatServer, Person
from bot.chat_server.doors.callers import Callers
from bot.chat_server.reception import Guest
from tests.bot.chat_server.conftest import Clock
from tests.bot.chat_server.doors.conftest import Anna, Browser, Desk, come_in, open_link


def chat_of(person: Person) -> str:
    return f"/api/people/{person.id}/chat"


async def test_a_personal_link(browser: Browser, server: ChatServer) -> None:
    """The link greets, the button lets in as a new person, and the bot hears /start."""
    client = browser()
    asked = await client.get("/t/anna")
    assert asked.url.path == "/open"
    assert "Welcome, Anna Virtanen" in asked.text
    assert server.people == []
    page = await client.post("/open")
    assert page.url.path == "/chat"
    (anna,) = server.people
    assert f'data-person="{anna.id}"' in page.text
    assert (anna.name, anna.chat.user["language_code"]) == ("Anna Virtanen", "fi")
    assert [one["text"] for one in anna.messages] == ["/start anna"]
    assert (await client.get(chat_of(anna))).status_code == 200
    assert (await client.get("/")).url.path == "/chat"


async def test_a_guest_without_a_name_says_it(
    browser: Browser, desk: Desk, server: ChatServer
) -> None:
    """Where the reception knows no name, the page asks for it."""
    desk.guests["new"] = Guest()
    client = browser()
    assert 'name="name"' in (await client.get("/t/new")).text
    assert (await client.post("/open", data={"name": " "})).status_code == 400
    assert server.people == []
    await client.post("/open", data={"name": "Carla  Ruiz"}, headers={"Accept-Language": "es"})
    assert server.people[0].name == "Carla Ruiz"
    assert server.people[0].chat.user["language_code"] == "es"


async def test_the_same_link_again_opens_in_place(anna: Anna, server: ChatServer) -> None:
    """With her session Anna's own link is a deep link into her chat."""
    client, person = anna
    page = await come_in(client, "anna")
    assert page.url.path == "/chat"
    assert [one["text"] for one in person.messages] == ["/start anna"] * 2
    assert len(server.people) == 1


async def test_a_deep_link_opens_in_ones_own_chat(anna: Anna) -> None:
    """A link that is nobody's, as one to a prompt, is followed in the chat of the session."""
    client, person = anna
    assert "Anna Virtanen" in (await client.get("/t/prompt-7")).text
    await client.post("/open")
    assert person.messages[-1]["text"] == "/start prompt-7"


async def test_a_second_personal_link(anna: Anna, browser: Browser, server: ChatServer) -> None:
    """A new personal link opens in the chat of the session, in its language, and is then used."""
    client, person = anna
    person.chat.language = "fr"
    assert "Je ne suis pas Anna" in (await client.get("/t/ben")).text
    person.chat.language = ""
    assert "I am not Anna" in (await client.get("/t/ben")).text
    await client.post("/open")
    assert person.messages[-1]["text"] == "/start ben"
    assert (await come_in(browser(), "ben")).status_code == 410
    assert len(server.people) == 1


async def test_somebody_else_at_the_same_browser(anna: Anna, server: ChatServer) -> None:
    """Whoever is not Anna comes in as themselves, and Anna is signed out there."""
    client, person = anna
    await client.get("/t/ben")
    page = await client.post("/open", data={"anew": "yes"})
    ben = server.people[-1]
    assert (ben.name, f'data-person="{ben.id}"' in page.text) == ("Ben", True)
    assert [one["text"] for one in person.messages] == ["/start anna"]
    assert (await client.get(chat_of(person))).status_code == 404
    assert len(server.state.doors.sessions) == 1


@pytest.mark.parametrize(
    ("payload", "status", "text"),
    [("nobody", 404, "opens nothing any more"), ("no%20link", 404, "not complete")],
)
async def test_links_that_open_nothing(
    browser: Browser, server: ChatServer, payload: str, status: int, text: str
) -> None:
    """An unknown or broken link is told kindly, and lets nobody in."""
    client = browser()
    page = await client.get(f"/t/{payload}")
    assert (page.status_code, text in page.text) == (status, True)
    await client.post("/open")
    assert server.people == []
    assert (await client.get("/chat")).url.path == "/"


async def test_an_attempt_whose_answer_was_lost(
    browser: Browser, server: ChatServer, clock: Clock
) -> None:
    """The browser whose answer was lost presses again and is in; ten minutes later it is not."""
    client = browser()
    await client.get("/t/anna")
    cookies = dict(client.cookies)
    await client.post("/open")
    for wait, status in ((0, 200), (599, 200), (600, 410)):
        clock.now += wait
        again = browser()
        again.cookies.update(cookies)
        assert (await again.post("/open")).status_code == status
        clock.now -= wait
    assert len(server.people) == 1
    assert len(server.people[0].messages) == 1


async def test_another_device(anna: Anna, browser: Browser, clock: Clock) -> None:
    """A one-time link lets another device in once, within ten minutes, as the same person."""
    client, person = anna
    made = await client.post(f"/api/people/{person.id}/devices")
    assert (made.status_code, made.json()["expires_in"]) == (201, 600)
    assert {len(row) for row in made.json()["qr"]} == {len(made.json()["qr"])}
    link = made.json()["link"]
    phone = browser()
    assert "Welcome, Anna" in (await phone.get(link)).text
    assert (await phone.post("/open")).url.path == "/chat"
    assert (await phone.get(chat_of(person))).status_code == 200
    assert (await open_link(browser(), link)).status_code == 410
    late = (await client.post(f"/api/people/{person.id}/devices")).json()["link"]
    clock.now += 600
    assert (await open_link(browser(), late)).status_code == 410
    assert [one["text"] for one in person.messages] == ["/start anna"]


async def test_a_way_in_by_email(
    anna: Anna, browser: Browser, desk: Desk, callers: Callers, clock: Clock
) -> None:
    """Whoever asks with a known address is sent a link for half an hour; the page says no more."""
    _, person = anna
    desk.known[person.id] = Guest("Anna", email="anna@example.org")
    client = browser()
    known = await client.post("/way-in", data={"email": " anna@example.org"})
    unknown = await client.post("/way-in", data={"email": "carl@example.org"})
    assert (known.status_code, known.text) == (200, unknown.text)
    assert desk.calls == []
    await callers.look()
    ((number, link, asked),) = desk.calls
    assert (number, asked, desk.asked[-1]) == (person.id, True, "carl@example.org")
    clock.now += 1799
    await open_link(client, link)
    assert (await client.get(chat_of(person))).status_code == 200


async def test_addresses_that_are_none(browser: Browser, callers: Callers, desk: Desk) -> None:
    """What cannot be an address gets the same answer, and nobody is asked."""
    client = browser()
    for email in ("", "x", "a@b\r\nBcc: c@d", "a@" + "b" * 254):
        assert (await client.post("/way-in", data={"email": email})).status_code == 200
    await callers.look()
    assert desk.asked == []


async def test_one_address_is_not_flooded(browser: Browser, callers: Callers, desk: Desk) -> None:
    """One address is written to three times at once, from wherever it is asked."""
    for _ in range(5):
        await browser().post("/way-in", data={"email": "Anna@example.org"})
    await callers.look()
    assert len(desk.asked) == 3


async def test_sign_out(anna: Anna, browser: Browser) -> None:
    """Signing out ends this browser only; everywhere ends all, and links that wait."""
    client, person = anna
    base = f"/api/people/{person.id}"
    links = [(await client.post(f"{base}/devices")).json()["link"] for _ in range(3)]
    phone, tablet = browser(), browser()
    await open_link(phone, links[0])
    await open_link(tablet, links[1])
    left = await client.delete(f"{base}/session")
    assert (left.status_code, left.headers["Clear-Site-Data"]) == (204, '"storage"')
    assert (await client.get(chat_of(person))).status_code == 401
    assert (await client.get("/chat")).url.path == "/"
    assert (await phone.delete(f"{base}/sessions")).status_code == 204
    assert (await tablet.get(chat_of(person))).status_code == 401
    assert (await open_link(browser(), links[2])).status_code == 404
    assert (await come_in(browser(), "anna")).status_code == 410


async def test_languages(anna: Anna, desk: Desk) -> None:
    """The page speaks what was chosen there, else what the bot knows, else the browser's."""
    client, person = anna
    page = f"/api/people/{person.id}/language"

    async def language() -> str:
        text = (await client.get("/chat", headers={"Accept-Language": "xx,ar;q=0.5"})).text
        return text.partition('<html lang="')[2][:2]

    assert await language() == "ar"
    desk.known[person.id] = Guest(language="en")
    assert await language() == "en"
    assert (await client.put(page, json={"language_code": "FR"})).status_code == 204
    assert await language() == "fr"
    assert person.chat.user["language_code"] == "fr"
    assert (await client.put(page, json={"language_code": ""})).status_code == 204
    assert await language() == "en"
    assert (await client.put(page, json={"language_code": "<b"})).status_code == 400
