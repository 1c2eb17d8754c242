"""The product as `hospes run` starts it, in this very process, and a browser that comes to it."""

import asyncio
import contextlib
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import aiohttp
import pytest

from bot.app.verbs import _product
from bot.clock import SystemClock
from bot.services.inviting import import_people
from bot.services.planning import import_plan
from bot.settings import Settings
from storage.database import Database
from storage.work import Reading, Work
from tests.bot.services.guests import VISIT, sample_plan, sample_rows

PATIENCE = 20  # seconds of real time


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def settings(folder: Path, **given: Any) -> Settings:  # noqa: ANN401 - any setting
    """Give settings of a page on a free port, and nothing of the environment's."""
    return Settings(_env_file=None, data=folder, chat=True, port=free_port(), **given)


@asynccontextmanager
async def running(given: Settings) -> AsyncIterator[None]:
    """Run until the end of the block; whatever stops it earlier is raised."""
    product = asyncio.create_task(_product(given, ""))
    try:
        yield
    finally:
        product.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await product


class Printed:
    """What the operator reads."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.text = ""

    async def wait_for(self, pattern: str) -> re.Match[str]:
        """Give the first match, as soon as it is printed."""
        async with asyncio.timeout(PATIENCE):
            while True:
                self.text += self._capsys.readouterr().out
                if found := re.search(pattern, self.text):
                    return found
                await asyncio.sleep(0.01)  # printing tells nobody


class Browser:
    """Somebody in front of the page, with a jar for its cookies."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._session.close()

    async def get(self, path: str) -> tuple[int, str]:
        async with self._session.get(self._address + path) as response:
            return response.status, await response.text()

    async def come_in(self, token: str, name: str = "") -> None:
        """Open a personal link, and say yes to what it asks; who is not known says their name."""
        status, form = await self.get(f"/t/{token}")
        assert status == 200
        headers = {"Origin": self._address}
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="(.*?)"', form))
        said = {**hidden, "name": name}
        post = self._session.post(f"{self._address}/open", headers=headers, data=said)
        async with post as response:
            assert (response.status, response.url.path) == (200, "/chat"), await response.text()

    async def chat(self, person: int) -> str:
        """Read one's own chat."""
        status, text = await self.get(f"/api/people/{person}/chat")
        return text if status == 200 else f"status {status}"

    async def wait_for(self, person: int, words: str) -> None:
        """Wait until these words stand in one's own chat."""
        async with asyncio.timeout(PATIENCE):
            while words not in await self.chat(person):  # noqa: ASYNC110 - as a browser would
                await asyncio.sleep(0.02)


@asynccontextmanager
async def beside(given: Settings) -> AsyncIterator[Database]:
    """Work on the database of a running Hospes, as the command line does."""
    database = Database(given.database, SystemClock(), exclusive=False)
    database.start()
    try:
        yield database
    finally:
        database.stop()


def invite(work: Work) -> dict[str, str]:
    """Import the sample's visit and people; give each one's token."""
    import_plan(work, sample_plan())
    done = import_people(work, VISIT, sample_rows())
    return {invited.reference: invited.token for invited in done.people}


async def chat_of(database: Database, channel: str, email: str) -> int:
    """Wait until somebody has a chat on a channel; give its number."""
    async with asyncio.timeout(PATIENCE):
        while True:
            found = await database.read(_chat_of, channel, email)
            if found:
                return found
            await asyncio.sleep(0.01)


def _chat_of(reading: Reading, channel: str, email: str) -> int:
    person = reading.people.by_email(email)
    addresses = reading.people.addresses_of(person.id) if person else []
    return next((int(row.chat_id) for row in addresses if row.channel == channel), 0)
