"""A store of each kind, empty; a PostgreSQL is made once, and its schema removed after a test."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.conftest import PostgreSQL

Where = Path | str


@pytest.fixture(scope="session")
def chat_database(postgresql: PostgreSQL) -> Iterator[str]:
    """The address of a database without any table."""
    name = postgresql.make(migrated=False)
    yield postgresql.address(name).replace("+psycopg://", "://")
    postgresql.drop(name)


@pytest.fixture
def schema(chat_database: str) -> Iterator[str]:
    """The address of a PostgreSQL in which nothing is kept."""
    yield chat_database
    with psycopg.connect(chat_database, autocommit=True) as connection:
        connection.execute("SET client_min_messages = warning")
        connection.execute("DROP SCHEMA IF EXISTS chat CASCADE")


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Where:
    """A place for a store, of each kind."""
    if request.param == "sqlite":
        return tmp_path / "data" / "chat.db"
    return str(request.getfixturevalue("schema"))
