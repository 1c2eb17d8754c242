"""Counting messages that nobody asked for: a fan-out."""

import time
from collections.abc import Callable


class Counting:
    """Waits for so many messages.

    Args:
        wanted: how many.
        counted: called once all are there.

    Attributes:
        chats: how many different ones got one.
        began, ended: when the first and the last came, in seconds since 1970.
    """

    def __init__(self, wanted: int, counted: Callable[[], None]) -> None:
        self._wanted = wanted
        self._counted = counted
        self._count = 0
        self._chats: set[int] = set()
        self.began = self.ended = 0.0

    @property
    def chats(self) -> int:
        """Give how many chats got a message."""
        return len(self._chats)

    def count(self, chat: int) -> None:
        """Hear of a message."""
        self._count += 1
        self._chats.add(chat)
        if self._count == 1:
            self.began = time.time()
        if self._count == self._wanted:
            self.ended = time.time()
            self._counted()
