"""Running statements on the driver itself: SQLAlchemy writes the SQL and knows the types, no more.

Its own way from a statement to the driver and back takes twice as long as the driver does, and a
transaction of ours is some twenty short statements.
"""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Executable
from sqlalchemy.engine import Row
from sqlalchemy.engine.interfaces import DBAPICursor, DBAPIModule
from sqlalchemy.exc import DBAPIError

from storage.compiled import Prepared, Values, dialect_like, prepared

Rows = Sequence[Row[Any]]
Fetch = Callable[[DBAPICursor], Sequence[Any]]


class Driver:
    """Runs the statements of one reading or one piece of work, within its transaction.

    The same question gets the same answer, unasked, until one of its tables is changed here.

    Raises (all methods):
        DBAPIError: as SQLAlchemy would.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._dialect = dialect_like(connection.dialect)
        raw: Any = connection.connection.driver_connection
        self._raw = raw
        # One for all statements: psycopg's cursors learn how to write and read each type.
        self._cursor: DBAPICursor = raw.cursor()
        self._error: Any = connection.dialect.loaded_dbapi.Error
        self._known: dict[tuple[Any, ...], tuple[int, Rows]] = {}
        self._changes = 0
        self._changed: dict[str, int] = {}  # the number of each table's last change

    def change(self, statement: Executable, values: Values) -> Rows:
        """Run what changes something; give what it returns of that."""
        ready = self._to_change(statement, values)
        if ready is None:
            result = self.connection.execute(statement, values)
            return result.all() if result.returns_rows else ()
        return self._ask(ready, values, _all if ready.returns_rows else _nothing)

    def change_all(self, statement: Executable, many: Sequence[Values]) -> None:
        """Run it once for each of these; all have the same names, and there is at least one."""
        ready = self._to_change(statement, many[0])
        if ready is None:
            self.connection.execute(statement, many)
            return
        rows = [ready.parameters(values) for values in many]
        try:
            self._cursor.executemany(ready.sql, rows)
        except self._error as error:
            raise self._told(error, ready.sql) from error

    def first(self, statement: Executable, values: Values) -> Row[Any] | None:
        """Give the first row."""
        found = self._found(statement, values, _first)
        return found[0] if found else None

    def all(self, statement: Executable, values: Values) -> list[Row[Any]]:
        """Give all rows."""
        return list(self._found(statement, values, _all))

    def forget(self) -> None:
        """Ask everything anew: somebody else may have changed it meanwhile."""
        self._known.clear()

    def _to_change(self, statement: Executable, values: Values) -> Prepared | None:
        ready = prepared(statement, self._dialect, tuple(values))
        if ready is None:
            self.forget()
        else:
            self._changes += 1
            self._changed.update(dict.fromkeys(ready.tables, self._changes))
        return ready

    def _found(self, statement: Executable, values: Values, fetch: Fetch) -> Rows:
        ready = prepared(statement, self._dialect, tuple(values))
        if ready is None:
            return self.connection.execute(statement, values).all()
        question = (ready, fetch, *values.values())
        known = self._known.get(question)
        if known is None or self._changed_since(known[0], ready):
            known = self._known[question] = self._changes, self._ask(ready, values, fetch)
        return known[1]

    def _changed_since(self, number: int, ready: Prepared) -> bool:
        return any(self._changed.get(table, 0) > number for table in ready.tables)

    def _ask(self, ready: Prepared, values: Values, fetch: Fetch) -> Rows:
        try:
            self._cursor.execute(ready.sql, ready.parameters(values))
            found = fetch(self._cursor)
        except self._error as error:
            raise self._told(error, ready.sql) from error
        return ready.rows(found) if found else ()

    def _told(self, error: DBAPIModule.Error, sql: str) -> BaseException:
        """Give what SQLAlchemy would raise, without the values; a lost connection is given up."""
        dialect = self.connection.dialect
        lost = dialect.is_disconnect(error, self._raw, None)
        if lost:
            self.connection.invalidate(error)
        return DBAPIError.instance(
            sql, None, error, self._error, connection_invalidated=lost, dialect=dialect
        )


def _nothing(_cursor: DBAPICursor) -> Sequence[Any]:
    return ()


def _first(cursor: DBAPICursor) -> Sequence[Any]:
    row = cursor.fetchone()
    return () if row is None else (row,)


def _all(cursor: DBAPICursor) -> Sequence[Any]:
    return cursor.fetchall()
