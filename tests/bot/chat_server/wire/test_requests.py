"""In how many ways a bot may ask."""

import asyncio
import time

import httpx
import pytest

from bot.chat_server import ChatServer, Person
from bot.chat_server.record import Record
from bot.chat_server.wire.parameters import Parameters
from bot.chat_server.wire.requests import LARGEST_BODY

URL = "/bot42:secret/sendMessage"


@pytest.fixture
def asked(anna: Person) -> dict[str, str]:
    return {"chat_id": str(anna.id), "text": "Hällo", "disable_notification": "yes", "future": "x"}


async def test_query(http: httpx.AsyncClient, asked: dict[str, str]) -> None:
    """GET with a query."""
    answer = await http.get(URL, params=asked)
    assert answer.json()["result"]["text"] == "Hällo"


async def test_form(http: httpx.AsyncClient, asked: dict[str, str]) -> None:
    """POST with a form, in any letter case of the method; the body wins over the query."""
    answer = await http.post(URL.replace("sendM", "SENDm") + "?text=no", data=asked)
    assert answer.json()["result"]["text"] == "Hällo"


async def test_json(http: httpx.AsyncClient, anna: Person) -> None:
    """POST with JSON, where numbers serve as texts and texts as numbers."""
    answer = await http.post(URL, json={"chat_id": str(anna.id), "text": 1.5})
    assert answer.json()["result"]["text"] == "1.5"
    answer = await http.post(URL, json={"chat_id": anna.id, "text": True})
    assert answer.json()["result"]["text"] == "true"
    answer = await http.post(URL, json={"chat_id": anna.id, "text": ["x"]})
    assert answer.json()["result"]["text"] == '["x"]'


async def test_multipart(http: httpx.AsyncClient, asked: dict[str, str]) -> None:
    """POST with parts; several MiB arrive in many pieces."""
    content = bytes(range(256)) * 12_000
    answer = await http.post(
        "/bot42:secret/sendDocument", data=asked, files={"document": ("a.bin", content)}
    )
    assert answer.json()["result"]["document"]["file_size"] == len(content)


async def test_half_a_body(base_url: str, server: ChatServer, anna: Person) -> None:
    """A call whose line breaks before its end is none."""
    host, port = base_url.removeprefix("http://").split(":")
    _, line = await asyncio.open_connection(host, int(port))
    kind = "application/x-www-form-urlencoded"
    head = f"POST {URL} HTTP/1.1\r\nHost: x\r\nContent-Type: {kind}\r\nContent-Length: 99\r\n\r\n"
    line.write(f"{head}chat_id={anna.id}&text=Half".encode())
    await line.drain()
    line.close()
    await line.wait_closed()
    async with httpx.AsyncClient(base_url=base_url) as http:
        for _ in range(20):
            await http.get("/bot42:secret/getMe")
    assert anna.from_bot == []
    assert {call.method for call in server.calls} == {"getMe"}


async def test_body_of_unknown_type(http: httpx.AsyncClient, asked: dict[str, str]) -> None:
    """A body of another type is ignored, one without a type is a form."""
    answer = await http.post(
        URL, params=asked, content=b"x", headers={"Content-Type": "text/plain"}
    )
    assert answer.json()["ok"]
    answer = await http.post(URL, content=f"chat_id={asked['chat_id']}&text=y".encode())
    assert answer.json()["result"]["text"] == "y"


@pytest.mark.parametrize(
    ("content_type", "body", "problem"),
    [
        ("application/json", b"{", "can't parse request JSON object"),
        ("application/json", b"[" * 100_000, "can't parse request JSON object"),
        ("application/json", b'{"a": "\\ud800"}', "can't parse request JSON object"),
        ("application/json", b'{"a": [NaN, 1e999]}', "can't parse request JSON object"),
        ("application/json", b"[]", "request JSON must be an object"),
        ("application/x-www-form-urlencoded", b"text=%ff", "strings must be encoded in UTF-8"),
        ("application/x-www-form-urlencoded", b"text=\xff", "strings must be encoded in UTF-8"),
        ("application/json", b'{"text": "\xff"}', "can't parse request JSON object"),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n\xff\r\n--b--\r\n',
            "strings must be encoded in UTF-8",
        ),
        ("multipart/form-data", b"x", "can't parse multipart form data"),
        ("multipart/form-data; boundary=b", b"--b\r\n\r\nx", "can't parse multipart form data"),
    ],
)
async def test_unreadable_bodies(
    http: httpx.AsyncClient, content_type: str, body: bytes, problem: str
) -> None:
    """What cannot be read is a bad request, never a crash."""
    answer = await http.post(URL, content=body, headers={"Content-Type": content_type})
    assert (answer.status_code, answer.json()) == (
        400,
        {"ok": False, "error_code": 400, "description": f"Bad Request: {problem}"},
    )


async def test_body_too_large(http: httpx.AsyncClient) -> None:
    """More than a bot may upload is refused with 413."""
    answer = await http.post(URL, content=bytes(LARGEST_BODY + 1))
    assert answer.json()["description"] == "Request Entity Too Large"


@pytest.mark.parametrize(
    ("path", "code", "description"),
    [
        ("/bot42:wrong/getMe", 401, "Unauthorized"),
        ("/botä/getMe", 401, "Unauthorized"),
        ("/bot42:secret", 404, "Not Found"),
        ("/bot42:secret/", 404, "Not Found"),
        ("/bot42:secret/get/Me", 404, "Not Found: method not found"),
        ("/bot42:secret/sendPoem", 404, "Not Found: method not found"),
        ("/file/bot42:wrong/photos/file_0.png", 401, "Unauthorized"),
        ("/file/bot42:secret/photos/file_0.png", 404, "Not Found"),
    ],
)
async def test_wrong_addresses(
    http: httpx.AsyncClient, path: str, code: int, description: str
) -> None:
    """Wrong tokens, methods and files have the envelope of the Bot API."""
    answer = await http.get(path)
    assert answer.status_code == code
    assert answer.json() == {"ok": False, "error_code": code, "description": description}


@pytest.mark.parametrize("verb", ["PUT", "DELETE", "OPTIONS", "PATCH", "HEAD"])
async def test_other_verbs(
    http: httpx.AsyncClient, server: ChatServer, asked: dict[str, str], verb: str
) -> None:
    """Only GET and POST call a method."""
    server.clear_calls()
    answer = await http.request(verb, URL, params=asked)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, POST")
    assert server.calls == []
    if verb != "HEAD":
        assert answer.json()["description"] == "Method Not Allowed"


async def test_a_mixture(http: httpx.AsyncClient, anna: Person) -> None:
    """The query, parts and an attached file make one call."""
    media = '{"type": "document", "media": "attach://one", "caption": "Plan"}'
    sent = await http.post(
        "/bot42:secret/sendDocument",
        params={"chat_id": anna.id},
        files={"document": (None, "attach://one"), "one": ("a.txt", b"abc")},
    )
    assert sent.json()["result"]["document"]["file_name"] == "a.txt"
    edited = await http.post(
        "/bot42:secret/editMessageMedia?chat_id=no",
        data={"chat_id": anna.id, "message_id": 2, "media": media},
        files={"one": ("b.txt", b"abcd")},
    )
    assert edited.json()["result"]["document"]["file_size"] == 4


async def test_a_mistake_of_ours(
    http: httpx.AsyncClient, server: ChatServer, caplog: pytest.LogCaptureFixture
) -> None:
    """Should a method ever fail, the bot gets a 500 and the log tells why."""
    server.state.bot = None  # type: ignore[assignment]  # whatever it takes
    answer = await http.get("/bot42:secret/getMe")
    assert answer.json()["description"] == "Internal Server Error"
    assert "getMe failed" in caplog.text


async def test_record(http: httpx.AsyncClient, server: ChatServer, anna: Person) -> None:
    """Every call is noted with its parameters and what came of it."""
    files = {"document": ("a.txt", b"abc")}
    await http.post("/bot42:secret/senddocument", data={"chat_id": str(anna.id)}, files=files)
    await http.get(URL, params={"chat_id": "5", "text": "x"})
    first, second = server.calls
    assert (first.number, first.method, first.chat_id) == (1, "sendDocument", anna.id)
    assert first.parameters["document"] == {"file": "a.txt", "size": 3}
    assert first.outcome == {"ok": True, "message_id": 2}
    assert first.monotonic <= second.monotonic
    assert second.outcome == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: chat not found",
    }


def test_record_without_contents() -> None:
    """Where people are real, what the bot said to them is not recorded; a chat can be forgotten."""
    record = Record(contents=False)
    for chat_id in (1, 2):
        record.begin(0, "sendMessage", Parameters({"chat_id": chat_id, "text": "secret"}))
    record.forget(1)
    assert [(call.chat_id, call.parameters) for call in record.calls] == [(2, {})]


async def test_a_form_of_many_fields(http: httpx.AsyncClient, anna: Person) -> None:
    """A large body is looked through once, not for each field: that took half a minute."""
    fields = {f"field{number}": f"é{number}" * 50 for number in range(900)}
    files = {"file": ("a.txt", "é".encode() * 3_000_000)}
    begun = time.perf_counter()
    answer = await http.post(URL, data=fields | {"chat_id": str(anna.id), "text": "ö"}, files=files)
    assert answer.json()["result"]["text"] == "ö"
    assert time.perf_counter() - begun < 2
