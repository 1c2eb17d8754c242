"""Emptying a PostgreSQL database for the next test."""

from collections.abc import Sequence
from typing import Any

import psycopg

from storage.tables.base import Base

_THROW_OUT = """SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()"""
_COLUMNS = """SELECT md5(string_agg(concat_ws(' ', c.relname, c.relkind, a.attname, a.atttypid), ','
    ORDER BY c.relname, a.attnum)) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace"""
_REVISION = "SELECT string_agg(version_num, ',') FROM alembic_version"
_WRITTEN = """SELECT quote_ident(relname) FROM pg_class WHERE relkind = 'r' AND relname = ANY(%s)
    AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0"""


class Keeper:
    """The connection that empties one lent database; it stays open, for to open it takes longer."""

    def __init__(self, address: str) -> None:
        self._address = address.replace("+psycopg", "")
        self._connection: psycopg.Connection | None = None

    def shape(self) -> str:
        """Tell the tables, columns and indexes, and the revision; empty: not known."""
        try:
            found = [self._ask(asked) for asked in (_COLUMNS, _REVISION)]
        except psycopg.Error:
            return ""
        return str(found)

    def throw_out(self) -> None:
        """End every connection but this, which a test may have ended."""
        try:
            self._ask(_THROW_OUT)
        except psycopg.OperationalError:
            self.close()
            self._ask(_THROW_OUT)

    def empty(self) -> None:
        """Delete every row."""
        names = [table.name for table in Base.metadata.tables.values()]
        if written := [name for (name,) in self._ask(_WRITTEN, [names])]:
            self._ask("; ".join(map("DELETE FROM {}".format, written)))
            self._ask(f"VACUUM {', '.join(written)}")
            self._ask("SELECT pg_stat_reset()")  # what was vacuumed is counted there

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _ask(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        if self._connection is None:
            self._connection = psycopg.connect(self._address, autocommit=True)
        answer = self._connection.execute(statement, values or None)
        return answer.fetchall() if answer.description else []
