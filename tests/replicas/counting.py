"""What was sent, counted from the chat server's own record."""

import asyncio
import re
import time
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.chat_server import Call

_LOOK = 0.005  # seconds
_STANDSTILL = 0.02  # seconds between two looks but one, from which on it was one
_MESSAGES = ("send", "edit", "pin")


class Attention:
    """Knows when the chat server had no time to look, so that what had arrived was seen late."""

    def __init__(self) -> None:
        self._looks: list[float] = []

    async def watch(self) -> None:
        """Note every look, for as long as this runs."""
        while True:
            self._looks.append(time.monotonic())
            await asyncio.sleep(_LOOK)

    def earliest(self, instant: float) -> float:
        """Give the first instant at which a message may have arrived that was seen at one."""
        place = bisect_right(self._looks, instant)
        # The look just before may have been made together with what it saw.
        before = self._looks[max(0, place - 2)] if self._looks else instant
        return before if instant - before > _STANDSTILL else instant


@dataclass(frozen=True)
class Sent:
    """The messages that arrived at the chat server, oldest first.

    Attributes:
        calls: each with the monotonic second at which it was seen.
    """

    calls: Sequence[Call] = field(repr=False)

    @classmethod
    def of(cls, calls: Iterable[Call]) -> "Sent":
        """Take what counts as a message."""
        found = [call for call in calls if call.method.startswith(_MESSAGES)]
        return cls(sorted(found, key=lambda call: call.monotonic))

    def worst_second(self, attention: Attention) -> int:
        """Give the number of messages that surely came within one second, the fullest there was."""
        seen = [(attention.earliest(call.monotonic), call.monotonic) for call in self.calls]
        starts = sorted(earliest for earliest, _ in seen)
        return max(
            (sum(start <= a and b < start + 1 for a, b in seen) for start in starts), default=0
        )

    def longest_silence(self, since: float) -> float:
        """Give the seconds of the longest time without a message from an instant on."""
        instants = [call.monotonic for call in self.calls if call.monotonic > since]
        return max((b - a for a, b in pairwise(instants)), default=0.0)

    def copies(self, word: str) -> Counter[tuple[int | None, str]]:
        """Count how often each letter arrived, by chat and text, of those that hold a word."""
        return Counter(
            (call.chat_id, str(call.parameters["text"]))
            for call in self.calls
            if word in str(call.parameters.get("text"))
        )

    def numbered(self, word: str) -> dict[tuple[int | None, int], None]:
        """Give chat and number of the letters that arrived, in the order of their coming.

        Args:
            word: what stands before the letter's number in its text.
        """
        found = ((chat, re.findall(rf"{word}(\d+)", text)[0]) for chat, text in self.copies(word))
        return {(chat, int(number)): None for chat, number in found}

    def disorder(self, word: str) -> list[int | None]:
        """Give the chats in which a letter came after a later one."""
        numbers: dict[int | None, list[int]] = defaultdict(list)
        for chat_id, number in self.numbered(word):
            numbers[chat_id].append(number)
        return [chat_id for chat_id, found in numbers.items() if found != sorted(found)]
