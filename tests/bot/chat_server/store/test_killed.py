"""A server process that is killed without warning, and the next one on its file."""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from tests.bot.chat_server.store.conftest import Where

PROGRAM = """
import asyncio, pathlib, sys
from bot.chat_server import ChatServer

async def main():
    server = ChatServer(store=sys.argv[1] if "://" in sys.argv[1] else pathlib.Path(sys.argv[1]))
    async with server.serve() as url:
        print(url, server.token, flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""
PEOPLE = range(1001, 1005)
ENOUGH = 60


@dataclass
class Life:
    """One run of a server in a process of its own."""

    http: httpx.AsyncClient
    bot: str
    process: asyncio.subprocess.Process

    async def chat(self, person: int) -> list[Any]:
        """The messages of a chat."""
        seen = (await self.http.get(f"/api/people/{person}/chat")).json()
        return list(seen["messages"])

    async def send(self, person: int) -> dict[str, Any]:
        """The bot's next message to somebody."""
        call = {"chat_id": person, "text": "sent"}
        answer = await self.http.post(f"{self.bot}/sendMessage", json=call)
        return dict(answer.json()["result"])

    async def chatter(self, person: int, heard: list[Any]) -> None:
        """Both sides talk, and whatever is answered is noted; one answer too many and it dies."""
        with contextlib.suppress(httpx.TransportError):
            while True:
                say = {"text": "said"}
                heard.append((await self.http.post(f"/api/people/{person}/texts", json=say)).json())
                heard.append(await self.send(person))
                if len(heard) > ENOUGH and self.process.returncode is None:
                    self.process.kill()


@asynccontextmanager
async def life(store: Where) -> AsyncIterator[Life]:
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM, str(store), stdout=asyncio.subprocess.PIPE
    )
    assert server.stdout is not None
    url, token = (await server.stdout.readline()).decode().split()
    async with httpx.AsyncClient(base_url=url) as http:
        try:
            yield Life(http, f"/bot{token}", server)
        finally:
            with contextlib.suppress(ProcessLookupError):
                server.kill()
            await server.wait()


async def test_killed_in_the_middle_of_it(where: Where) -> None:
    """Every message and every update that somebody was told of is there after a SIGKILL."""
    heard: list[Any] = []
    async with life(where) as first:
        for one in PEOPLE:
            await first.http.post("/api/people", json={"first_name": "P", "id": one})
        await asyncio.gather(*(first.chatter(one, heard) for one in PEOPLE))
    async with life(where) as second:
        assert second.bot == first.bot
        found = [message for one in PEOPLE for message in await second.chat(one)]
        assert [message for message in heard if message not in found] == []
        updates = (await second.http.get(f"{second.bot}/getUpdates")).json()["result"]
        said = [message for message in found if not message["from"]["is_bot"]]
        assert sorted(map(str, said)) == sorted(str(update["message"]) for update in updates)
        for one in PEOPLE:
            last = (await second.chat(one))[-1]["message_id"]
            assert (await second.send(one))["message_id"] == last + 1
