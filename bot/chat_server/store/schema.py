"""Documents in the schema `chat` of a PostgreSQL."""

import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import psycopg

from bot.chat_server.store.changes import Row
from bot.chat_server.store.errors import StoreInUse

_MADE = """
CREATE SCHEMA IF NOT EXISTS chat;
CREATE TABLE IF NOT EXISTS chat.kept (
    number BIGINT GENERATED ALWAYS AS IDENTITY, kind TEXT NOT NULL, key TEXT NOT NULL,
    document TEXT NOT NULL, content BYTEA NOT NULL, PRIMARY KEY (kind, key)
);
"""
# All rows of a batch in one statement, which is several times as quick as one for each.
_KEEP = """
INSERT INTO chat.kept (kind, key, document, content)
SELECT kind, key, document, content
FROM unnest(%b::text[], %b::text[], %b::text[], %b::bytea[])
    WITH ORDINALITY AS row (kind, key, document, content, place)
ORDER BY place
ON CONFLICT (kind, key) DO UPDATE SET document = excluded.document, content = excluded.content
"""
_FORGET = """
DELETE FROM chat.kept USING unnest(%b::text[], %b::text[]) AS row (kind, key)
WHERE kept.kind = row.kind AND kept.key = row.key
"""
_ALL = "SELECT kind, key, document, content FROM chat.kept ORDER BY number"
_OF_A_KIND = "SELECT kind, key, document, content FROM chat.kept WHERE kind = %s ORDER BY number"
# Apart from all locks of one number, and held as long as the connection lasts.
_LOCK = "SELECT pg_try_advisory_lock(hashtext('chat'), hashtext('server'))"
# How many servers there have been, so that one which lost the lock knows whether it was alone.
_LIFE = "SELECT document::int FROM chat.kept WHERE kind = 'life'"
TRIES, PAUSE_SECONDS = 10, 0.03
# A server, or a client, that is gone without a word is noticed; in seconds and milliseconds.
_NETWORK = {
    "connect_timeout": "5",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
    "options": "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3",
    "application_name": "hospes chat server",
}


class KeptSchema:
    """A schema that this server alone writes to; used by one thread at a time.

    Every row goes through the connection that holds the lock, so whoever has lost it cannot write.
    Raises OSError if the database cannot be used.
    """

    failures: tuple[type[Exception], ...] = (psycopg.Error,)

    def __init__(self, address: str) -> None:
        self._address = address
        self._life: int | None = None
        self._connection: psycopg.Connection[Any] | None = None
        try:
            self._schema()
        except psycopg.Error as error:
            raise OSError(f"chats cannot be kept in PostgreSQL: {error}") from error

    def rows(self, kind: str | None = None) -> Iterator[Row]:
        """What has been written, in the order of its coming."""
        found = self._schema().execute(*((_OF_A_KIND, (kind,)) if kind else (_ALL,)))
        return map(Row._make, found)

    def write(self, rows: Collection[Row]) -> None:
        """Write all or nothing; raises psycopg.Error, and StoreInUse if another server came in."""
        try:
            self._write(rows)
        except psycopg.OperationalError:
            if self._connection and not self._connection.closed:
                raise
            self._write(rows)  # the connection was lost; perhaps there is a new one

    def _write(self, rows: Collection[Row]) -> None:
        kept = [row for row in rows if row.document is not None]
        gone = [row[:2] for row in rows if row.document is None]
        schema = self._schema()
        with schema.transaction(), schema.pipeline():
            if gone:
                schema.execute(_FORGET, _columns(gone))
            if kept:
                schema.execute(_KEEP, _columns(kept))

    def clean(self) -> None:
        """Write the table's file anew, for a plain VACUUM leaves what was deleted readable in it.

        Raises BlockingIOError while somebody reads the table, and psycopg.Error.
        """
        schema = self._schema()
        schema.execute("SET lock_timeout = 200")  # whoever waits for it lets nobody pass
        try:
            schema.execute("VACUUM (FULL) chat.kept")
        except psycopg.errors.LockNotAvailable as error:
            raise BlockingIOError("somebody reads the chats") from error
        finally:
            if not schema.closed:
                schema.execute("RESET lock_timeout")

    def close(self) -> None:
        """Let go of it; whoever uses it after that connects again."""
        if self._connection:
            with suppress(psycopg.Error):  # now, not when the other side notices that we are gone
                self._connection.execute("SELECT pg_advisory_unlock_all()")
            self._connection.close()
        self._connection = None

    def _schema(self) -> "psycopg.Connection[Any]":
        """Connect if need be; raises StoreInUse if another server has it, or has had it since."""
        if self._connection is None or self._connection.closed:
            connection = psycopg.connect(**_parameters(self._address), autocommit=True)
            try:
                self._life = _taken(connection, self._life)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection


@contextmanager
def reading(address: str) -> Iterator[Iterator[Row]]:
    """All rows as of this instant, whoever writes; raises OSError if they cannot be read."""
    try:
        with psycopg.connect(**_parameters(address)) as connection:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            connection.read_only = True
            if _value(connection, "SELECT to_regclass('chat.kept')") is None:
                yield iter(())
                return
            with connection.cursor("chat_kept") as cursor:  # on the server's side: in parts
                yield map(Row._make, cursor.execute(_ALL))
    except psycopg.Error as error:
        raise OSError(f"The chats cannot be copied: {error}") from error


def _columns(rows: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _parameters(address: str) -> dict[str, Any]:
    """The address's own words win; it may name its driver, as SQLAlchemy likes it."""
    known = psycopg.conninfo.conninfo_to_dict(address.replace("+psycopg://", "://", 1))
    return {**_NETWORK, **known}


def _taken(connection: "psycopg.Connection[Any]", life: int | None) -> int:
    """Take the lock, and the tables for oneself; gives which server this is, counted from 1."""
    name = connection.info.dbname
    if not _locked(connection):
        raise StoreInUse(f"chats cannot be kept in {name}: another server does that")
    with connection.transaction():
        if _value(connection, "SELECT to_regclass('chat.kept')") is None:
            connection.execute(_MADE)
        known = _value(connection, _LIFE) or 0
        if life is not None and life != known:
            raise StoreInUse(
                f"chats are kept in {name} by another server by now; this one has to begin anew"
            )
        if life is None:
            connection.execute(_KEEP, _columns([Row("life", "", str(known + 1), b"")]))
    return life or known + 1


def _locked(connection: "psycopg.Connection[Any]") -> bool:
    """Whether it is ours; the lock of a process that was just killed is free in a moment."""
    for _ in range(TRIES):
        if _value(connection, _LOCK):
            return True
        time.sleep(PAUSE_SECONDS)
    return False


def _value(connection: "psycopg.Connection[Any]", statement: str) -> Any:  # noqa: ANN401 - whatever it gives
    row = connection.execute(statement).fetchone()
    return row and row[0]
