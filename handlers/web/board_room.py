"""One board in one language, as long as somebody looks at it: what it shows, and its changes."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.errors import DatabaseDown

log = structlog.get_logger(__name__)

BETWEEN = 0.1  # seconds between two looks, at least; the first change after a rest is sent at once
BEAT = 15.0  # seconds without a change after which a sign of life is sent, and a look is taken

_ALIVE = b": still here\n\n"
_AGAIN = b"retry: 1000\n\n"  # milliseconds after which a browser comes back


@dataclass(frozen=True)
class Shown:
    """What a board showed at an instant.

    Attributes:
        subject: the card that is drawn anew whenever this may have changed; empty: no such board.
        state: as JSON; empty: no board has this address any more.
    """

    subject: str
    state: bytes
    now: datetime
    looked_at: float = field(default_factory=time.monotonic)

    @property
    def event(self) -> bytes:
        """Write it as a server-sent event."""
        name = b"state" if self.state else b"gone"
        return b"event: " + name + b"\ndata: " + (self.state or b"{}") + b"\n\n"

    @property
    def clock(self) -> bytes:
        """Write what time it is, for the countdown of a browser whose clock is wrong."""
        now = self.now + timedelta(seconds=time.monotonic() - self.looked_at)
        return b"event: clock\ndata: " + as_json({"now": now.isoformat()}) + b"\n\n"


def as_json(state: dict[str, Any]) -> bytes:
    """Write a state on one line."""
    return json.dumps(state, ensure_ascii=False, separators=(",", ":")).encode()


class Room:
    """The viewers of one board.

    Args:
        look: gives what the board shows now.
    """

    def __init__(self, look: Callable[[], Awaitable[Shown]]) -> None:
        self._look = look
        self._changed = asyncio.Event()
        self._turn = asyncio.Event()  # set, and another one put in its place, to wake the viewers
        self._closed = False
        self._looking = asyncio.create_task(self._go_on_looking())
        self.latest: Shown | None = None
        self.viewers = 0

    def change(self) -> None:
        """Hear that what is shown may have changed."""
        self._changed.set()

    def close(self) -> None:
        """Send everybody away; they come back when there is somebody to come to."""
        self._closed = True
        self._looking.cancel()
        self._wake()

    async def events(self) -> AsyncIterator[bytes]:
        """Give what to send to one viewer: the newest state, then each newer one, to the end.

        Who is slow to take one misses those in between.
        """
        yield _AGAIN
        seen: bytes | None = None
        while not self._closed:
            turn, latest = self._turn, self.latest
            if latest is None or latest.state == seen:
                await turn.wait()
                if seen is not None and self._shows(seen):
                    yield _ALIVE
                continue
            yield latest.event if seen is not None else latest.clock + latest.event
            seen = latest.state
            if not seen:
                return

    def _shows(self, state: bytes) -> bool:
        return not self._closed and self.latest is not None and self.latest.state == state

    async def _go_on_looking(self) -> None:
        while self.latest is None or self.latest.state:
            self._changed.clear()
            await self._take()
            await asyncio.sleep(BETWEEN)
            try:
                async with asyncio.timeout(BEAT):
                    await self._changed.wait()
            except TimeoutError:
                self._wake()

    async def _take(self) -> None:
        """Look, and let the viewers know if something else is shown than before."""
        try:
            shown = await self._look()
        except DatabaseDown:
            return
        except Exception:  # whatever it is, they see what they saw, and we look again
            log.exception("board not drawn")
            return
        before, self.latest = self.latest, shown
        if before is None or before.state != shown.state:
            self._wake()

    def _wake(self) -> None:
        self._turn.set()
        self._turn = asyncio.Event()
