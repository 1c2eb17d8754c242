"""Asking the pages as somebody at the machine, or as somebody else."""

from dataclasses import dataclass
from typing import Any

from httpx import ASGITransport, AsyncClient
from starlette.types import ASGIApp


@dataclass
class Bot:
    """A bot as the pages know it, without anything behind it."""

    name: str
    secret: bytes = b"secret"
    pace_used: float = 0.0
    opening: bool = False

    async def take(self, content: object) -> bool:
        del content
        return True


async def get(
    app: ASGIApp, path: str, client: str = "127.0.0.1", host: str = "127.0.0.1", **headers: str
) -> tuple[int, Any]:
    """Give status and what was told: JSON where it is that, else a text."""
    transport = ASGITransport(app, client=(client, 1))
    async with AsyncClient(transport=transport, base_url=f"http://{host}") as asking:
        answer = await asking.get(path, headers=headers)
    is_json = answer.headers["content-type"] == "application/json"
    return answer.status_code, answer.json() if is_json else answer.text
