"""What has changed since the last writing, each thing in its last state."""

import json
from operator import methodcaller
from typing import NamedTuple

from bot.chat_server.snapshots import Snapshot

_ENCODE = json.JSONEncoder(default=methodcaller("as_json"), separators=(",", ":")).encode


class Row(NamedTuple):
    """A thing as it is written: ASCII JSON; None: it is no more."""

    kind: str
    key: str
    document: str | None
    content: bytes


class Changes:
    """Gathered while the server works, taken all at once."""

    def __init__(self) -> None:
        self._things: dict[tuple[str, str], tuple[object, bytes] | Row | None] = {}

    def __len__(self) -> int:
        return len(self._things)

    def keep(self, kind: str, key: str | int, document: object, content: bytes) -> None:
        """A thing has changed."""
        self._things[kind, str(key)] = document, content

    def forget(self, kind: str, key: str | int) -> None:
        """A thing is no more."""
        self._things[kind, str(key)] = None

    def rows(self) -> list[Row]:
        """All of them as they are now."""
        return [_row(name, state) for name, state in self._things.items()]

    def clear(self) -> None:
        """All of it is written."""
        self._things.clear()

    def put_back(self, rows: list[Row]) -> None:
        """What was taken could not be written; what has changed since is newer."""
        earlier = {(row.kind, row.key): row for row in rows}
        self._things = {**earlier, **self._things}


def _row(name: tuple[str, str], state: "tuple[object, bytes] | Row | None") -> Row:
    if isinstance(state, Row):
        return state
    if state is None:
        return Row(*name, None, b"")
    document, content = state
    text = document.text if isinstance(document, Snapshot) else _ENCODE(document)
    return Row(*name, text, content)
