"""Looking at a board over real HTTP, without a browser: its events, one by one."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx


@dataclass(frozen=True)
class Event:
    """One server-sent event; a sign of life has no name."""

    name: str
    data: dict[str, Any]


@dataclass
class Viewer:
    """Somebody whose stream is open."""

    answer: httpx.Response
    lines: AsyncIterator[str]

    async def event(self) -> Event:
        """Give the next event.

        Raises:
            StopAsyncIteration: the stream ended.
        """
        name = ""
        while True:
            line = await anext(self.lines)
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("data: "):
                return Event(name, json.loads(line.removeprefix("data: ")))
            elif line.startswith(":"):
                return Event("", {})

    async def state(self) -> dict[str, Any]:
        """Give the next state."""
        while (found := await self.event()).name != "state":
            pass
        return found.data

    async def until(self, **wanted: object) -> dict[str, Any]:
        """Give the first state that has these."""
        while True:
            state = await self.state()
            if wanted.items() <= state.items():
                return state


@asynccontextmanager
async def watching(url: str, **headers: str) -> AsyncIterator[Viewer]:
    """Look at a board (its page's address)."""
    timeout = httpx.Timeout(20)
    async with (
        httpx.AsyncClient(timeout=timeout, verify=False) as client,  # noqa: S501 - plain HTTP
        client.stream("GET", f"{url}/events", headers=headers) as answer,
    ):
        yield Viewer(answer, answer.aiter_lines())
