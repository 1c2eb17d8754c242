"""Every refusal over HTTP: status, code and description, to the letter."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio

from bot.chat_server import ChatServer
from tests.bot.chat_server.bot_api.refusals import (
    ANNA,
    CHATS,
    DORA,
    JUST_FITS,
    OLD,
    PHOTO,
    REFUSALS,
    SAID,
    TEXT,
)
from tests.bot.chat_server.conftest import Clock
from tests.bot.chat_server.pictures import png

pytestmark = pytest.mark.asyncio(loop_scope="module")

THREE_DAYS = 3 * 86_400
UPLOAD = {"a": ("a.png", png())}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house() -> AsyncIterator[httpx.AsyncClient]:
    """A server with all who are named in the table, and the messages."""
    clock = Clock()
    server = ChatServer(clock=clock, token="42:secret")
    anna, _, carl, dora = (server.person(name) for name in ("Anna", "Ben", "Carl", "Dora"))
    for person in (anna, carl, dora):
        await person.open()
    anna.chat.user["username"] = "anna_v"
    carl.block()
    dora.deactivate()
    async with server.serve() as url, httpx.AsyncClient(base_url=f"{url}/bot42:secret/") as http:
        assert await sent(http, "sendMessage", text="long ago") == OLD
        clock.now += THREE_DAYS
        assert (await anna.send("hello"))["message_id"] == SAID
        assert await sent(http, "sendMessage", text="text") == TEXT
        assert await sent(http, "sendPhoto", photo="attach://a") == PHOTO
        yield http
        assert [one["message_id"] for one in anna.messages] == [1, OLD, SAID, TEXT, PHOTO]


async def sent(http: httpx.AsyncClient, method: str, **asked: object) -> int:
    """The number of a message that is sent to Anna."""
    answer = await http.post(method, data={"chat_id": ANNA, **asked}, files=UPLOAD)
    return int(answer.json()["result"]["message_id"])


@pytest.mark.parametrize(("asked", "code", "description"), CHATS)
@pytest.mark.parametrize("method", ["sendMessage", "sendPhoto", "sendChatAction"])
async def test_chats(
    house: httpx.AsyncClient, method: str, asked: dict[str, Any], code: int, description: str
) -> None:
    """Who cannot be written to is told apart as Telegram does it, whatever is sent."""
    content = {"text": "x", "photo": "attach://a", "action": "typing"}
    answer = await house.post(method, data=content | asked, files=UPLOAD)
    assert answer.status_code == code
    assert answer.json() == {"ok": False, "error_code": code, "description": description}


@pytest.mark.parametrize("method", ["deleteMessage", "unpinChatMessage", "pinChatMessage"])
async def test_deleted_accounts(house: httpx.AsyncClient, method: str) -> None:
    """Nothing is changed in the chat of somebody who has deleted the account."""
    answer = await house.post(method, json={"chat_id": DORA, "message_id": 1})
    assert answer.status_code == 403
    assert answer.json()["description"] == "Forbidden: user is deactivated"


@pytest.mark.parametrize(("method", "asked", "description"), REFUSALS)
async def test_refusals(
    house: httpx.AsyncClient, method: str, asked: dict[str, Any], description: str
) -> None:
    """The same words for a form with JSON in it as for a body of JSON; nothing changes."""
    asked = {"chat_id": ANNA} | asked
    texts = {name: one if isinstance(one, str) else json.dumps(one) for name, one in asked.items()}
    answers = [await house.post(method, data=texts, files=UPLOAD)]
    if "attach" not in json.dumps(asked):
        answers.append(await house.post(method, json=asked))
    told = {"ok": False, "error_code": 400, "description": f"Bad Request: {description}"}
    for answer in answers:
        assert (answer.status_code, answer.json()) == (400, told)
        assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize(("method", "asked", "holds"), JUST_FITS)
async def test_what_just_fits(
    house: httpx.AsyncClient, method: str, asked: dict[str, Any], holds: dict[str, int]
) -> None:
    """Lengths are counted in code points after parsing, entities in UTF-16 code units."""
    texts = {name: one if isinstance(one, str) else json.dumps(one) for name, one in asked.items()}
    answer = await house.post(method, data={"chat_id": ANNA, **texts}, files=UPLOAD)
    result = answer.json()["result"]
    messages = result if isinstance(result, list) else [result]
    assert {name: measure(messages[-1], name) for name in holds} == holds
    for message in messages:
        gone = {"chat_id": ANNA, "message_id": message["message_id"]}
        await house.post("deleteMessage", json=gone)


def measure(message: dict[str, Any], name: str) -> int:
    """How long a text or list of a message is, or how long the last entity in it."""
    if name == "last":
        listed = message.get("entities") or message["caption_entities"]
        return int(listed[-1]["length"])
    return len(message[name])


@pytest.mark.parametrize("as_json", [True, False])
async def test_numbers_within(house: httpx.AsyncClient, as_json: bool) -> None:
    """Numbers serve as texts and texts as numbers within lists and objects, too."""
    asked: dict[str, Any] = {
        "chat_id": str(ANNA),
        "text": "ab",
        "entities": [{"type": "bold", "offset": "0", "length": "1"}],
        "reply_parameters": {"message_id": str(TEXT), "chat_id": str(ANNA), "quote": "x"},
        "reply_markup": {"inline_keyboard": [[{"text": 5, "callback_data": 7}]]},
        "protect_content": "1",
    }
    if as_json:
        answer = await house.post("sendMessage", json=asked)
    else:
        texts = {
            name: one if isinstance(one, str) else json.dumps(one) for name, one in asked.items()
        }
        answer = await house.get("sendMessage", params=texts)
    message = answer.json()["result"]
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    assert message["reply_to_message"]["message_id"] == TEXT
    assert message["quote"] == {"text": "x", "position": 2, "is_manual": True}
    keys = {"inline_keyboard": [[{"text": "5", "callback_data": "7"}]]}
    assert (message["reply_markup"], message["has_protected_content"]) == (keys, True)
    gone = {"chat_id": ANNA, "message_ids": [str(message["message_id"])]}
    assert (await house.post("deleteMessages", json=gone)).json() == {"ok": True, "result": True}


async def test_lists_that_are_no_json(house: httpx.AsyncClient) -> None:
    """Entities that cannot be read are none, as the real server takes them."""
    asked = {"chat_id": ANNA, "text": "x", "entities": "[{"}
    answer = await house.post("sendMessage", json=asked)
    message = answer.json()["result"]
    assert "entities" not in message
    await house.post("deleteMessage", json={"chat_id": ANNA, "message_id": message["message_id"]})
