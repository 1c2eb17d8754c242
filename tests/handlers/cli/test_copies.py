"""`hospes backup`, `restore` and `move` as an operator types them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row
from typer.testing import CliRunner, Result

from bot.domain.joining import YES
from bot.services import account
from handlers.cli.copies import app
from storage.backups import reading as snapshot
from storage.database import Database
from storage.engine import parse, sqlite_at
from storage.locking import FileLock
from storage.tables.people import Person
from storage.work import Reading
from tests.bot.services.prompt_room import Room
from tests.conftest import PostgreSQL, StillClock
from tests.storage.full_house import content


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def room(
    database: Database, database_url: str, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> Room:
    """A running Hospes with people in a visit."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    return Room(database, clock)


@pytest.fixture
def elsewhere(database_url: str, tmp_path: Path, postgresql: PostgreSQL) -> Iterator[str]:
    """The address of an empty database of the other kind."""
    if not database_url.startswith("sqlite"):
        yield f"sqlite:///{tmp_path}/new.db"
        return
    name = postgresql.make(migrated=False)
    yield postgresql.address(name)
    postgresql.drop(name)


def backup(file: Path) -> Path:
    """Write a backup."""
    result = run("backup", file)
    assert result.exit_code == 0, result.output
    return file


def test_a_backup_comes_back(
    room: Room, database_url: str, elsewhere: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a running Hospes keeps is written, and restored into either engine."""
    room.write(room.people[0], "A roof")
    result = run("backup", tmp_path / "backup.db")
    assert "people                   5 rows copied and compared" in result.stdout.splitlines()
    assert result.stdout.endswith("Keep it as safe as the database itself.\n")
    assert result.stderr == ""
    monkeypatch.setenv("DATABASE_URL", elsewhere)
    result = run("restore", tmp_path / "backup.db")
    assert "Everything is back as it was" in result.stdout
    assert "Whoever erased themselves after this backup was made is in it again." in result.stdout
    assert content(parse(elsewhere)) == content(parse(database_url))


def test_no_file_is_replaced_by_a_slip(room: Room, tmp_path: Path) -> None:
    """A file that is there is replaced with --force only."""
    file = tmp_path / "backup.db"
    file.write_text("precious")
    result = run("backup", file)
    assert (result.exit_code, file.read_text()) == (1, "precious")
    assert "replace it with --force" in result.stderr
    assert run("backup", file, "--force").exit_code == 0
    with snapshot(sqlite_at(file)):
        assert room


@pytest.mark.parametrize("runs", [True, False])
def test_no_other_installation_is_replaced(
    room: Room, tmp_path: Path, clock: StillClock, runs: bool
) -> None:
    """Not even --force puts a backup in the place of a database that a Hospes works on, or did."""
    file = tmp_path / "theirs" / "hospes.db"
    house = Database(f"sqlite:///{file}", clock)
    house.start()
    house.perform(lambda work: work.records.know("public_url", "https://example.org"))
    if not runs:
        house.stop()
    result = run("backup", file, "--force")
    if runs:
        house.stop()
    assert (result.exit_code, result.stdout) == (1, "")
    assert "is the database of a Hospes, not a backup. Nothing was changed" in result.stderr
    with snapshot(sqlite_at(file)) as connection:
        reading = Reading(connection, clock.now())
        assert reading.records.known("public_url") == "https://example.org"
    assert room


def test_a_new_database_is_not_replaced_either(room: Room, tmp_path: Path) -> None:
    """A file that a process holds is in use, whatever is in it yet."""
    file = tmp_path / "new.db"
    file.touch()
    lock = FileLock(file).acquire()
    refused = run("backup", file, "--force")
    lock.release()
    assert (refused.exit_code, file.read_bytes()) == (1, b"")
    assert run("backup", file, "--force").exit_code == 0
    assert room


def test_a_place_that_cannot_be_written_to_is_told(room: Room, tmp_path: Path) -> None:
    """A folder that is not there is no traceback."""
    result = run("backup", tmp_path / "missing" / "backup.db")
    assert result.exit_code == 1
    assert result.stderr.endswith("backup.db cannot be written: No such file or directory.\n")
    assert room


def test_an_open_anonymous_prompt_is_warned_of(room: Room, tmp_path: Path) -> None:
    """Whoever backs up meanwhile learns that the copy tells who answered what; later not."""
    run_id = room.open("p02")
    assert "holds the key that tells who answered what" in run("backup", tmp_path / "1").stderr
    room.close(run_id)
    assert run("backup", tmp_path / "2").stderr == ""


def test_who_was_erased_is_erased_again(
    room: Room, database_url: str, elsewhere: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newer backup, or the old database, tells whom an older backup must not bring back."""
    anna, bruno, *_ = room.people
    run_id = room.open("p01")
    for caller in (anna, bruno):
        room.write(caller, "A roof")
    gone = room.me(anna).person.id
    old = backup(tmp_path / "old.db")
    room.database.perform(account.delete, anna, YES)
    newer = backup(tmp_path / "newer.db")
    for where, known in ((f"sqlite:///{tmp_path}/first.db", newer), (elsewhere, database_url)):
        monkeypatch.setenv("DATABASE_URL", where)
        result = run("restore", old, "--erased-in", known)
        assert result.stdout.endswith("People erased again: 1.\n")
    restored = Database(elsewhere, StillClock())
    restored.start()
    people = {row.id: row.name for row in restored.look(_people)}
    authors = [row.author for row in restored.look(lambda r: r.answers.everything(run_id))]
    restored.stop()
    assert people[gone] == ""
    assert "Bruno" in people.values()
    assert authors == [str(room.participant(bruno).id)]


def test_a_restore_that_cannot_be_is_told(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in the way is said in a sentence, and nothing is changed."""
    file = backup(tmp_path / "backup.db")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/new.db")
    assert run("restore", file).exit_code == 0
    result = run("restore", file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "There is something in sqlite:///" in result.stderr
    assert run("restore", tmp_path / "none.db").stderr.startswith("There is no file")
    monkeypatch.setenv("DATABASE_URL", "mysql://example.org/x")
    assert "works on sqlite or postgresql" in run("restore", file).stderr
    wrong = run("restore", file, "--erased-in", "mysql://example.org/x")
    assert wrong.stderr.startswith("DATABASE_URL names mysql")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/newer.db")
    wrong = run("restore", file, "--erased-in", "mysql://example.org/x")
    assert wrong.stderr.startswith("--erased-in names mysql")
    assert room


@pytest.fixture
def target(postgresql: PostgreSQL) -> Iterator[str]:
    name = postgresql.make(migrated=True)
    yield postgresql.address(name)
    postgresql.drop(name)


def test_a_move_says_what_to_set_next(
    tmp_path: Path, target: str, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each table is told, then where to go on; only from SQLite to PostgreSQL."""
    address = f"sqlite:///{tmp_path}/old.db"
    house = Database(address, clock)
    house.start()
    Room(house, clock)
    house.stop()
    before = content(parse(address))
    monkeypatch.setenv("DATABASE_URL", address)
    refused = run("move", "--to", f"sqlite:///{tmp_path}/new.db")
    assert refused.stderr.startswith("Hospes moves from SQLite to PostgreSQL.")
    for wrong in ("nowhere", "mysql://example.org/x", "sqlite://", "postgresql://host:port/x"):
        refused = run("move", "--to", wrong)
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert refused.stderr.startswith("--to ")
        assert "DATABASE_URL" not in refused.stderr
    result = run("move", "--to", target)
    assert result.exit_code == 0, result.output
    told = result.stdout.splitlines()
    assert "people                   5 rows copied and compared" in told
    assert told[-2].startswith("Everything is in postgresql://")
    assert told[-2].endswith("Set DATABASE_URL to the address that you gave, and start Hospes.")
    assert content(parse(target)) == before
    again = run("move", "--to", target)
    assert (again.exit_code, again.stdout) == (1, "")
    assert "was moved to postgresql://" in again.stderr


def _people(reading: Reading) -> list[Row[Any]]:
    return list(reading.connection.execute(Person.__table__.select()))
