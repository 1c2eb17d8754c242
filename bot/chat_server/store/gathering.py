"""What the two kinds of store have in common: how they begin, and how they gather what changes."""

import json
import secrets
from collections.abc import Collection, Iterator
from typing import Protocol

from bot.chat_server.store.changes import Changes, Row
from bot.chat_server.store.errors import StoreTooNew
from bot.chat_server.store.memory import Document, Memory

FORMAT = 2
FIRST_EPOCH = 2**40
"""Above all ids that were ever counted from a clock."""
JUMP = 2**32
"""More updates than anybody has seen of a store that is an older copy of itself."""


class Place(Protocol):
    """Where rows are written: a file, or a schema."""

    @property
    def failures(self) -> tuple[type[Exception], ...]:
        """What it raises if it cannot be used just now."""
        ...

    def rows(self, kind: str | None = None) -> Iterator[Row]:
        """What has been written, in the order of its coming."""
        ...

    def write(self, rows: Collection[Row]) -> None:
        """Write all or nothing."""
        ...

    def clean(self) -> None:
        """Leave nothing readable of what was before."""
        ...

    def close(self) -> None:
        """Let go; whoever uses it after that opens it again."""
        ...


class Gathering(Memory):
    """Gathers what changes, to be written together in the next turn of the event loop."""

    keeps = True

    def __init__(self, place: Place, name: str) -> None:
        self._place = place
        self._changes = Changes()
        try:
            self._introduce(name)
        except StoreTooNew:
            place.close()
            raise

    def keep(self, kind: str, key: str | int, document: object, content: bytes = b"") -> None:
        """Write it soon; if it changes again before that, only its last state."""
        self._changes.keep(kind, key, document, content)
        self._write_soon()

    def forget(self, kind: str, key: str | int) -> None:
        """Delete it soon."""
        self._changes.forget(kind, key)
        self._write_soon()

    def kept(self, kind: str) -> Iterator[tuple[Document, bytes]]:
        """Read what has been written."""
        for row in self._place.rows(kind):
            yield json.loads(row.document or "{}"), row.content

    def _write_soon(self) -> None:
        raise NotImplementedError

    def _introduce(self, name: str) -> None:
        """Find out what this store is, or make it a new one.

        A copy that was restored has no epoch, so it gets a new one, beyond all that it knows of.
        """
        known = self.one("store")
        if known.get("format", FORMAT) > FORMAT:
            raise StoreTooNew(
                f"chats cannot be kept in {name}: a newer version has kept them "
                f"(format {known['format']}, this one knows {FORMAT})"
            )
        self.epoch = known.get("epoch") or self._new_epoch()
        if known != (document := {"format": FORMAT, "epoch": self.epoch}):
            self._place.write([Row("store", "", json.dumps(document), b"")])

    def _new_epoch(self) -> int:
        last = int(self.one("queue").get("last_id", 0))
        return max(last, FIRST_EPOCH) + JUMP + secrets.randbits(40 if last else 50)
