"""Files that were sent: stored once, known by a stable file_id, downloaded by a path."""

import hashlib
import mimetypes
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from bot.chat_server.errors import BotApiError, bad_request
from bot.chat_server.store import Memory
from bot.chat_server.wire.parameters import Upload

LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_DOWNLOAD = 20 * 1024 * 1024
WRONG_FILE_ID = "wrong file_id or the file is temporarily unavailable"


@dataclass(frozen=True)
class StoredFile:
    """A file: `kind` is photo, document, voice or sticker; the ids are the Bot API's."""

    kind: str
    file_id: str
    unique_id: str
    name: str
    mime: str
    content: bytes
    path: str

    def as_json(self) -> dict[str, Any]:
        """The Bot API's fields that every kind of file has."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
        }


class Files:
    """All files; the same content under the same name is the same file."""

    def __init__(self, store: Memory) -> None:
        self._store = store
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        for facts, content in store.kept("file"):
            self._know(StoredFile(**facts, content=content))

    def store(self, kind: str, upload: Upload) -> StoredFile:
        """Keep an upload; raises BotApiError 400 if it is empty, 413 if it is over 50 MiB."""
        if not upload.content:
            raise bad_request("file must be non-empty")
        if len(upload.content) > LARGEST_UPLOAD:
            raise BotApiError(413, "Request Entity Too Large")
        name = PurePath(upload.name.replace("\\", "/").replace("\0", "")).name or "file"
        file_id = f"{kind}-{_digest(kind, name, upload.content)}"
        return self._by_id.get(file_id) or self._add(kind, file_id, name, upload)

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

    def _add(self, kind: str, file_id: str, name: str, upload: Upload) -> StoredFile:
        path = f"{kind}s/file_{len(self._by_id)}{PurePath(name).suffix[:12]}"
        mime = upload.mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        unique = _digest(upload.content)[:16]
        stored = StoredFile(kind, file_id, unique, name, mime, upload.content, path)
        self._know(stored)
        facts = {name: value for name, value in vars(stored).items() if name != "content"}
        self._store.keep("file", file_id, facts, stored.content)
        return stored

    def _know(self, stored: StoredFile) -> None:
        self._by_id[stored.file_id] = self._by_path[stored.path] = stored


def _digest(*parts: str | bytes) -> str:
    total = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "replace") if isinstance(part, str) else part
        total.update(len(content).to_bytes(8, "big") + content)
    return urlsafe_b64encode(total.digest()).decode().rstrip("=")
