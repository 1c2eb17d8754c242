"""Documents in an SQLite file."""

import sqlite3
import threading
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TextIO

from bot.chat_server.store.changes import Row
from bot.chat_server.store.file_lock import lock

TABLE = """(
    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL,
    document TEXT NOT NULL, content BLOB NOT NULL, UNIQUE (kind, key)
)"""
# What is forgotten must not stay readable in a freed page. Readers look in beside us.
_OPENING = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA secure_delete = ON;
"""
# The first format: keys were numbers or texts, and there was no epoch.
_FROM_FIRST_FORMAT = (
    "BEGIN IMMEDIATE",
    "ALTER TABLE kept RENAME TO kept_1",
    f"CREATE TABLE kept {TABLE}",
    """INSERT INTO kept (kind, key, document, content)
    SELECT kind, CAST(key AS TEXT), document, coalesce(content, x'') FROM kept_1 ORDER BY rowid""",
    "DROP TABLE kept_1",
    "COMMIT",
)
# An upsert, for REPLACE would put what is changed behind what came later.
_KEEP = """
INSERT INTO kept (kind, key, document, content) VALUES (?, ?, ?, ?)
ON CONFLICT DO UPDATE SET document = excluded.document, content = excluded.content
"""
_FORGET = "DELETE FROM kept WHERE kind = ? AND key = ?"
_ALL = "SELECT kind, key, document, content FROM kept ORDER BY number"
_OF_A_KIND = "SELECT kind, key, document, content FROM kept WHERE kind = ? ORDER BY number"
_COLUMNS = "SELECT name FROM pragma_table_info('kept')"
_BUSY_MILLISECONDS = 1000


class KeptFile:
    """A file that this server alone writes to; one thread at a time does something with it.

    What is written survives the death of the process; a loss of power may cost the latest moments,
    but never the file. Raises OSError if the file cannot be used.
    """

    failures: tuple[type[Exception], ...] = (sqlite3.Error,)

    def __init__(self, path: Path) -> None:
        self._path = path
        self._alone = threading.Lock()
        self._lock: TextIO | None = None
        self._connection: sqlite3.Connection | None = None
        self._file()

    def rows(self, kind: str | None = None) -> Iterator[Row]:
        """What has been written, in the order of its coming."""
        found = self._file().execute(*((_OF_A_KIND, (kind,)) if kind else (_ALL,)))
        return map(Row._make, found)

    def write(self, rows: Collection[Row]) -> None:
        """Write all or nothing; raises sqlite3.Error."""
        with self._alone, self._file() as file:
            for row in rows:
                if row.document is None:
                    file.execute(_FORGET, row[:2])
                else:
                    file.execute(_KEEP, row)

    def clean(self) -> None:
        """Write the file anew, and empty the log of changes: both hold what was before.

        Not even `secure_delete` reaches everything: a page that was divided leaves traces.
        Raises BlockingIOError while somebody reads the file, and sqlite3.Error.
        """
        with self._alone:
            file = self._file()
            self._empty_log(file)
            file.execute("VACUUM")
            self._empty_log(file)

    def _empty_log(self, file: sqlite3.Connection) -> None:
        file.execute("PRAGMA busy_timeout = 0")
        (busy, *_) = file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        file.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
        if busy:
            raise BlockingIOError(f"somebody reads {self._path}")

    def close(self) -> None:
        """Let go of it; whoever uses it after that opens it again."""
        with self._alone:
            self._let_go()

    def _let_go(self) -> None:
        if self._connection:
            self._connection.close()
        if self._lock:
            self._lock.close()
        self._connection = self._lock = None

    def _file(self) -> sqlite3.Connection:
        if self._connection is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = lock(self._path)
            try:
                self._connection = _opened(self._path)
            except OSError:
                self._let_go()
                raise
        return self._connection


def _opened(path: Path) -> sqlite3.Connection:
    path.touch(0o600)  # it holds a token, and what people say
    # Another thread may write the file anew; the lock keeps others out meanwhile.
    connection = sqlite3.connect(path, timeout=_BUSY_MILLISECONDS / 1000, check_same_thread=False)
    try:
        connection.executescript(_OPENING)
        columns = {name for (name,) in connection.execute(_COLUMNS)}
        if columns and "number" not in columns:
            for statement in _FROM_FIRST_FORMAT:
                connection.execute(statement)
        connection.execute(f"CREATE TABLE IF NOT EXISTS kept {TABLE}")
    except sqlite3.Error as error:
        connection.close()
        raise OSError(f"chats cannot be kept in {path}: {error}") from error
    return connection
