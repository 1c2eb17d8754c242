"""The session in which a facilitator's taps are measured."""

from datetime import UTC, datetime
from pathlib import Path

from benchmarks.live_world import VISIT, build
from bot.clock import SystemClock
from bot.domain.happening import happening
from storage.database import Database
from storage.work import Reading


def test_it_goes_on_just_now(tmp_path: Path) -> None:
    """Whatever the time of day is, a session is on, and there is a board to look at."""
    url = f"sqlite:///{tmp_path}/hospes.db"
    hall = build(url, [100_000, 100_001], 900_000)
    database = Database(url, SystemClock())
    database.start()
    try:
        assert database.look(_found) == (True, hall.board, 2)
    finally:
        database.stop()


def _found(reading: Reading) -> tuple[bool, str, int]:
    row = reading.visits.by_key(VISIT)
    assert row is not None
    board = reading.boards.of(row.id)
    assert board is not None
    now = happening(reading.visits.plan(row.id), datetime.now(UTC))
    joined = [one for one in reading.people.participants_of(row.id) if one.state == "joined"]
    return now.session is not None, board.token, len(joined)
