"""The chat page as a browser without scripts sees it."""

import re
from pathlib import Path

import httpx
import pytest

from bot import chat_server
from bot.chat_server import ChatServer, Person
from bot.chat_server.page.languages import words_in

NAME = '<b>Ben & "Öz"</b>'


async def test_choose_who_you_are(
    http: httpx.AsyncClient, anna: Person, server: ChatServer
) -> None:
    """The front page lists people, names are text, and ?person= leads to a chat."""
    server.person(NAME)
    page = await http.get("/")
    assert f'href="/people/{anna.id}"' in page.text
    assert "&lt;b&gt;Ben &amp; &#34;Öz&#34;&lt;/b&gt;" in page.text
    assert (await http.get("/?person=1001")).headers["Location"] == "/people/1001"


async def test_come_in(http: httpx.AsyncClient, server: ChatServer) -> None:
    """A form creates a person and leads to their chat, in the language of the browser."""
    headers = {"Accept-Language": "fr-BE,fr;q=0.9"}
    answer = await http.post("/people", data={"name": " Carl Åke Berg "}, headers=headers)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/people/1001")
    (carl,) = server.people
    assert (carl.chat.user["first_name"], carl.chat.user["last_name"]) == ("Carl", "Åke Berg")
    assert carl.chat.user["language_code"] == "fr"
    page = await http.get("/people/1001")
    assert "Carl Åke Berg" in page.text
    assert 'lang="fr"' in page.text


async def test_no_foreign_code(http: httpx.AsyncClient, anna: Person) -> None:
    """Every page forbids scripts that are not its own files, and has none."""
    for path in ("/", f"/people/{anna.id}", "/t/abc", "/people/7", "/offline"):
        page = await http.get(path)
        assert "default-src 'none'; script-src 'self';" in page.headers["Content-Security-Policy"]
        assert not re.search(
            r"<script(?! type=\"module\" src=\"/static/)|<style| style=| on\w+=", page.text
        )
        for address in re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text):
            assert (await http.get(address)).status_code == 200


async def test_link_changes_nothing_when_fetched(
    http: httpx.AsyncClient, server: ChatServer
) -> None:
    """Previews of a link may fetch it: nobody is created and nothing is sent."""
    page = await http.get("/t/abc?name=Anna")
    assert 'value="Anna"' in page.text
    assert server.people == []
    assert len(server.state.updates) == 0


async def test_follow_a_link_as_somebody_new(http: httpx.AsyncClient, server: ChatServer) -> None:
    """Confirming with a name creates the person and presses start with the payload."""
    answer = await http.post("/t/abc", data={"name": "Anna"})
    assert answer.headers["Location"] == "/people/1001"
    (anna,) = server.people
    assert [one["text"] for one in anna.messages] == ["/start abc"]


async def test_follow_a_link_as_somebody_known(http: httpx.AsyncClient, anna: Person) -> None:
    """Confirming as an existing person presses start in their chat."""
    answer = await http.post("/t/abc", data={"person": str(anna.id)})
    assert answer.headers["Location"] == f"/people/{anna.id}"
    assert anna.messages[-1]["text"] == "/start abc"


@pytest.mark.parametrize(
    ("address", "form", "status", "text"),
    [
        ("/people/7", None, 404, "there is no person 7"),
        ("/t/no%20link", None, 404, "This link is not complete."),
        ("/t/" + "x" * 65, {"name": "x"}, 404, "This link is not complete."),
        ("/people", {"name": " "}, 400, "Please write a name, or choose somebody."),
        ("/nowhere/at/all", None, 404, "There is nothing at this address."),
        ("/t/abc", {"person": "7"}, 404, "there is no person 7"),
    ],
)
async def test_problems_are_told(
    http: httpx.AsyncClient, address: str, form: dict[str, str] | None, status: int, text: str
) -> None:
    """What does not work is told on a page, in a sentence, with a way back."""
    page = await http.request("POST" if form else "GET", address, data=form)
    assert page.status_code == status
    assert text in page.text
    assert 'href="/"' in page.text


async def test_endless_number(http: httpx.AsyncClient) -> None:
    """An address with a number of thousands of digits is just not found."""
    assert (await http.get("/people/" + "7" * 5000)).status_code == 404


async def test_unreadable_form(http: httpx.AsyncClient) -> None:
    """A form that cannot be read is told on a page too."""
    page = await http.post("/people", content=b"name=%ff")
    assert page.status_code == 400
    assert "strings must be encoded in UTF-8" in page.text


async def test_refused_link_creates_nobody(http: httpx.AsyncClient, server: ChatServer) -> None:
    """A broken link creates no person."""
    await http.post("/t/no%20link", data={"name": "Anna"})
    assert server.people == []


async def test_other_sites(http: httpx.AsyncClient, server: ChatServer) -> None:
    """A form on another site cannot follow a link."""
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert (await http.post("/t/abc", data={"name": "x"}, headers=headers)).status_code == 403
    assert server.people == []


async def test_unknown_operations(http: httpx.AsyncClient) -> None:
    """What is no operation is told to programs in their way."""
    answer = await http.get("/api/people/1/nothing")
    assert (answer.status_code, answer.json()) == (
        404,
        {"error": "there is nothing at this address"},
    )


def test_words_of_problems() -> None:
    """Every problem that the code names has its words."""
    code = "".join(
        path.read_text("utf-8") for path in Path(chat_server.__file__).parent.rglob("*.py")
    )
    named = set(re.findall(r'word="(\w+)"', code)) | {"used", "over"}
    assert {"elsewhere", "too_much", "once_more"} <= named
    assert named <= words_in("en")["doors"].keys()
