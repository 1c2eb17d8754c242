"""The people's side over HTTP."""

import asyncio
import json
from collections.abc import AsyncIterator

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.chat_server import ChatServer, Person
from bot.chat_server.people import streams
from tests.bot.chat_server.pictures import png

ANNA = "/api/people/1001"
BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y")]])


async def test_create_and_list(http: httpx.AsyncClient) -> None:
    """People are created with a name, counted, and listed."""
    answer = await http.post("/api/people", json={"first_name": "Ben", "language_code": "fr"})
    assert answer.status_code == 201
    ben = answer.json()
    assert ben == {
        "id": 1001,
        "first_name": "Ben",
        "language_code": "fr",
        "started": False,
        "blocked": False,
        "messages": 0,
    }
    assert (await http.get("/api/people")).json() == [ben]
    assert (await http.get(ANNA)).json() == ben
    assert (await http.get("/api/people/7")).json() == {"error": "there is no person 7"}


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"{", "the body must be JSON"),
        (b"[]", "the body must be a JSON object"),
        (b"", "first_name is missing: what they are called"),
        (b'{"first_name": " "}', "first_name is empty: a person needs a name"),
        (b'{"first_name": 1}', "first_name must be of type string"),
        (b'{"first_name": "x", "id": true}', "id must be of type integer"),
        (b'{"first_name": "x", "id": "y"}', "id must be of type integer"),
        (b'{"first_name": "x", "id": 1e99}', "id must be of type integer"),
        (b'{"first_name": "x", "id": 99999999999999999999}', "id is too large"),
        (b'{"first_name": "\\ud800"}', "the body must be JSON"),
    ],
)
async def test_people_that_cannot_be(http: httpx.AsyncClient, body: bytes, problem: str) -> None:
    """Each mistake is told in a sentence."""
    answer = await http.post("/api/people", content=body)
    assert (answer.status_code, answer.json()) == (400, {"error": problem})


async def test_other_sites(http: httpx.AsyncClient) -> None:
    """A page of another site cannot act for people."""
    headers = {"Sec-Fetch-Site": "cross-site"}
    answer = await http.post("/api/people", json={"first_name": "x"}, headers=headers)
    assert answer.status_code == 403
    assert (await http.get("/api/people", headers=headers)).json() == []


async def test_all_acts(http: httpx.AsyncClient, bot: Bot, server: ChatServer) -> None:
    """Everything a person can do is possible over HTTP, and the bot hears of each."""
    server.person("Anna")
    file = {"file": ("a.txt", b"abc")}
    picture = {"file": ("a.png", png())}
    for answer in (
        await http.post(f"{ANNA}/start", json={"payload": "abc"}),
        await http.post(f"{ANNA}/texts", json={"text": "Hello", "reply_to": 1}),
        await http.post(f"{ANNA}/photos", files=picture, data={"caption": "c", "reply_to": "1"}),
        await http.post(f"{ANNA}/documents", files=file),
        await http.post(f"{ANNA}/voices", data={"seconds": "2"}),
        await http.post(f"{ANNA}/voices", files=file),
        await http.post(f"{ANNA}/stickers"),
        await http.post(f"{ANNA}/contacts", json={"phone_number": "1"}),
        await http.post(f"{ANNA}/forwards", json={"text": "x"}),
        await http.patch(f"{ANNA}/messages/2", json={"text": "Hello!"}),
    ):
        assert answer.is_success, answer.text
    updates = await bot.get_updates()
    assert [one.effective_message.message_id for one in updates if one.effective_message] == [
        *range(1, 10),
        2,
    ]
    messages = (await http.get(f"{ANNA}/chat", params={"after": 1})).json()["messages"]
    assert [one["message_id"] for one in messages] == list(range(2, 10))
    assert messages[0]["reply_to_message"]["text"] == "/start abc"


async def test_press(http: httpx.AsyncClient, bot: Bot, anna: Person) -> None:
    """A press waits for the bot's answer, or gives up."""
    sent = await bot.send_message(anna.id, "?", reply_markup=BUTTONS)
    press = {"message_id": sent.message_id, "button": "Yes"}
    pressing = asyncio.create_task(http.post(f"{ANNA}/presses", json=press))
    (update,) = await bot.get_updates(timeout=5)
    assert update.callback_query is not None
    await update.callback_query.answer("Thanks")
    assert (await pressing).json()["answer"]["text"] == "Thanks"
    again = await http.post(f"{ANNA}/presses", json={**press, "wait": 0})
    assert again.json()["answer"] is None
    copied = {"message_id": sent.message_id, "data": "stolen", "wait": 0}
    assert (await http.post(f"{ANNA}/presses", json=copied)).status_code == 201
    nothing = await http.post(f"{ANNA}/presses", json={"message_id": sent.message_id})
    assert nothing.json()["error"] == "button or data is missing: which button is pressed?"
    wrong = await http.post(f"{ANNA}/presses", json={**press, "button": "No"})
    assert wrong.json() == {"error": "there is no button 'No'; there are: 'Yes'"}


async def test_block(http: httpx.AsyncClient, anna: Person) -> None:
    """Blocking and unblocking."""
    assert (await http.put(f"{ANNA}/block")).status_code == 204
    assert anna.blocked
    assert (await http.post(f"{ANNA}/texts", json={"text": "x"})).status_code == 409
    assert (await http.delete(f"{ANNA}/block")).status_code == 204
    assert not anna.blocked


async def test_chat(http: httpx.AsyncClient, bot: Bot, anna: Person) -> None:
    """A chat shows messages as they are now, the pinned one, answers and the keyboard."""
    sent = await bot.send_message(anna.id, "one", reply_markup=BUTTONS)
    await sent.pin()
    await sent.edit_text("two")
    seen = (await http.get(f"{ANNA}/chat")).json()
    assert [one["text"] for one in seen["messages"]] == ["/start", "two"]
    assert seen["pinned"]["text"] == "two"
    assert (seen["answers"], seen["keyboard"], seen["blocked"]) == ([], None, False)
    assert seen["last_event"] == anna.chat.last_event


async def test_files(http: httpx.AsyncClient, bot: Bot, server: ChatServer, anna: Person) -> None:
    """Pictures are shown, everything else is downloaded, and only by who has it in the chat."""
    photo = (await bot.send_photo(anna.id, png())).photo[0]
    shown = await http.get(f"{ANNA}/files/{photo.file_id}")
    assert (shown.content, shown.headers["Content-Type"]) == (png(), "image/png")
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    sent = await bot.send_document(anna.id, b"<script>", filename="ä.html")
    assert sent.document is not None
    saved = await http.get(f"{ANNA}/files/{sent.document.file_id}")
    assert saved.headers["Content-Type"] == "application/octet-stream"
    assert saved.headers["Content-Disposition"] == "attachment; filename*=utf-8''%C3%A4.html"
    ben = server.person("Ben")
    assert (await http.get(f"/api/people/{ben.id}/files/{photo.file_id}")).status_code == 404


async def events(lines: AsyncIterator[str], count: int) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    async for line in lines:
        if line.startswith("data: "):
            found.append(json.loads(line.removeprefix("data: ")))
        if len(found) == count:
            break
    return found


async def test_stream(http: httpx.AsyncClient, bot: Bot, anna: Person) -> None:
    """Events come as they happen, and after a reconnection none is missing."""
    async with http.stream("GET", f"{ANNA}/events") as answer:
        lines = answer.aiter_lines()
        assert await anext(lines) == "retry: 1000"
        sent = await bot.send_message(anna.id, "one")
        await bot.send_chat_action(anna.id, "typing")
        (first, second) = await events(lines, 2)
        assert (first["kind"], second["kind"]) == ("message", "action")
    await sent.edit_text("two")
    headers = {"Last-Event-ID": str(second["id"])}
    async with http.stream("GET", f"{ANNA}/events?after=1", headers=headers) as answer:
        (third,) = await events(answer.aiter_lines(), 1)
        assert (third["kind"], third["id"]) == ("edited", 4)


async def test_stream_that_has_missed_too_much(http: httpx.AsyncClient, anna: Person) -> None:
    """Who has missed more than is remembered is told to begin anew."""
    async with http.stream("GET", f"{ANNA}/events?after=999") as answer:
        (event,) = await events(answer.aiter_lines(), 1)
    assert event == {"id": anna.chat.last_event, "kind": "reset"}


async def test_bot(http: httpx.AsyncClient, bot: Bot) -> None:
    """The page can show the bot's name and its menu."""
    await bot.set_my_commands([("now", "What is next")])
    about = (await http.get("/api/bot")).json()
    assert about["username"] == "hospes_bot"
    assert about["commands"] == [{"command": "now", "description": "What is next"}]


async def test_control(http: httpx.AsyncClient, server: ChatServer, anna: Person) -> None:
    """Faults, raw updates and the record are there for tests in other languages."""
    fault = {"kind": "delay", "seconds": 0, "times": 2}
    assert (await http.post("/api/faults", json=fault)).status_code == 201
    assert (await http.get("/api/faults")).json()[0]["times"] == 2
    assert (await http.delete("/api/faults")).status_code == 204
    assert (await http.post("/api/faults", json={"kind": "x"})).status_code == 400
    assert (await http.get("/api/updates")).json() == {"pending": 0}
    raw = await http.post("/api/updates", json={"update": {"strange": {}}})
    assert raw.json()["update_id"] == server.state.updates.take(0, 1)[0]["update_id"]
    for text in ("a", "b"):
        await http.get(f"/bot{server.token}/sendMessage?chat_id={anna.id}&text={text}")
    (call,) = (await http.get("/api/record", params={"after": 1})).json()
    assert (call["method"], call["parameters"]["text"]) == ("sendMessage", "b")
    assert len((await http.get("/api/record", params={"limit": 1})).json()) == 1
    assert (await http.get("/api/record", params={"limit": 0})).status_code == 400
    assert (await http.delete("/api/record")).status_code == 204
    assert (await http.get("/api/record")).json() == []


async def test_quiet_stream_gives_signs_of_life(
    http: httpx.AsyncClient, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing happens, an event without an id tells that the connection is well."""
    monkeypatch.setattr(streams, "SIGN_OF_LIFE_SECONDS", 0.01)
    async with http.stream("GET", f"/api/people/{anna.id}/events") as answer:
        lines = answer.aiter_lines()
        assert [await anext(lines) for _ in range(4)] == [
            "retry: 1000",
            "",
            "event: alive",
            "data: {}",
        ]


async def test_stream_ends_with_the_server(server: ChatServer) -> None:
    """Stopping the server ends every stream."""
    server.person("Anna")
    async with (
        server.serve() as url,
        httpx.AsyncClient(base_url=url) as http,
        http.stream("GET", f"{ANNA}/events") as answer,
    ):
        server.close()
        assert [line async for line in answer.aiter_lines()] == ["retry: 1000", ""]
