"""The command line beside a running Hospes, on the same database."""

import asyncio
from pathlib import Path

import pytest

from bot.errors import DatabaseInUse, StartupError
from storage.database import Database
from storage.work import Work
from tests.conftest import StillClock


def count(work: Work) -> None:
    work.hold_visit(1)
    work.records.know("count", str(int(work.records.known("count") or "0") + 1))


async def test_two_processes_keep_apart(
    database: Database, database_url: str, clock: StillClock
) -> None:
    """Transactions of both are all counted, none twice."""
    beside = Database(database_url, clock, exclusive=False)
    beside.start()
    try:
        for _ in range(5):
            await asyncio.gather(database.transact(count), beside.transact(count))
    except BaseException:
        beside.stop()
        raise
    beside.stop()
    assert database.look(lambda reading: reading.records.known("count")) == "10"


def test_a_second_hospes_is_refused(tmp_path: Path, clock: StillClock) -> None:
    """Only the command line shares a file; a second Hospes is told who works on it."""
    address = f"sqlite:///{tmp_path}/hospes.db"
    first = Database(address, clock)
    first.start()
    with pytest.raises(DatabaseInUse, match="already works on"):
        Database(address, clock).start()
    first.stop()


def test_the_folder_is_made(tmp_path: Path, clock: StillClock) -> None:
    """The command line may come first: it makes the folder, or says that it cannot."""
    database = Database(f"sqlite:///{tmp_path}/data/hospes.db", clock, exclusive=False)
    database.start()
    database.stop()
    assert (tmp_path / "data" / "hospes.db").exists()
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StartupError, match="Cannot write to"):
        Database(f"sqlite:///{tmp_path}/file/hospes.db", clock, exclusive=False).start()
