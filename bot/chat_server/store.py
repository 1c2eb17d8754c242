"""What outlives the process: JSON documents, each known by its kind and its key, in one file.

Kinds: bot, chat, message, file, queue, update. Whoever changes something says what it is now, and
whoever begins anew reads it back, in the order in which things first came.
"""

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from operator import methodcaller
from pathlib import Path
from typing import Any

Document = dict[str, Any]

_OPENING = """
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS kept (kind TEXT, key, document TEXT, content BLOB, UNIQUE (kind, key));
"""
# An upsert, for REPLACE would put what is changed behind what came later.
_KEEP = """
INSERT INTO kept VALUES (?, ?, ?, ?)
ON CONFLICT DO UPDATE SET document = excluded.document, content = excluded.content
"""
_FORGET = "DELETE FROM kept WHERE kind = ? AND key = ?"
_KEPT = "SELECT document, content FROM kept WHERE kind = ? ORDER BY rowid"
_BUSY_SECONDS = 1.0


class Memory:
    """Is told the same as a store and keeps nothing: everything ends with the process."""

    def keep(self, kind: str, key: str | int, document: object, content: bytes = b"") -> None:
        """Note what a thing is now: JSON, or an object whose `as_json` gives it when written."""

    def forget(self, kind: str, key: str | int) -> None:
        """Note that a thing is no more."""

    def kept(self, kind: str) -> Iterator[tuple[Document, bytes]]:
        """Everything of a kind, in the order of its coming."""
        del kind
        return iter(())

    def one(self, kind: str) -> Document:
        """The only thing of a kind; empty if there is none."""
        return next((document for document, _ in self.kept(kind)), {})

    def write(self) -> None:
        """Write what is not yet written."""

    def close(self) -> None:
        """Write what is not yet written, and let go of the file."""


class Store(Memory):
    """A file that one server uses at a time.

    What has changed is written in one transaction, in the next turn of the event loop at the
    latest: before anybody who waits for it wakes up. What is written survives the death of the
    process; a loss of power may cost the latest moments, but never the file. Raises OSError if the
    file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._changed: dict[tuple[str, str | int], tuple[object, bytes] | None] = {}
        self._planned = False
        self._connection: sqlite3.Connection | None = self._open()

    def keep(self, kind: str, key: str | int, document: object, content: bytes = b"") -> None:
        """Write it soon; if it changes again before that, only its last state."""
        self._changed[kind, key] = document, content
        self._write_soon()

    def forget(self, kind: str, key: str | int) -> None:
        """Delete it soon."""
        self._changed[kind, key] = None
        self._write_soon()

    def kept(self, kind: str) -> Iterator[tuple[Document, bytes]]:
        """Read what has been written."""
        for document, content in self._file().execute(_KEPT, (kind,)):
            yield json.loads(document), content

    def write(self) -> None:
        """Write what has changed; raises sqlite3.Error, and then it is tried again next time."""
        self._planned = False
        if not self._changed:
            return
        with self._file() as file:
            for name, state in self._changed.items():
                if state is None:
                    file.execute(_FORGET, name)
                else:
                    document, content = state
                    text = json.dumps(document, default=methodcaller("as_json"))
                    file.execute(_KEEP, (*name, text, content))
        self._changed.clear()

    def close(self) -> None:
        """Write and let go; what is still kept after that opens the file again."""
        try:
            self.write()
        finally:
            if self._connection:
                self._connection.close()
                self._connection = None

    def _write_soon(self) -> None:
        if self._planned:
            return
        try:
            asyncio.get_running_loop().call_soon(self.write)
        except RuntimeError:  # no loop, no later
            self.write()
        else:
            self._planned = True

    def _file(self) -> sqlite3.Connection:
        self._connection = self._connection or self._open()
        return self._connection

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.touch(0o600)  # it holds a token, and what people say
        connection = sqlite3.connect(self._path, timeout=_BUSY_SECONDS)
        try:
            connection.executescript(_OPENING)
        except sqlite3.Error as error:
            connection.close()
            raise OSError(f"chats cannot be kept in {self._path}: {error}") from error
        return connection
