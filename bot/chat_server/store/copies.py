"""Copies of a store: read while a server uses it, put into one file with other things, put back.

A copy that is put back is a store of its own: it gets a new epoch, and the messages of its chats
are counted on from further up, for the bot may know of later ones than the copy.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from bot.chat_server.store.changes import Row
from bot.chat_server.store.comparing import Digest
from bot.chat_server.store.file import TABLE, KeptFile
from bot.chat_server.store.gathering import Place

NAME = "chat_kept"
BATCH = 500
LATER_MESSAGES = 1000
_OWN = {"store", "life"}
_READ = "SELECT kind, key, document, content FROM {} ORDER BY number"
_READ_FIRST_FORMAT = (
    "SELECT kind, CAST(key AS TEXT), document, coalesce(content, x'') FROM kept ORDER BY rowid"
)
_INSERT = f"INSERT INTO {NAME} (kind, key, document, content) VALUES (?, ?, ?, ?)"  # noqa: S608 - NAME is ours
_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table'"

Rows = Iterable[Row]


class NotCopied(OSError):
    """A copy could not be made, for the reason that it says."""


@contextmanager
def snapshot(where: Path | str) -> Iterator[Rows]:
    """Everything in a store as of this instant, also while a server uses it; it may be read once.

    Nothing if there is no store. Raises NotCopied if it cannot be read.
    """
    if isinstance(where, Path):
        with _file_snapshot(where) as rows:
            yield rows
    else:
        from bot.chat_server.store.schema import reading  # noqa: PLC0415 - it loads psycopg

        with reading(where) as rows:
            yield rows


def put_into(file: Path, rows: Rows) -> int:
    """Write a copy into an SQLite file, as one more table; gives how many rows it has.

    Raises NotCopied if it is not the same there, and sqlite3.Error.
    """
    digest = Digest()
    with closing(sqlite3.connect(file)) as target, target:
        target.execute(f"CREATE TABLE {NAME} {TABLE}")
        target.executemany(_INSERT, digest.over(rows))
        found = map(Row._make, target.execute(_READ.format(NAME)))
        _check(same=digest.is_of(found))
    return digest.count


@contextmanager
def copy_in(file: Path) -> Iterator[Rows | None]:
    """The copy that is in an SQLite file; None if there is none."""
    with _read_only(file) as source:
        if (NAME,) in source.execute(_TABLES).fetchall():
            yield map(Row._make, source.execute(_READ.format(NAME)))
        else:
            yield None


@contextmanager
def filling(where: Path | str) -> Iterator[Callable[[Rows], int]]:
    """An empty store, to be filled by what it gives: `fill(rows)` gives how many there were.

    If anything goes wrong until the end of the context, it is as empty as before. Raises
    NotCopied if there is something in it already, and StoreInUse if a server uses it.
    """
    with closing(_place(where)) as place:
        if next(place.rows("chat"), None) or next(place.rows("message"), None):
            raise NotCopied(
                f"There are chats in {_shown(where)} already. Nothing was changed. "
                "Put them aside, or name another place."
            )
        try:
            yield lambda rows: _fill(place, rows)
        except BaseException as error:
            place.write([row._replace(document=None) for row in place.rows()])
            place.clean()
            if isinstance(error, place.failures):
                raise NotCopied(f"The chats were not taken ({type(error).__name__}).") from error
            raise


def moved_on(rows: Rows) -> Iterator[Row]:
    """A copy as it is put back: without its epoch, its chats counted on."""
    for row in rows:
        if row.kind in _OWN:
            continue
        if row.kind == "chat":
            chat = json.loads(row.document or "{}")
            chat["last_message"] = chat.get("last_message", 0) + LATER_MESSAGES
            yield row._replace(document=json.dumps(chat))
        else:
            yield row


def _place(where: Path | str) -> Place:
    if isinstance(where, Path):
        return KeptFile(where)
    from bot.chat_server.store.schema import KeptSchema  # noqa: PLC0415 - it loads psycopg

    return KeptSchema(where)


def _shown(where: Path | str) -> str:
    return str(where) if isinstance(where, Path) else "the schema chat of that PostgreSQL"


def _fill(place: Place, rows: Rows) -> int:
    digest, source = Digest(), iter(rows)
    written = digest.over(row for row in source if row.kind != "life")
    place.write([row._replace(document=None) for row in place.rows() if row.kind != "life"])
    while batch := list(islice(written, BATCH)):
        place.write(batch)
    _check(same=digest.is_of(row for row in place.rows() if row.kind != "life"))
    return digest.count


@contextmanager
def _file_snapshot(file: Path) -> Iterator[Rows]:
    if not file.exists():
        yield ()
        return
    with _read_only(file) as source:
        source.execute("BEGIN")
        columns = {name for (name,) in source.execute("SELECT name FROM pragma_table_info('kept')")}
        statement = _READ.format("kept") if "number" in columns else _READ_FIRST_FORMAT
        yield map(Row._make, source.execute(statement) if columns else ())


@contextmanager
def _read_only(file: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(
            sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
        ) as source:
            yield source
    except sqlite3.Error as error:
        raise NotCopied(f"The chats in {file} cannot be copied: {error}.") from error


def _check(*, same: bool) -> None:
    if not same:
        raise NotCopied("The chats are not the same after copying.")
