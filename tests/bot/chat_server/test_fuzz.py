"""Whatever either side sends, the answer is never a 500."""

import asyncio
import json
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Message

from bot.chat_server import ChatServer
from bot.chat_server.bot_api.methods import METHODS
from bot.chat_server.routes import OPERATIONS

NAMES = (
    "chat_id", "message_id", "text", "caption", "parse_mode", "entities", "caption_entities",
    "reply_markup", "reply_parameters", "media", "photo", "document", "offset", "limit", "timeout",
    "allowed_updates", "url", "secret_token", "commands", "scope", "language_code", "action",
    "file_id", "callback_query_id", "show_alert",
)  # fmt: skip
SOLID = [
    "1001",
    "2",
    "",
    "-5",
    "HTML",
    "<b>x</b>",
    "typing",
    "[]",
    "{}",
    '{"type":"photo"}',
    "http://x",
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["inline_keyboard", "keyboard", "text", "callback_data", "url", "type", "offset", "length",
         "message_id", "media", "command", "description", "chat_id"]), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip
VALUES = st.sampled_from(SOLID) | st.text(max_size=20) | JSON


async def asked(verb: str, path: str, body: Any) -> httpx.Response:  # noqa: ANN401 - any JSON
    server = ChatServer(token="42:secret")
    anna = server.person("Anna")
    await anna.open()
    server.close()
    transport = httpx.ASGITransport(server.app, raise_app_exceptions=True)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as http:
        content = json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        answer = await http.request(verb, path, content=content, headers=headers)
        for seen in ("/api/people/1001/chat", "/api/people", "/api/record"):
            assert (await http.get(seen)).status_code == 200
        return answer


@pytest.mark.parametrize("method", sorted(METHODS))
@given(parameters=st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=6))
@settings(max_examples=25, deadline=None)
def test_bot_api(method: str, parameters: dict[str, Any]) -> None:
    """Any parameters get an envelope: a result that a client can read, or a refusal."""
    parameters.setdefault("chat_id", 1001)
    answer = asyncio.run(asked("POST", f"/bot42:secret/{method}", parameters))
    assert answer.json()["ok"] == (answer.status_code == 200)
    assert answer.status_code in {200, 400, 403, 409}
    result = answer.json().get("result")
    if isinstance(result, dict) and "message_id" in result:
        assert Message.de_json(result, None).chat_id == 1001


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: f"{one.verb} {one.path}")
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_people_api(operation: Any, data: st.DataObject) -> None:  # noqa: ANN401 - parametrized
    """Any body gets what the operation answers, or a sentence."""
    names = [field.name for field in operation.body] or ["x"]
    body = data.draw(st.dictionaries(st.sampled_from(names), VALUES, max_size=4) | JSON)
    if isinstance(body, dict):
        body["wait"] = 0
    path = operation.path.replace("{person:id}", "1001").replace("{message:id}", "1")
    answer = asyncio.run(asked(operation.verb, path.replace("{file}", "x"), body))
    assert answer.status_code in {operation.status, 400, 403, 404, 409}
