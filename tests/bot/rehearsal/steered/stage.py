"""The stage as its page knows it: over HTTP, with the bot and everything behind it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import httpx

from bot.app.demonstration import demonstration
from bot.domain.people_file import read_people
from bot.domain.plan.reading import read_plan
from bot.rehearsal.stage import Visit
from bot.settings import Settings
from tests.bot.rehearsal.conftest import PEOPLE, PLAN

Json = dict[str, Any]
PAGE = {"content-type": "application/json", "sec-fetch-site": "same-origin"}
LEAD = "Inés Example"
PATIENCE = 20  # seconds of real time
_AT_REST = 1.1  # seconds of real time in which one chat gets at least one message, if any waits
T = TypeVar("T")


class OnStage:
    """Somebody who looks at the page, and plays whom it offers."""

    def __init__(self, http: httpx.AsyncClient, sentences: list[str]) -> None:
        self.http = http
        self.sentences = sentences

    async def steer(self, what: str, **wish: object) -> Json:
        """Do something on the page; give how all is then."""
        answer = await self.http.post(f"/stage/{what}", json=wish, headers=PAGE)
        answer.raise_for_status()
        state: Json = answer.json()
        return state

    async def state(self) -> Json:
        """Give how all is."""
        return await self.steer("clock")

    async def at_rest(self) -> Json:
        """Stop the clock, and give how all is once the bot has written what it still had to."""
        before: Json = {}
        now = await self.steer("clock", playing=False)
        while now != before:
            await asyncio.sleep(_AT_REST)
            before, now = now, await self.state()
        return now

    async def person(self, name: str) -> Json:
        """Give what the page knows of somebody."""
        people = (await self.state())["people"]
        return next(one for one in people if one["name"] == name)

    async def chat(self, name: str) -> list[Json]:
        """Give the bot's messages in somebody's chat, oldest first."""
        number = (await self.person(name))["chat"]
        messages = (await self.http.get(f"/api/people/{number}/chat")).json()["messages"]
        return [one for one in messages if one["from"]["is_bot"]]

    async def unread(self, name: str) -> int:
        """Give how many messages of the bot stand below the line of what is new in a chat."""
        number = (await self.person(name))["chat"]
        seen = (await self.http.get(f"/api/people/{number}/chat")).json()["seen"]
        return sum(one["message_id"] > seen for one in await self.chat(name))

    async def press(self, name: str, label: str) -> None:
        """Press the newest button in somebody's chat that begins so, as soon as there is one."""
        message, button = await eventually(lambda: self._button(name, label))
        number = (await self.person(name))["chat"]
        pressed = {"message_id": message, "button": button}
        (await self.http.post(f"/api/people/{number}/presses", json=pressed)).raise_for_status()

    async def reads(self, name: str, words: str) -> str:
        """Wait until the bot has written such words to somebody; give the message."""

        async def look() -> str | None:
            texts = [one.get("text", "") for one in await self.chat(name)]
            return next((text for text in texts if words in text), None)

        return str(await eventually(look))

    async def _button(self, name: str, label: str) -> tuple[int, str] | None:
        for message in reversed(await self.chat(name)):
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                for key in row:
                    if key["text"].startswith(label):
                        return message["message_id"], key["text"]
        return None


async def eventually(look: Callable[[], Awaitable[T | None]]) -> T:
    """Look again and again until there is something."""
    async with asyncio.timeout(PATIENCE):
        while (found := await look()) is None:  # noqa: ASYNC110 - a page gives no event
            await asyncio.sleep(0.05)
    return found


def small_visit() -> Visit:
    """The visit of three short days with nine people."""
    return Visit(read_plan(PLAN), read_people(PEOPLE.encode()))


@asynccontextmanager
async def on_stage(folder: Path, visit: Visit | None) -> AsyncIterator[OnStage]:
    """Have a visit on the stage meanwhile."""
    settings = Settings(data=folder, port=0)
    async with demonstration(settings, visit) as sentences:
        address = sentences[0].partition(": ")[2].removesuffix("/stage")
        async with httpx.AsyncClient(base_url=address, timeout=30) as http:
            yield OnStage(http, sentences)
