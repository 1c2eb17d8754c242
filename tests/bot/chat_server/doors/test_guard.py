"""What is open to whom; a new operation is for nobody until it is put on a list here."""

import httpx

from bot.chat_server import ChatServer
from bot.chat_server.routes import OPERATIONS
from tests.bot.chat_server.conftest import Clock
from tests.bot.chat_server.doors.conftest import ADMIN, Desk

ONE = "/api/people/{person:id}"
ANYBODY = {"GET /api/bot"}
PERSON = {
    f"GET {ONE}",
    f"GET {ONE}/chat",
    f"GET {ONE}/events",
    f"GET {ONE}/files/{{file}}",
    f"GET {ONE}/menu",
    f"POST {ONE}/contacts",
    f"POST {ONE}/devices",
    f"POST {ONE}/documents",
    f"POST {ONE}/forwards",
    f"POST {ONE}/locations",
    f"POST {ONE}/photos",
    f"POST {ONE}/presses",
    f"POST {ONE}/start",
    f"POST {ONE}/stickers",
    f"POST {ONE}/taps",
    f"POST {ONE}/texts",
    f"POST {ONE}/voices",
    f"PATCH {ONE}/messages/{{message:id}}",
    f"PUT {ONE}/block",
    f"GET {ONE}/calls",
    f"PUT {ONE}/calls",
    f"PUT {ONE}/language",
    f"PUT {ONE}/messages/{{message:id}}/reaction",
    f"PUT {ONE}/seen",
    f"DELETE {ONE}/block",
    f"DELETE {ONE}/calls",
    f"DELETE {ONE}/messages/{{message:id}}",
    f"DELETE {ONE}/session",
    f"DELETE {ONE}/sessions",
}


def test_what_is_open_to_whom() -> None:
    """People may do what is on the list; everything else is for whoever runs the server."""
    found: dict[str, set[str]] = {"anybody": set(), "person": set(), "admin": set()}
    for operation in OPERATIONS:
        found[operation.who].add(f"{operation.verb} {operation.path}")
    assert found["anybody"] == ANYBODY
    assert found["person"] == PERSON
    assert f"DELETE {ONE}" in found["admin"]


async def test_an_admin_may_do_everything(clock: Clock, desk: Desk) -> None:
    """Whoever runs the server acts for people too, without a cookie and from no page."""
    server = ChatServer(clock, reception=desk, admin_token=ADMIN)
    headers = {"Authorization": f"Bearer {ADMIN}"}
    async with server.serve() as url, httpx.AsyncClient(base_url=url, headers=headers) as admin:
        made = await admin.post("/api/people", json={"first_name": "Anna"})
        texts = f"/api/people/{made.json()['id']}/texts"
        for _ in range(30):
            assert (await admin.post(texts, json={"text": "x"})).status_code == 201


async def test_the_document_says_who_may(clock: Clock, desk: Desk) -> None:
    """With a reception every operation names what opens it; in an open house none does."""
    for server in (ChatServer(clock, reception=desk), ChatServer(clock)):
        async with server.serve() as url, httpx.AsyncClient(base_url=url) as client:
            document = (await client.get("/openapi.json")).json()
        schemes = document["components"]["securitySchemes"]
        assert schemes["session"]["in"] == "cookie"
        assert schemes["admin"]["scheme"] == "bearer"
        asked = document["paths"]["/api/people"]["get"]["security"]
        own = document["paths"]["/api/people/{person}/chat"]["get"]["security"]
        closed = server.state.doors.reception is not None
        assert asked == ([{"admin": []}] if closed else [])
        assert own == ([{"session": []}, {"admin": []}] if closed else [])
