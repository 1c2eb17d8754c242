"""Statements compiled once for a driver, so that nothing is worked out anew when they are run."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Executable, Table
from sqlalchemy.engine import Dialect, Row
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.schema import ScalarElementColumnDefault
from sqlalchemy.sql.selectable import ReturnsRows
from sqlalchemy.sql.visitors import iterate
from sqlalchemy.types import TypeEngine

Process = Callable[[Any], Any]
Values = Mapping[str, object]

_MOST = 1024  # statements remembered, of both databases: there are some three hundred


class Prepared:
    """A statement as one dialect's driver takes it.

    Attributes:
        sql: with the driver's placeholders.
        tables: the names of those that it reads, or changes.
        returns_rows: whether it gives rows back.
    """

    def __init__(self, statement: Executable, compiled: SQLCompiler, names: Sequence[str]) -> None:
        dialect = compiled.dialect
        self.sql = str(compiled)
        self.tables = _tables(statement)
        binds = {name: bind.type for bind, name in compiled.bind_names.items()}
        into = {name: _into(kind, dialect) for name, kind in binds.items()}
        known = {
            **compiled.construct_params(dict.fromkeys(names), _check=True),
            **_defaults(compiled),
        }
        self._constants = {
            name: process(known[name]) if (process := into[name]) else known[name]
            for name in known.keys() - set(names)
        }
        self._processed = [(n, p) for n, p in into.items() if p and n not in self._constants]
        self._in_order = _picking(compiled.positiontup) if compiled.positional else None
        columns = list(statement.exported_columns) if isinstance(statement, ReturnsRows) else []
        self.returns_rows = bool(columns)
        self._columns = SimpleResultMetaData([str(column.key) for column in columns])
        self._index: dict[Any, int] = {
            str(column.key): place for place, column in enumerate(columns)
        }
        out_of: list[Any] = [_out_of(column.type, dialect) for column in columns]
        self._out_of = out_of if any(out_of) else None

    def parameters(self, values: Values) -> Any:  # noqa: ANN401 - a tuple or a mapping, as it likes
        """Write values as the driver takes them."""
        written = {**self._constants, **values}
        for name, process in self._processed:
            written[name] = process(written[name])
        return written if self._in_order is None else self._in_order(written)

    def rows(self, found: Iterable[Sequence[Any]]) -> list[Row[Any]]:
        """Read what the driver gives."""
        return [Row(self._columns, self._out_of, self._index, row) for row in found]


_alike: dict[tuple[object, ...], Dialect] = {}


def dialect_like(dialect: Dialect) -> Dialect:
    """Give the one dialect, of those that compile alike, that all statements are compiled for.

    Each engine has its own, and one engine writes while another reads.
    """
    version = dialect.server_version_info
    return _alike.setdefault((dialect.name, dialect.driver, version), dialect)


@lru_cache(maxsize=_MOST)
def prepared(statement: Executable, dialect: Dialect, names: tuple[str, ...]) -> Prepared | None:
    """Compile a statement for values of these names; none if its SQL depends on the values."""
    compiled = statement.compile(dialect=dialect, column_keys=list(names))  # type: ignore[attr-defined]
    if compiled.post_compile_params or compiled.escaped_bind_names:
        return None
    return Prepared(statement, compiled, names)


def _defaults(compiled: SQLCompiler) -> dict[str, object]:
    """Give what the tables say of columns that are not named; nothing but constants can be said."""
    return {
        column.key: column.default.arg
        for column in (*compiled.insert_prefetch, *compiled.update_prefetch)
        if isinstance(column.default, ScalarElementColumnDefault)
    }


def _tables(statement: Executable) -> frozenset[str]:
    parts = iterate(statement)  # type: ignore[arg-type] # every statement of ours can be visited
    return frozenset(part.name for part in parts if isinstance(part, Table))


def _into(kind: TypeEngine[Any], dialect: Dialect) -> Process | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _out_of(kind: TypeEngine[Any], dialect: Dialect) -> Process | None:
    return kind.dialect_impl(dialect).result_processor(dialect, None)


def _picking(names: Sequence[str] | None) -> Process:
    """Give what takes these out of a mapping, as a tuple."""
    match names:
        case [] | None:
            return lambda _: ()
        case [name]:
            return lambda values: (values[name],)
        case _:
            return itemgetter(*names)
