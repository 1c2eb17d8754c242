"""What every table is built from: the base of the classes that describe them, the column types.

SQLAlchemy's own declarative base would bring its whole object mapper with it, which we do not use:
a tenth of the time that loading takes, and of the memory.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from types import NoneType
from typing import Annotated, Any, ClassVar, get_args, get_origin, get_type_hints

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    false,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware and in UTC on both sides of the database, which keeps it naive.

    Raises:
        ValueError: a naive datetime was to be stored.
    """

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Strip the zone after turning the instant to UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        return None if value is None else value.replace(tzinfo=UTC)


# SQLite only makes a rowid alias, the quickest key it has, of a column named INTEGER.
_big = BigInteger().with_variant(Integer, "sqlite")

Json = dict[str, Any]
_TYPES: Mapping[Any, Any] = {
    str: Text,
    int: _big,
    bool: Boolean,
    bytes: LargeBinary,
    datetime: UtcDateTime,
    Json: JSON,
    Any: JSON,
}

# What is particular about a column stands beside its type.
Id = Annotated[int, {"primary_key": True, "autoincrement": False}]
Key = Annotated[str, {"primary_key": True}]
# A column that came later: the rows that were there before have nothing in it.
WithDefault = Annotated[str, {"default": "", "server_default": ""}]
NotYet = Annotated[bool, {"default": False, "server_default": false()}]


class Base:
    """All tables: a class describes each, with a column for every annotation `ColumnElement[…]`.

    Constraints are named alike on both databases, so that migrations find them.

    Attributes:
        __table__: what statements are built from; the class itself stands for it there, too.
    """

    metadata: ClassVar = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    __tablename__: ClassVar[str]
    __table_args__: ClassVar[tuple[SchemaItem, ...]] = ()
    __table_options__: ClassVar[Mapping[str, Any]] = {}
    __table__: ClassVar[Table]

    def __init_subclass__(cls) -> None:
        """Make the table."""
        hints = get_type_hints(cls, include_extras=True).items()
        columns = [_column(name, hint) for name, hint in hints if get_origin(hint) is ColumnElement]
        cls.__table__ = Table(
            cls.__tablename__,
            cls.metadata,
            *columns,
            *cls.__table_args__,
            **cls.__table_options__,
        )
        for column in columns:
            setattr(cls, column.key, column)

    @classmethod
    def __clause_element__(cls) -> Table:
        """Stand for the table in a statement, as SQLAlchemy asks for it."""
        return cls.__table__


def _column(name: str, hint: Any) -> Column[Any]:  # noqa: ANN401 - what an annotation may be
    (given,) = get_args(hint)
    kind, *particular = get_args(given) if get_origin(given) is Annotated else [given]
    optional = NoneType in get_args(kind)
    kind = get_args(kind)[0] if optional else kind
    return Column(name, _TYPES[kind], nullable=optional, **dict(*particular))
