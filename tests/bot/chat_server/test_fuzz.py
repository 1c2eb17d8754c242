"""Whatever either side sends, the answer is never a 500."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Message, Update

from bot.chat_server import ChatServer
from bot.chat_server.bot_api.endpoint import BotApi
from bot.chat_server.bot_api.methods import METHODS
from bot.chat_server.bot_api.methods.unserved import UNSERVED
from bot.chat_server.errors import BotApiError
from bot.chat_server.people.acts import see
from bot.chat_server.routes import OPERATIONS
from bot.chat_server.snapshots import written
from bot.chat_server.wire.parameters import Parameters, Upload
from bot.chat_server.wire.requests import read_parameters
from tests.bot.chat_server.attempts import INNER, NAMES, SOLID
from tests.bot.chat_server.pictures import png

REFUSED = {name.lower() for names in UNSERVED.values() for name in names.split()}
SERVED = sorted(METHODS.keys() - REFUSED)
CODES = {400, 403, 404, 409, 429, 500}
BUTTONS = '{"inline_keyboard": [[{"text": "x", "callback_data": "y"}]]}'

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.sampled_from(SOLID),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(INNER), inner, max_size=4)
    ),
    max_leaves=8,
)
VALUES = st.sampled_from(SOLID) | JSON
UPLOADS = st.builds(
    Upload,
    st.text(max_size=8) | st.just("../a.png"),
    st.sampled_from(["", "image/png", "x"]),
    st.binary(max_size=8) | st.just(png(4, 4)),
)
FILES = st.dictionaries(st.sampled_from(["a", "b", "photo", "document", "media"]), UPLOADS)


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


async def a_chat() -> ChatServer:
    """A server where 1001 has written twice, and the bot a card and a picture; it waits never."""
    server = ChatServer(token="42:secret")
    anna = server.person("Anna")
    await anna.open()
    await anna.send("Hello")
    for name, content in (
        ("sendMessage", {"text": "?", "reply_markup": BUTTONS}),
        ("sendPhoto", {"photo": "attach://a"}),
    ):
        files = {"a": Upload("a.png", "image/png", png(4, 4))}
        envelope = await performed(server, name, Parameters({"chat_id": 1001, **content}, files))
        assert envelope["ok"]
    server.close()
    return server


async def performed(server: ChatServer, name: str, parameters: Parameters) -> dict[str, Any]:
    """The envelope of a call, as a client reads it."""
    state = server.state
    call = state.record.begin(0, name, parameters)
    method = METHODS[name.lower()]
    envelope: dict[str, Any] = json.loads(
        written(await BotApi(state).perform(method, parameters, call))
    )
    return envelope


@pytest.mark.parametrize("method", SERVED)
@given(values=st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=6), files=FILES)
@settings(max_examples=20, deadline=None)
def test_bot_api(
    runner: asyncio.Runner,
    method: str,
    values: dict[str, Any],
    files: dict[str, Upload],
) -> None:
    """Any parameters and files get an envelope that a client can read; the chat stays whole."""
    server = runner.run(a_chat())
    parameters = Parameters({"chat_id": 1001, **values}, files)
    envelope = runner.run(performed(server, method, parameters))
    if envelope["ok"]:
        result = envelope["result"]
        for message in result if isinstance(result, list) else [result]:
            if isinstance(message, dict) and "date" in message:
                assert Message.de_json(message, None).chat_id == 1001
    else:
        assert envelope["error_code"] in CODES
        assert envelope["description"] != "Internal Server Error"
    for person in server.people:
        assert written(see(person))
    assert json.dumps([call.as_json() for call in server.calls])


async def asked(verb: str, path: str, body: Any) -> httpx.Response:  # noqa: ANN401 - any JSON
    server = await a_chat()
    transport = httpx.ASGITransport(server.app, raise_app_exceptions=True)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as http:
        content = json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        answer = await http.request(verb, path, content=content, headers=headers)
        for update in server.state.updates.take(0, 100):
            assert Update.de_json(json.loads(json.dumps(update)), None)
        for seen in ("/api/people/1001/chat", "/api/people", "/api/record"):
            assert (await http.get(seen)).status_code in {200, 404}
        return answer


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: f"{one.verb} {one.path}")
@given(data=st.data())
@settings(max_examples=8, deadline=None)
def test_people_api(
    runner: asyncio.Runner,
    operation: Any,  # noqa: ANN401 - parametrized
    data: st.DataObject,
) -> None:
    """Any body gets what the operation answers, or a sentence."""
    names = [field.name for field in operation.body] or ["x"]
    body = data.draw(st.dictionaries(st.sampled_from(names), VALUES, max_size=4) | JSON)
    if isinstance(body, dict):
        body["wait"] = 0
    path = operation.path.replace("{person:id}", "1001").replace("{message:id}", "1")
    answer = runner.run(asked(operation.verb, path.replace("{file}", "x"), body))
    assert answer.status_code in {operation.status, 400, 403, 404, 409}


BODIES = st.binary(max_size=60) | st.sampled_from(
    [
        b"",
        b"{}",
        b"{",
        b'{"text": "\\ud800"}',
        b"text=%FF",
        b"a=1&a=2&=",
        b"--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--b--\r\n",
        b"--b\r\nContent-Disposition: form-data; name=a; filename=\r\n\r\n\xff\r\n--b--",
    ]
)
KINDS = st.sampled_from(
    ["", "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"]
) | st.text(st.characters(max_codepoint=255), max_size=30)


@given(query=st.binary(max_size=20), kind=KINDS, bodies=st.lists(BODIES, min_size=1, max_size=3))
@settings(max_examples=150, deadline=None)
def test_requests(runner: asyncio.Runner, query: bytes, kind: str, bodies: list[bytes]) -> None:
    """Any bytes in any number of pieces are parameters, or are refused."""
    scope = {
        "type": "http",
        "query_string": query,
        "headers": [(b"content-type", kind.encode("latin-1"))],
    }

    async def pieces() -> AsyncIterator[dict[str, Any]]:
        for number, body in enumerate(bodies, 1):
            yield {"type": "http.request", "body": body, "more_body": number < len(bodies)}

    try:
        parameters = runner.run(read_parameters(scope, pieces().__anext__))
    except BotApiError as error:
        assert error.code == 400  # noqa: PT017 - either is well
    else:
        assert json.dumps(dict(parameters.values), ensure_ascii=False).encode()
