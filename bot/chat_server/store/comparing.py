"""Whether two ways of reading the same rows find the same."""

import hashlib
from collections.abc import Iterable, Iterator

from bot.chat_server.store.changes import Row


class Digest:
    """What went by: how many rows, and what their parts add up to."""

    def __init__(self) -> None:
        self.count = 0
        self._whole = hashlib.sha256()

    def over(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows, counted and added up."""
        for row in rows:
            self.count += 1
            for part in (*row[:3], row.content):
                content = part if isinstance(part, bytes) else str(part).encode()
                self._whole.update(len(content).to_bytes(8, "big") + content)
            yield row

    def is_of(self, rows: Iterable[Row]) -> bool:
        """Whether these are the same."""
        again = Digest()
        for _ in again.over(rows):
            pass
        return again._whole.digest() == self._whole.digest()
