"""The people's API tried out from its own description, on a real server, by everybody who may come.

`CHAT_FUZZ=200 pytest` tries each operation two hundred times for each of them.
"""

import asyncio
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat_server import ChatServer
from bot.chat_server.people.openapi import describe
from bot.chat_server.people.operations import EVENT_STREAM, Operation
from bot.chat_server.routes import OPERATIONS
from tests.bot.chat_server.doors.conftest import SAME, Desk

EXAMPLES = int(os.environ.get("CHAT_FUZZ", "2"))
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
)
SECRET = "what-nobody-else-may-read"
ANNA, BEN = 1001, 1002
TRIED = [one for one in OPERATIONS if one.media_type != EVENT_STREAM]
OF_PEOPLE = [one for one in TRIED if one.who != "admin"]


@dataclass
class Running:
    """A server in a thread of its own, and where it is."""

    server: ChatServer
    url: str
    schema: Any
    checks: list[Any]

    def cookies(self, who: str) -> dict[str, str]:
        """What somebody's browser sends; a session may have been ended by what was tried before."""
        if who != "anna":
            return {}
        return {"chat": self.server.state.doors.sessions.begin(ANNA, self.server.state.clock())}

    def restore(self) -> None:
        """Let Anna and Ben be there, whatever was tried before."""
        for number, name in ((ANNA, "Anna"), (BEN, SECRET)):
            if number not in self.server.state.chats:
                self.server.person(name, id=number)
        self.server.state.chats[ANNA].blocked = False
        self.server.state.faults.clear()


@contextmanager
def running(desk: Desk | None) -> Iterator[Running]:
    import schemathesis  # takes a second, in every process that only looks at the tests

    leaps = iter(range(0, 10**12, 10_000))  # no rate is met
    server = ChatServer(reception=desk, admin_token="secret", pacing=lambda: float(next(leaps)))
    loop, ready, stop = asyncio.new_event_loop(), threading.Event(), asyncio.Event()
    found: list[str] = []

    async def serve() -> None:
        async with server.serve() as url:
            ben = server.person(SECRET, id=BEN)
            await ben.send(SECRET)
            await ben.send_document(SECRET.encode(), f"{SECRET}.txt")
            found.append(url)
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()))
    thread.start()
    assert ready.wait(10)
    schema = schemathesis.openapi.from_dict(describe(TRIED, open_house=desk is None))
    try:
        yield Running(
            server, found[0], schema, [getattr(schemathesis.checks, one) for one in CHECKS]
        )
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
        loop.close()


@pytest.fixture(scope="module")
def closed() -> Iterator[Running]:
    with running(Desk()) as one:
        yield one


@pytest.fixture(scope="module")
def open_house() -> Iterator[Running]:
    with running(None) as one:
        yield one


def attempt(one: Running, operation: Operation, data: st.DataObject, who: str) -> Any:  # noqa: ANN401 - requests has no types
    """One request, checked against the description; gives the answer."""
    one.restore()
    described = one.schema[operation.path.replace(":id", "")][operation.verb]
    case = data.draw(described.as_strategy())
    if "person" in (case.path_parameters or {}):
        case.path_parameters["person"] = data.draw(st.sampled_from([ANNA, BEN, 7]))
    if isinstance(case.body, dict):
        case.body.pop("wait", None)
        case.body["wait"] = 0
    return case.call_and_validate(
        base_url=one.url, headers=SAME, cookies=one.cookies(who), checks=one.checks
    )


Test = Callable[[Running, Operation, st.DataObject], None]


def tried(operations: list[Operation], examples: int = EXAMPLES) -> Callable[[Test], Test]:
    """A test with each of these operations, so many times."""
    limits = settings(
        max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    names = [f"{one.verb} {one.path}" for one in operations]

    def decorate(test: Test) -> Test:
        tested: Test = limits(given(data=st.data())(test))
        marked: Test = pytest.mark.parametrize("operation", operations, ids=names)(tested)
        return marked

    return decorate


@tried(TRIED)
def test_open_house(open_house: Running, operation: Operation, data: st.DataObject) -> None:
    """Whatever is asked, the answer is as described, and never a failure of ours."""
    attempt(open_house, operation, data, "anybody")


@tried(OF_PEOPLE)
def test_a_person(closed: Running, operation: Operation, data: st.DataObject) -> None:
    """Anna gets answers as described, and never anything of Ben."""
    answer = attempt(closed, operation, data, "anna")
    assert SECRET not in answer.text


@tried(OF_PEOPLE, examples=max(1, EXAMPLES // 2))
def test_nobody(closed: Running, operation: Operation, data: st.DataObject) -> None:
    """Without a session or the token there is nothing to be had."""
    answer = attempt(closed, operation, data, "nobody")
    assert answer.status_code == 401
    assert SECRET not in answer.text
