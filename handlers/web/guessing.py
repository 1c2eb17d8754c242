"""Nobody tries addresses out: whoever asks for too many that lead nowhere has to wait."""

import time
from collections.abc import Callable
from math import ceil

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.serving import household

log = structlog.get_logger(__name__)

MOST = 30  # wrong addresses at once, and in a minute from then on
KEPT = 10_000  # clients of whom we know that they asked for one

_EACH = 60.0 / MOST  # seconds after which one is forgiven
_NOT_FOUND, _TOO_MANY = 404, 429
_QUIET = 60.0  # seconds between two words in the log


class Misses:
    """Remembers who asked for what is not there: one instant for each, at which all is forgiven.

    Args:
        now: gives seconds that never run backwards.
        kept: clients remembered; beyond it whoever was wrong longest ago is forgotten.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic, kept: int = KEPT) -> None:
        self._now = now
        self._kept = kept
        self._forgiven: dict[str, float] = {}

    def add(self, client: str) -> None:
        """Count one more."""
        now = self._now()
        self._forgiven[client] = max(self._forgiven.pop(client, now), now) + _EACH
        oldest = next(iter(self._forgiven))
        while len(self._forgiven) > self._kept or self._forgiven[oldest] <= now:
            del self._forgiven[oldest]
            oldest = next(iter(self._forgiven))

    def __len__(self) -> int:
        """Count the clients remembered."""
        return len(self._forgiven)

    def wait(self, client: str) -> float:
        """Give the seconds for which a client has to wait; 0: it may ask."""
        full = self._forgiven.get(client, 0.0) - self._now()
        return max(full - (MOST - 1) * _EACH, 0.0)


class Guesses:
    """Lets everybody ask for secret addresses, until they have guessed wrong too often.

    What is right is not counted, so that those who share an address on the net, as in a school or
    behind the servers of a calendar, do not get into each other's way.

    Args:
        app: the pages.
        paths: how the addresses begin that only those can know to whom they were given.
        misses: who guessed wrong.
    """

    def __init__(self, app: ASGIApp, paths: tuple[str, ...], misses: Misses) -> None:
        self._app = app
        self._paths = paths
        self._misses = misses
        self._quiet_until = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not scope["path"].startswith(self._paths):
            await self._app(scope, receive, send)
            return
        client = _client(scope)
        if wait := self._misses.wait(client):
            self._tell()
            await _refuse(send, ceil(wait))
            return

        async def counting(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == _NOT_FOUND:
                self._misses.add(client)
            await send(message)

        await self._app(scope, receive, counting)

    def _tell(self) -> None:
        if time.monotonic() >= self._quiet_until:
            self._quiet_until = time.monotonic() + _QUIET
            log.warning("addresses guessed")


def _client(scope: Scope) -> str:
    """Name who asks; the server has looked through the proxies that it trusts."""
    return household(scope["client"][0] if scope["client"] else "")


async def _refuse(send: Send, seconds: int) -> None:
    headers = [
        (b"content-length", b"0"),
        (b"cache-control", b"no-store"),
        (b"retry-after", str(seconds).encode()),
    ]
    await send({"type": "http.response.start", "status": _TOO_MANY, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
