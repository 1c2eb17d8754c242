"""What channels bring by themselves: checked, taken in, and answered once it is committed.

Any answer but 2xx makes the channel bring an update again, for a day (Bot API, setWebhook). So
what can be taken later gets 503, and what nobody will ever be able to read 200, with a word in the
log: else it would come again and again, and hold up what its chat says afterwards.
"""

import hmac
import json
import time
from collections.abc import Sequence

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot import tally
from bot.messaging.hooking import Webhook
from handlers.web.lines import Served

log = structlog.get_logger(__name__)

MOST = 256  # updates in flight in one process
LARGEST = 1 << 20  # bytes; the largest updates are a few thousand
AGAIN = b"1"  # seconds after which a channel may bring an update again

_PREFIX, _, _ = Webhook.PATH.partition("{")
_SECRET = b"x-telegram-bot-api-secret-token"
_QUIET = 60.0  # seconds between two words about wrong secrets, which anybody may send

_OK, _FORBIDDEN, _NOT_FOUND, _NOT_ALLOWED, _LATER = 200, 403, 404, 405, 503


class Deliveries:
    """Takes deliveries before the pages see them; every other request is theirs.

    Not a route: an update is answered in a fraction of the time that finding a route takes.

    Args:
        app: the pages.
        lines: the bots, each taken from `Webhook.PATH` with its own secret.
        most: updates in flight; beyond it the channel is asked to come again.
    """

    def __init__(self, app: ASGIApp, lines: Sequence[Served], most: int = MOST) -> None:
        self._app = app
        self._lines = lines
        self._most = most
        self._in_flight = 0
        self._quiet_until = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not scope["path"].startswith(_PREFIX):
            await self._app(scope, receive, send)
            return
        await send(_ANSWERS[await self._answer(scope, receive)])
        await send(_END)

    async def _answer(self, scope: Scope, receive: Receive) -> int:
        name = scope["path"].removeprefix(_PREFIX)
        line = next((line for line in self._lines if line.name == name), None)
        if line is None:
            return _NOT_FOUND
        if scope["method"] != "POST":
            return _NOT_ALLOWED
        if not hmac.compare_digest(_secret(scope), line.secret):
            return self._forbid(name)
        if self._in_flight >= self._most:
            tally.hooked.add(name, "full")
            return _LATER
        return await self._in_turn(line, receive)

    def _forbid(self, name: str) -> int:
        tally.hooked.add(name, "forbidden")
        if time.monotonic() >= self._quiet_until:
            self._quiet_until = time.monotonic() + _QUIET
            log.warning("delivery without the secret", channel=name)
        return _FORBIDDEN

    async def _in_turn(self, line: Served, receive: Receive) -> int:
        self._in_flight += 1
        tally.in_flight.now += 1
        try:
            taken = await _take(line, receive)
        finally:
            self._in_flight -= 1
            tally.in_flight.now -= 1
        tally.hooked.add(line.name, "taken" if taken else "not_taken")
        return _OK if taken else _LATER


async def _take(line: Served, receive: Receive) -> bool:
    """Tell whether the channel may forget the update: it is committed, or can never be read."""
    try:
        content = json.loads(await _body(receive))
    except _HungUp:
        return False
    except (ValueError, RecursionError) as error:
        log.error("update not readable", channel=line.name, error=type(error).__name__)  # noqa: TRY400 - no content
        return True
    return await line.take(content)


class _HungUp(Exception):
    """The channel went away in the middle of its update; nobody hears our answer."""


async def _body(receive: Receive) -> bytes:
    """Read a body.

    Raises:
        ValueError: it is too large.
    """
    message = await receive()
    body: bytes = message.get("body", b"")
    while message.get("more_body"):
        message = await receive()
        body += message.get("body", b"")
        if len(body) > LARGEST:
            raise ValueError(LARGEST)
    if message["type"] == "http.disconnect":
        raise _HungUp
    return body


def _secret(scope: Scope) -> bytes:
    return next((value for name, value in scope["headers"] if name == _SECRET), b"")


def _start(status: int) -> Message:
    headers = [(b"content-length", b"0")]
    if status == _LATER:
        headers.append((b"retry-after", AGAIN))
    return {"type": "http.response.start", "status": status, "headers": headers}


_ANSWERS = {
    status: _start(status) for status in (_OK, _FORBIDDEN, _NOT_FOUND, _NOT_ALLOWED, _LATER)
}
_END: Message = {"type": "http.response.body", "body": b""}
