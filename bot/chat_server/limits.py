"""How often Telegram lets a bot send: 30 a second in all, 1 a second and chat with a small burst.

Undocumented in detail; these are the figures that bots are told to keep to.
"""

import math
from collections import deque
from collections.abc import Callable

from bot.chat_server.errors import too_many_requests

OVERALL = 30
BURST = 3


class Limits:
    """Counts what is sent and edited, by a clock of its own (real time unless told otherwise)."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._sent: deque[float] = deque()
        self._free_at: dict[int, float] = {}

    def check(self, chat_id: int) -> None:
        """Count one message to a chat; raises BotApiError 429 if it is one too many."""
        now = self._clock()
        while self._sent and self._sent[0] <= now - 1:
            self._sent.popleft()
        room = max(self._free_at.get(chat_id, now), now)
        wait = room - now - (BURST - 1)
        if len(self._sent) >= OVERALL:
            wait = max(wait, self._sent[0] + 1 - now)
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        self._sent.append(now)
        self._free_at[chat_id] = room + 1
