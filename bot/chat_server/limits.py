"""How often Telegram lets a bot send: 30 a second in all, 1 a second and chat with a small burst.

Undocumented in detail; these are the figures that bots are told to keep to.
"""

import contextlib
import math
from collections import deque
from collections.abc import Callable

from bot.chat_server.errors import BotApiError, too_many_requests
from bot.chat_server.wire.parameters import Parameters

_COUNTED = ("send", "edit", "copy", "forward")
_FREE = frozenset({"sendChatAction"})
_BUNDLES = {
    "sendMediaGroup": "media",
    "copyMessages": "message_ids",
    "forwardMessages": "message_ids",
}
OVERALL = 30
BURST = 3


class Limits:
    """Counts what is sent and edited, by a clock of its own (real time unless told otherwise)."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._sent: deque[float] = deque()
        self._free_at: dict[int, float] = {}

    def check(self, chat_id: int, messages: int = 1) -> None:
        """Count what is sent to a chat; raises BotApiError 429 if it comes too soon.

        An album or a bundle passes where one message would, and is paid for afterwards.
        """
        messages = min(messages, OVERALL)
        now = self._clock()
        while self._sent and self._sent[0] <= now - 1:
            self._sent.popleft()
        room = max(self._free_at.get(chat_id, now), now)
        wait = room - now - (BURST - 1)
        beyond = len(self._sent) + messages - OVERALL
        if beyond > 0:
            wait = max(wait, self._sent[beyond - 1] + 1 - now)
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        self._sent.extend([now] * messages)
        self._free_at[chat_id] = room + messages

    def forget(self, chat_id: int) -> None:
        """Forget when a chat was last written to."""
        self._free_at.pop(chat_id, None)


def counted(method: str, parameters: Parameters) -> int:
    """How many messages a call counts as: edits count, signs of life and answers do not."""
    if not method.startswith(_COUNTED) or method in _FREE:
        return 0
    listed = _BUNDLES.get(method, "")
    with contextlib.suppress(BotApiError):
        bundle = parameters.structure(listed, listed)
        return len(bundle) or 1 if isinstance(bundle, list) else 1
    return 1
