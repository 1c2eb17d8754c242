"""What is asked again and again is found by an index, however large the tables have grown."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from bot.messaging.claims import _due, _pending
from bot.messaging.drafts import drafts
from bot.messaging.jobs import CardJob, LetterJob
from bot.messaging.marks import CardMark, LetterMark, Mark, record
from bot.services import asking
from bot.services.housekeeping import tidy
from storage.database import Database
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

SMALL = {"heartbeats", "installation", "keepers", "alembic_version"}  # a few rows for ever


@contextmanager
def overheard() -> Iterator[set[str]]:
    """Hear all statements of the SQLite connections opened meanwhile, with their values."""
    heard: set[str] = set()

    def listen(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own type
        connection.set_trace_callback(heard.add)

    event.listen(Engine, "connect", listen)
    try:
        yield heard
    finally:
        event.remove(Engine, "connect", listen)


async def evening(room: Room) -> None:
    """Have prompts opened, answered and closed, reminders sent, the past forgotten."""
    text, choice = room.open("p01"), room.open("p02")
    send_all(room)
    room.write(room.people[0], "An empty silo by the river.")
    room.tap(room.people[0], choice, "The city")
    room.database.perform(asking.now, room.people[1])
    room.sheet()
    send_all(room)
    for run in (text, choice):
        room.close(run)
    await room.live_until("2027-04-22 12:00")
    send_all(room)
    room.look(lambda reading: reading.records.unseen(room.channel, [1, 2]))
    room.database.perform(tidy)


def send_all(room: Room) -> None:
    """Claim, draw and mark everything that waits, as the sender does."""
    letters, _later = room.look(lambda reading: _due(reading, room.channel, 1000))
    cards = room.look(lambda reading: _pending(reading, room.channel))
    jobs = [LetterJob(letter, address, 0) for letter, address, _lane in letters]
    drawn = [CardJob(address, subject) for address, subject in cards]
    room.look(lambda reading: drafts(reading, room.channel, [*jobs, *drawn]))
    sent: list[Mark] = [LetterMark(job.id, "sent", 1, message_id=7) for job in jobs]
    sent += [CardMark(job.address_id, job.subject, 99, 8) for job in drawn]
    room.database.perform(record, sent)


def scanned(file: Path, statements: set[str]) -> dict[str, set[str]]:
    """Give the statements that read a whole table, by its name."""
    found: dict[str, set[str]] = {}
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            if statement.split(" ", 1)[0] not in {"SELECT", "UPDATE", "DELETE", "INSERT"}:
                continue
            for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {statement}"):
                whole = re.match(r"SCAN (\w+)(?! CONSTANT)", step)
                if whole and whole[1] not in SMALL:
                    found.setdefault(whole[1], set()).add(statement)
    return found


async def test_no_large_table_is_read_as_a_whole(
    migrated_file: Path, tmp_path: Path, clock: StillClock
) -> None:
    """An evening's statements all find their rows by an index."""
    shutil.copy(migrated_file, tmp_path / "hospes.db")
    with overheard() as statements:
        database = Database(f"sqlite:///{tmp_path}/hospes.db", clock)
        database.start()
        room = Room(database, clock)
        statements.clear()
        await evening(room)
        database.stop()
    assert len(statements) > 100
    assert scanned(tmp_path / "hospes.db", statements) == {}
