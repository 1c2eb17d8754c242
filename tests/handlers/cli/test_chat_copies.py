"""The chats of our own page in a backup, a restore and a move, as an operator types them."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from bot.chat_server import ChatServer
from bot.settings import load
from handlers.cli.chat_copies import put_back
from storage.database import Database
from tests.conftest import PostgreSQL, StillClock
from tests.handlers.cli.test_copies import run


class House:
    """A Hospes on SQLite with a chat, both running."""

    def __init__(self, clock: StillClock) -> None:
        self.database = Database(load().database, clock)
        self.database.start()
        self.server = ChatServer(store=load().chat_store)
        self.server.person("Zephyrine", id=7)

    def stop(self) -> None:
        """End it in order."""
        self.server.close()
        self.database.stop()


@contextmanager
def at_home(folder: Path, migrated: Path) -> Iterator[House]:
    """Let such a house stand in a folder, and the command line find it."""
    (folder / "data").mkdir()
    shutil.copy(migrated, folder / "data" / "hospes.db")
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("DATABASE_URL", raising=False)
        environment.setenv("HOSPES_DATA", str(folder / "data"))
        house = House(StillClock())
        yield house
        house.stop()


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Path:
    """What `hospes backup` wrote while such a house was running."""
    folder = tmp_path_factory.mktemp("house")
    with at_home(folder, migrated_file):
        written = run("backup", folder / "backup.db")
    assert "chat_kept                3 rows copied and compared" in written.stdout.splitlines()
    return folder / "backup.db"


@pytest.fixture
def target(postgresql: PostgreSQL) -> Iterator[str]:
    """The address of a PostgreSQL without any table."""
    name = postgresql.make(migrated=False)
    yield postgresql.address(name)
    postgresql.drop(name)


def people(where: Path | str) -> list[str]:
    """Who is in a store."""
    server = ChatServer(store=where)
    found = [person.name for person in server.people]
    server.close()
    return found


def test_back_in_a_new_folder(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One file holds both, and the chats come back beside the bot's database."""
    monkeypatch.setenv("HOSPES_DATA", str(tmp_path / "new"))
    result = run("restore", backup)
    assert result.exit_code == 0, result.output
    assert "chat_kept                2 rows copied and compared" in result.stdout.splitlines()
    assert people(tmp_path / "new" / "chat.db") == ["Zephyrine"]


def test_back_in_postgresql(backup: Path, target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a PostgreSQL the chats come back in a schema of their own, if no server runs there."""
    monkeypatch.setenv("DATABASE_URL", target)
    taken = ChatServer(store=target)
    refused = run("restore", backup)
    assert (refused.exit_code, "another server does that" in refused.stderr) == (1, True)
    taken.close()
    assert run("restore", backup).exit_code == 0
    assert people(target) == ["Zephyrine"]


def test_nothing_is_half_restored(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there are chats already, the database stays empty too."""
    new = tmp_path / "new"
    monkeypatch.setenv("HOSPES_DATA", str(new))
    server = ChatServer(store=new / "chat.db")
    server.person("Somebody else")
    server.close()
    refused = run("restore", backup)
    assert refused.exit_code == 1
    assert refused.stderr.startswith(f"There are chats in {new}/chat.db already.")
    with closing(sqlite3.connect(new / "hospes.db")) as database:
        assert database.execute("SELECT count(*) FROM installation").fetchone() == (0,)
    assert people(new / "chat.db") == ["Somebody else"]


def test_no_chats_without_a_database(backup: Path, tmp_path: Path) -> None:
    """If the database does not take the backup in the end, the chats are not there either."""
    new = tmp_path / "new" / "chat.db"

    def restore() -> None:
        with ExitStack() as undoing:
            put_back(backup, new, undoing)
            raise ConnectionError("the commit failed")

    with pytest.raises(ConnectionError):
        restore()
    assert people(new) == []


def test_moved_along(tmp_path: Path, migrated_file: Path, target: str) -> None:
    """A move takes the chats along as they are; not while they are in use."""
    with at_home(tmp_path, migrated_file) as house:
        assert "already works on" in run("move", "--to", target).stderr
        house.stop()
        moved = run("move", "--to", target)
    assert moved.exit_code == 0, moved.output
    assert "chat_kept                3 rows copied and compared" in moved.stdout.splitlines()
    assert people(target) == ["Zephyrine"]
