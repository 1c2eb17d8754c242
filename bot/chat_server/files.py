"""Files that were sent: stored once, known by a stable file_id, downloaded by a path."""

import hashlib
import mimetypes
import re
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from bot.chat_server.errors import BotApiError, bad_request
from bot.chat_server.formatting.cleaning import seen
from bot.chat_server.store import Memory
from bot.chat_server.wire.parameters import Upload

LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_DOWNLOAD = 20 * 1024 * 1024
LONGEST_NAME = 255
_MEDIA_TYPE = re.compile(r"[a-z0-9][\w.+-]{0,62}/[a-z0-9][\w.+-]{0,62}", re.ASCII | re.IGNORECASE)
WRONG_FILE_ID = "wrong file_id or the file is temporarily unavailable"


@dataclass(frozen=True)
class StoredFile:
    """A file: `kind` is photo, document, voice or sticker; the ids are the Bot API's.

    `date` is when it came, in seconds since the epoch; 0: that was not noted.
    """

    kind: str
    file_id: str
    unique_id: str
    name: str
    mime: str
    content: bytes
    path: str
    date: int = 0

    def as_json(self) -> dict[str, Any]:
        """The Bot API's fields that every kind of file has."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
        }


class Files:
    """All files; the same content of the same type under the same name is the same file."""

    def __init__(self, clock: Callable[[], float], store: Memory) -> None:
        self._clock = clock
        self._store = store
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        for facts, content in store.kept("file"):
            self._know(StoredFile(**facts, content=content))

    def __len__(self) -> int:
        """Count them."""
        return len(self._by_id)

    def store(self, kind: str, upload: Upload) -> StoredFile:
        """Keep an upload; raises BotApiError 400 if it is empty, 413 if it is over 50 MiB."""
        if not upload.content:
            raise bad_request("file must be non-empty")
        if len(upload.content) > LARGEST_UPLOAD:
            raise BotApiError(413, "Request Entity Too Large")
        name = plain_name(upload.name)
        said = _MEDIA_TYPE.match(upload.mime)
        mime = (said and said[0]) or mimetypes.guess_type(name)[0] or "application/octet-stream"
        # With the type: nobody is to learn by it that somebody else has sent the same.
        file_id = f"{kind}-{_digest(kind, name, mime, upload.content)}"
        return self._by_id.get(file_id) or self._add(kind, file_id, name, mime, upload.content)

    def find(self, file_id: str) -> StoredFile | None:
        """The file with that id, if there is one."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """The file that is downloaded from that path, if there is one."""
        return self._by_path.get(path)

    def downloadable(self, file_id: str) -> StoredFile:
        """The file to be fetched; raises BotApiError 400 if unknown or over 20 MiB."""
        stored = self._by_id.get(file_id)
        if stored is None:
            raise bad_request(WRONG_FILE_ID)
        if len(stored.content) > LARGEST_DOWNLOAD:
            raise bad_request("file is too big")
        return stored

    def forget(self, unwanted: Callable[[StoredFile], bool]) -> int:
        """Remove those files, gives how many; their ids are unknown from now on."""
        gone = [one for one in self._by_id.values() if unwanted(one)]
        for stored in gone:
            del self._by_id[stored.file_id]
            self._by_path.pop(stored.path, None)
            self._store.forget("file", stored.file_id)
        return len(gone)

    def _add(self, kind: str, file_id: str, name: str, mime: str, content: bytes) -> StoredFile:
        # Never the path of another one, not even of one that is no more.
        path = f"{kind}s/file_{_digest(file_id)[:22]}{PurePath(name).suffix[:12]}"
        unique = _digest(content)[:16]
        date = int(self._clock())
        stored = StoredFile(kind, file_id, unique, name, mime, content, path, date)
        self._know(stored)
        facts = {name: value for name, value in vars(stored).items() if name != "content"}
        self._store.keep("file", file_id, facts, stored.content)
        return stored

    def _know(self, stored: StoredFile) -> None:
        self._by_id[stored.file_id] = self._by_path[stored.path] = stored


def plain_name(name: str) -> str:
    """The last part of a file's name, as it is seen; `file` if nothing is left of it."""
    last = PurePath(seen(name).replace("\\", "/")).name.strip()
    if len(last) > LONGEST_NAME:
        end = PurePath(last).suffix[:12]
        last = last[: LONGEST_NAME - len(end)] + end
    return last or "file"


def _digest(*parts: str | bytes) -> str:
    total = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "replace") if isinstance(part, str) else part
        total.update(len(content).to_bytes(8, "big") + content)
    return urlsafe_b64encode(total.digest()).decode().rstrip("=")
