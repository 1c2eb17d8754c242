"""Backups, restores and moves: one copy, between the engines, that is compared row by row."""

import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import update
from sqlalchemy.engine import URL

from bot.errors import CopyError, DatabaseInUse, StartupError
from storage import copying
from storage.backups import back_up, opened, reading, restore
from storage.copying import TABLES, Copied, copy, filling, shown
from storage.database import Database
from storage.engine import parse, sqlite_at, writing_engine
from storage.moving import move
from storage.tables.people import Person
from storage.work import Reading, Work
from tests.conftest import PostgreSQL, StillClock
from tests.storage.full_house import content, fill


def ignore(_copied: Copied) -> None:
    """Listen to nothing."""


def nothing(_connection: object) -> None:
    """Do nothing before the commit."""


@pytest.fixture
def url(database: Database, database_url: str) -> URL:
    """The address of a database with rows in every table, of each kind."""
    database.perform(fill)
    return parse(database_url)


@pytest.fixture(scope="session")
def full_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an SQLite database that has rows in every table, to be copied."""
    folder = tmp_path_factory.mktemp("full")
    made = Database(f"sqlite:///{folder}/hospes.db", StillClock())
    made.start()
    made.perform(fill)
    made.stop()
    return folder


@pytest.fixture
def house(full_folder: Path, tmp_path: Path) -> URL:
    """The address of an SQLite file with rows in every table, on which nothing runs."""
    return sqlite_at(shutil.copytree(full_folder, tmp_path / "house") / "hospes.db")


@pytest.fixture
def target(postgresql: PostgreSQL) -> Iterator[URL]:
    """The address of a PostgreSQL database without any table."""
    name = postgresql.make(migrated=False)
    yield parse(postgresql.address(name))
    postgresql.drop(name)


def test_everything_is_in_a_backup_and_comes_back(url: URL, empty_url: str, tmp_path: Path) -> None:
    """From each engine to each, every row of every table is the same in the end."""
    told: list[Copied] = []
    file = tmp_path / "backup.db"
    assert back_up(url, file, told.append) == 2
    assert told == [Copied(table.name, 4) for table in TABLES]
    where = sqlite_at(tmp_path / "new.db") if empty_url.startswith("sqlite") else parse(empty_url)
    restore(file, where, ignore, nothing)
    assert content(where) == content(sqlite_at(file)) == content(url)


def test_a_backup_is_one_private_file(url: URL, tmp_path: Path) -> None:
    """Nobody else may read it, nothing else is left beside it, and it replaces an older one."""
    folder = tmp_path / "backups"
    folder.mkdir()
    file = folder / "of ?today#.db"
    file.write_text("older")
    back_up(url, file, ignore)
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(folder.iterdir()) == [file]
    assert file.read_bytes()[18:20] == b"\1\1"  # not in WAL mode (SQLite file format, 1.3)


@pytest.mark.parametrize("name", ["hospes.db", "hospes.db-wal", "hospes.db-shm", "hospes.db.lock"])
@pytest.mark.parametrize("way", ["itself", "symlink"])
def test_a_backup_takes_not_the_place_of_the_database(
    house: URL, tmp_path: Path, name: str, way: str
) -> None:
    """Under whatever name: a running Hospes would go on in a file that nobody finds again."""
    own = tmp_path / "house" / name
    own.touch()
    before = own.stat().st_ino, own.read_bytes()
    given = own
    if way == "symlink":
        given = tmp_path / "link.db"
        given.symlink_to(own)
    with pytest.raises(CopyError, match="belongs to the database itself"):
        back_up(house, given, ignore)
    assert (own.stat().st_ino, own.read_bytes()) == before


def test_a_backup_replaces_files_only(house: URL, tmp_path: Path) -> None:
    """A folder or a device stays what it is; for a symlink, the file it leads to is replaced."""
    for given in (tmp_path, Path("/dev/null")):
        with pytest.raises(CopyError, match="is no file"):
            back_up(house, given, ignore)
    older, link = tmp_path / "older.db", tmp_path / "link.db"
    older.write_text("older")
    link.symlink_to(older)
    back_up(house, link, ignore)
    assert link.is_symlink()
    assert content(sqlite_at(older)) == content(house)


def test_a_restored_file_is_private(house: URL, tmp_path: Path) -> None:
    """Nobody else may read it, nor what was copied beside it on the way; that is gone."""
    back_up(house, tmp_path / "backup.db", ignore)
    made = tmp_path / "new" / "hospes.db"
    restore(tmp_path / "backup.db", sqlite_at(made), ignore, nothing)
    assert made.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in made.parent.iterdir() if path.is_dir()] == []


def test_a_backup_is_copied_beside_the_target(
    house: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The room for temporary files is often small; beside the target there has to be some."""
    back_up(house, tmp_path / "backup.db", ignore)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    made = tmp_path / "new" / "hospes.db"
    restore(tmp_path / "backup.db", sqlite_at(made), ignore, nothing)
    assert content(sqlite_at(made)) == content(house)


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("postgresql://u:secret@h/x", "postgresql://u:***@h/x"),
        ("postgresql://u@h/x?password=secret", "postgresql://u@h/x"),
        ("postgresql:///x?host=h&sslpassword=secret", "postgresql:///x?host=h"),
    ],
)
def test_no_password_is_shown(address: str, seen: str) -> None:
    """Neither before the host nor among what follows the question mark."""
    assert shown(parse(address)) == seen


def test_a_backup_that_fails_leaves_the_older_one(
    url: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be finished does not show."""
    file = tmp_path / "backups" / "backup.db"
    file.parent.mkdir()
    file.write_text("older")
    monkeypatch.setattr(copying, "_whole", id)
    with pytest.raises(CopyError, match="not the same"):
        back_up(url, file, ignore)
    assert [path.read_text() for path in file.parent.iterdir()] == ["older"]


def test_a_backup_is_of_one_instant_while_writes_go_on(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    """Two tables that every transaction changes together agree in a backup, however often."""
    enough = threading.Event()

    def count(work: Work) -> int:
        number = int(work.records.known("count") or 0) + 1
        work.records.know("count", str(number))
        work.records.audit("counted", "x", work.now, person=number, visit=None)
        return number

    def write() -> None:
        while not enough.is_set():
            database.perform(count)

    for _ in range(100):
        database.perform(count)
    writing = threading.Thread(target=write)
    writing.start()
    try:
        counted = [_counted(parse(database_url), tmp_path / f"{n}.db") for n in range(2)]
    finally:
        enough.set()
        writing.join()
    assert all(said == rows for said, rows in counted)
    assert 100 <= counted[0][0] < counted[1][0] < database.perform(count)


def _counted(url: URL, file: Path) -> tuple[int, int]:
    """Back up; give what the backup says was counted, and how many rows say so."""
    back_up(url, file, ignore)
    restored = file.with_suffix(".restored")
    restore(file, sqlite_at(restored), ignore, nothing)
    with closing(sqlite3.connect(restored)) as rows:
        [[said]] = rows.execute("SELECT value FROM installation WHERE name = 'count'")
        [[entries]] = rows.execute("SELECT count(*) FROM audit_log")
    return int(said), entries


def test_only_an_empty_database_is_filled(house: URL, empty_url: str, tmp_path: Path) -> None:
    """One that has anything in it is refused and stays as it is."""
    file, where = tmp_path / "backup.db", parse(empty_url)
    back_up(house, file, ignore)
    restore(file, where, ignore, nothing)
    before = content(where)
    with pytest.raises(CopyError, match="There is something in"):
        restore(file, where, ignore, nothing)
    assert content(where) == before


@pytest.mark.parametrize("stumble", ["people", "visits"])
def test_a_restore_that_fails_leaves_nothing(
    house: URL, empty_url: str, tmp_path: Path, stumble: str
) -> None:
    """Interrupted anywhere, the target is as empty as before, and can be filled again."""
    file = tmp_path / "backup.db"
    back_up(house, file, ignore)

    def interrupt(copied: Copied) -> None:
        if copied.table == stumble:
            raise KeyboardInterrupt

    where = parse(empty_url)
    with pytest.raises(KeyboardInterrupt):
        restore(file, where, interrupt, nothing)
    assert not any(content(where).values())
    restore(file, where, ignore, nothing)
    assert content(where) == content(house)


def test_a_move_copies_everything_and_shuts_the_old_door(
    house: URL, target: URL, clock: StillClock
) -> None:
    """What was in the file is in PostgreSQL; the file is kept, but nobody can go on with it."""
    before = content(house)
    move(house, target, ignore)
    assert content(target) == before
    for exclusive in (True, False):
        with pytest.raises(StartupError, match=r"was moved to postgresql://.*Set DATABASE_URL"):
            Database(house.render_as_string(), clock, exclusive=exclusive).start()
    with pytest.raises(StartupError, match="was moved to"):
        move(house, target, ignore)
    with pytest.raises(StartupError, match="was moved to"):
        back_up(house, Path(house.database or "").with_name("b.db"), ignore)


def test_the_way_back_from_a_move(house: URL, target: URL, tmp_path: Path) -> None:
    """A file that was moved away from can be restored from like any other."""
    before = content(house)
    move(house, target, ignore)
    back = sqlite_at(tmp_path / "back.db")
    restore(Path(house.database or ""), back, ignore, nothing)
    assert content(back) == before


def test_nothing_moves_while_a_hospes_runs(house: URL, target: URL, clock: StillClock) -> None:
    """Whoever moves is told to stop it first."""
    running = Database(house.render_as_string(), clock)
    running.start()
    with pytest.raises(DatabaseInUse, match="Stop it first"):
        move(house, target, ignore)
    running.stop()


def test_nobody_writes_while_things_move(house: URL, target: URL) -> None:
    """What the command line would write meanwhile has to wait, and cannot get lost."""
    refused = []

    def try_to_write(copied: Copied) -> None:
        if copied.table == "visits":
            with closing(sqlite3.connect(house.database or "", timeout=0)) as beside:
                with pytest.raises(sqlite3.OperationalError, match="locked"):
                    beside.execute("DELETE FROM people")
                refused.append(copied)

    move(house, target, try_to_write)
    assert refused


def test_a_difference_is_found(house: URL, tmp_path: Path) -> None:
    """A value of another type ends the copy, though the two compare equal."""
    with reading(house) as source, filling(sqlite_at(tmp_path / "new.db")) as filled:
        filled.exec_driver_sql(
            "CREATE TRIGGER falsify AFTER INSERT ON people BEGIN UPDATE people "
            "SET details = replace(details, '1, 1.0', '1.0, 1') WHERE id = NEW.id; END"
        )
        with pytest.raises(CopyError, match="The table people is not the same"):
            copy(source, filled, ignore)


def test_what_the_target_does_not_take_is_said_without_content(
    house: URL, target: URL, clock: StillClock
) -> None:
    """A text that PostgreSQL cannot hold names its table, and nothing of itself."""
    opened_house = Database(house.render_as_string(), clock)
    opened_house.start()
    opened_house.perform(
        lambda work: work.connection.execute(update(Person).values(name="secret\0name"))
    )
    opened_house.stop()
    with pytest.raises(CopyError, match="The table people could not be copied") as told:
        move(house, target, ignore)
    assert "secret" not in str(told.value)
    assert not any(content(target).values())


def test_a_backup_of_an_older_version_is_brought_up_to_date(
    tmp_path: Path, clock: StillClock
) -> None:
    """It is migrated on the way; the file itself stays as it is."""
    file = tmp_path / "old.db"
    _first_version(file)
    before = file.read_bytes()
    where = sqlite_at(tmp_path / "new.db")
    restore(file, where, ignore, nothing)
    restored = Database(where.render_as_string(), clock)
    restored.start()
    assert restored.look(_names) == ["anna"]
    restored.stop()
    assert file.read_bytes() == before


def _first_version(file: Path) -> None:
    """Make a database as the first version did, with somebody in it."""
    config = Config()
    config.set_main_option("script_location", "storage/migrations")
    engine = writing_engine(sqlite_at(file))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql(
            "INSERT INTO people VALUES"
            " (1, 'anna', '', '', '', '', '', '', '{}', '2027-04-01 09:00:00.000000')"
        )
    engine.dispose()


def _names(reading: Reading) -> list[str]:
    return [row.name for row in reading.connection.execute(Person.__table__.select())]


def read(file: Path, beside: Path) -> None:
    with opened(file, sqlite_at(beside / "new.db")):
        pass


@pytest.mark.parametrize("written", [b"", b"no database at all, but long enough for one" * 30])
def test_what_is_no_backup_is_refused(tmp_path: Path, written: bytes) -> None:
    """A file of another kind is told from a backup."""
    file = tmp_path / "x.db"
    file.write_bytes(written)
    with pytest.raises(CopyError, match=r"x\.db (cannot be read as a|is no) backup"):
        read(file, tmp_path)


def test_what_is_not_there_is_not_made(tmp_path: Path) -> None:
    """A mistyped name is told, and makes no file."""
    with pytest.raises(CopyError, match="There is no file"), reading(sqlite_at(tmp_path / "x.db")):
        pass
    with pytest.raises(CopyError, match="There is no file"):
        read(tmp_path / "x.db", tmp_path)
    assert list(tmp_path.iterdir()) == []
