"""The updates: which are in flight, when they were released, how long their replies took."""

import time
from collections import deque
from collections.abc import Callable, Iterable

from benchmarks.fake_api.updates import text_of, update_of

FIRST_UPDATE = 1_000_000


class Flight:
    """People who each write, wait for the reply, and write again.

    Args:
        chats: who writes, in turn; nobody has two updates in flight.
        warm_up: how many updates come before those that count.
        total: how many count.
        tell: called with what has happened: `warm`, then `done`.

    Attributes:
        seconds: from release to reply, of each update that counts.
        said: the newest text of each chat.
    """

    def __init__(
        self, chats: Iterable[int], warm_up: int, total: int, tell: Callable[[str], None]
    ) -> None:
        self._free = deque(chats)
        self._warm_up = warm_up
        self._last = warm_up + total
        self._tell = tell
        self._released_at: dict[int, tuple[int, float]] = {}
        self._released = 0
        self.replies = 0
        self.seconds: list[float] = []
        self.said: dict[int, str] = {}
        self.began = self.ended = time.perf_counter()

    @property
    def over(self) -> bool:
        """Tell whether all updates are released."""
        return self._released == self._last

    def release(self) -> tuple[int, bytes]:
        """Let the next person write; gives the update's number and its JSON."""
        chat, number = self._free.popleft(), self._released
        self._released += 1
        self.said[chat] = text_of(number)
        self._released_at[chat] = number, time.perf_counter()
        update_id = FIRST_UPDATE + number
        return update_id, update_of(update_id, chat, self.said[chat])

    def replied(self, chat: int) -> bool:
        """Hear of a message to a chat; tell whether it is the reply to an update in flight."""
        found = self._released_at.pop(chat, None)
        if found is None:
            return False
        number, released_at = found
        now = time.perf_counter()
        self._free.append(chat)
        self.replies += 1
        if number >= self._warm_up:
            self.seconds.append(now - released_at)
        if self.replies == self._warm_up:
            self.began = now
            self._tell("warm")
        elif self.replies == self._last:
            self.ended = now
            self._tell("done")
        return True
