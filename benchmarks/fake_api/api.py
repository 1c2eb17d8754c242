"""The methods: all are answered in the fewest bytes that a bot can parse."""

import asyncio
import itertools
import re
import time
from collections import Counter, deque
from collections.abc import Callable

from benchmarks.fake_api.protocol import Connection

_CHAT = re.compile(rb'chat_id"?(?:\s*[:=]\s*"?|\r\n\r\n)(-?\d+)')
_OFFSET = re.compile(rb'offset"?\s*[:=]\s*"?(-?\d+)')
_MOST = 100  # updates in one answer (Bot API, getUpdates)
_LONG_POLL = 10.0  # seconds
_BOT = b'{"id":42,"is_bot":true,"first_name":"Hospes","username":"bench_bot"}'
_WEBHOOK = b'{"url":"","has_custom_certificate":false,"pending_update_count":0}'
_KNOWN = {b"getMe": _BOT, b"getWebhookInfo": _WEBHOOK}
_SENT = b'{"message_id":%d,"from":%b,"chat":{"id":%d,"type":"private"},"date":%d,"text":"ok"}'


class Api:
    """One bot's Bot API.

    Args:
        replied: told the chat of each new message.
        asked: told that the bot wants updates, and the body of its setWebhook if it does not poll.

    Attributes:
        calls: how often each method was called.
        busy_at: when anything but getUpdates was last called, by the monotonic clock.
    """

    def __init__(
        self,
        replied: Callable[[int], object],
        asked: Callable[[bytes | None], object] = lambda _webhook: None,
    ) -> None:
        self._replied = replied
        self._asked = asked
        self._unconfirmed: deque[tuple[int, bytes]] = deque()
        self._polling: Connection | None = None
        self._patience: asyncio.TimerHandle | None = None
        self._serving = False
        self._messages = 1_000_000
        self.calls: Counter[str] = Counter()
        self.busy_at = 0.0

    def bring(self, update_id: int, update: bytes) -> None:
        """Let an update wait for the next poll, or go out with the one that waits."""
        self._unconfirmed.append((update_id, update))
        if self._polling is not None and not self._serving:
            self._serving = True
            asyncio.get_running_loop().call_soon(self._serve)

    def answer(self, connection: Connection, method: bytes, body: bytes) -> None:
        """Answer one call."""
        self.calls[method.decode()] += 1
        if method == b"getUpdates":
            self._poll(connection, body)
            return
        self.busy_at = time.monotonic()
        if method in {b"sendMessage", b"editMessageText"}:
            self._message(connection, method, body)
        else:
            connection.answer(_KNOWN.get(method, b"true"))
            if method == b"setWebhook":
                self._asked(body)

    def _message(self, connection: Connection, method: bytes, body: bytes) -> None:
        found = _CHAT.search(body)
        if found is None:
            raise ValueError(body)
        self._messages += 1
        chat = int(found[1])
        connection.answer(_SENT % (self._messages, _BOT, chat, int(time.time())))
        if method == b"sendMessage":
            self._replied(chat)

    def _poll(self, connection: Connection, body: bytes) -> None:
        found = _OFFSET.search(body)
        offset = int(found[1]) if found else 0
        while self._unconfirmed and self._unconfirmed[0][0] < offset:
            self._unconfirmed.popleft()
        self._polling = connection
        self._asked(None)
        if self._unconfirmed:
            self._serve()
        else:
            loop = asyncio.get_running_loop()
            self._patience = loop.call_later(_LONG_POLL, self._serve)

    def _serve(self) -> None:
        self._serving = False
        if self._patience is not None:
            self._patience.cancel()
        connection, self._polling = self._polling, None
        if connection is not None:
            first = itertools.islice(self._unconfirmed, _MOST)
            connection.answer(b"[%b]" % b",".join(update for _, update in first))
