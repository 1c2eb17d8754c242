"""One evening of anonymous prompts, one of each kind, that all attacks are tried on."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from storage.backups import back_up
from storage.database import Database
from storage.scrubbing import OWED
from tests.anonymity.asking import KINDS
from tests.anonymity.session import CROWD, Session, close, hold
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock


@dataclass
class Evening:
    """What an attacker can get hold of afterwards, and what they could have while it lasted.

    Attributes:
        files: the database and what lies beside it, and a backup, all made after closing.
        files_before: the same while the first prompt was open.
    """

    room: Room
    sessions: list[Session]
    files: bytes
    files_before: bytes


@pytest.fixture(scope="package")
def evening(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[Evening]:
    path = tmp_path_factory.mktemp("evening") / "hospes.db"
    shutil.copy(migrated_file, path)
    clock = StillClock()
    database = Database(f"sqlite:///{path}", clock)
    database.start()
    try:
        yield _live_through(Room(database, clock, people=CROWD), path)
    finally:
        database.stop()


def _live_through(room: Room, path: Path) -> Evening:
    chance = random.Random(20270420)  # noqa: S311 - the same evening every time
    sessions = [hold(room, KINDS[0], chance)]
    before = _files(room, path)
    close(sessions[0])
    for kind in KINDS[1:]:
        sessions.append(hold(room, kind, chance))
        close(sessions[-1])
    after = _files(room, path)
    return Evening(room, sessions, after, before)


def _files(room: Room, path: Path) -> bytes:
    """Read all that lies on the disk once nothing is owed, with a fresh backup."""
    while room.look(lambda reading: reading.records.known_all(OWED)):
        room.database.perform(lambda _work: None)  # traces are removed between two turns
    backup = path.with_name("backup.sqlite")
    back_up(make_url(f"sqlite:///{path}"), backup, lambda _copied: None)
    found = [*path.parent.glob(f"{path.name}*"), backup]
    return b"".join(file.read_bytes() for file in sorted(found))
