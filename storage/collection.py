"""What all collections share."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from types import ModuleType
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.engine import Row

from storage.driver import Driver


class Collection:
    """Rows of one subject on one connection; statements are built once, at import."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def _run(self, statement: Executable, **values: object) -> None:
        self._driver.change(statement, values)

    def _change(self, statement: Executable, **values: object) -> Sequence[Row[Any]]:
        """Run what changes something; give what it returns of that."""
        return self._driver.change(statement, values)

    def _run_all(self, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            self._driver.change_all(statement, rows)

    def _one(self, statement: Executable, **values: object) -> Row[Any] | None:
        return self._driver.first(statement, values)

    def _all(self, statement: Executable, **values: object) -> list[Row[Any]]:
        return self._driver.all(statement, values)

    def _scalar(self, statement: Executable, **values: object) -> Any:  # noqa: ANN401 - any column
        row = self._driver.first(statement, values)
        return None if row is None else row[0]

    def _upserting(self, statement: "Upsert") -> Executable:
        return statement.on(self._driver.connection.dialect.name)


class Upsert:
    """An insert that updates what is there already, for either database; built when needed."""

    def __init__(
        self,
        table: Any,  # noqa: ANN401 - a class of storage.tables
        keys: Sequence[str],
        update: Mapping[str, Any] | None,
        returning: Sequence[str],
    ) -> None:
        self._table = table
        self._keys = list(keys)
        self._update = update
        self._returning = [table.__table__.c[name] for name in returning]
        self._built: dict[str, Executable] = {}

    def on(self, dialect: str) -> Executable:
        """Give the statement for a dialect."""
        if dialect not in self._built:
            self._built[dialect] = self._build(import_module(f"sqlalchemy.dialects.{dialect}"))
        return self._built[dialect]

    def _build(self, dialect: ModuleType) -> Executable:
        statement = dialect.insert(self._table)
        if self._update is None:
            nothing: Executable = statement.on_conflict_do_nothing(
                index_elements=self._keys or None
            ).returning(*self._returning)
            return nothing
        values = {
            column: statement.excluded[column] if value == "new" else value
            for column, value in self._update.items()
        }
        either: Executable = statement.on_conflict_do_update(index_elements=self._keys, set_=values)
        return either


def upsert(
    table: Any,  # noqa: ANN401 - a class of storage.tables
    *keys: str,
    update: Mapping[str, Any] | None = None,
    returning: Sequence[str] = (),
) -> Upsert:
    """Describe "insert, or update what is there".

    Args:
        table: its class.
        keys: the columns that make a row the same.
        update: columns to set when it is there already, to values that may name
            `table.column`; none: leave the row as it is; the string `"new"` as a value takes
            what was to be inserted.
        returning: columns to give back of a row that was not there, where `update` is none.
    """
    return Upsert(table, keys, update, returning)
