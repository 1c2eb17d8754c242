"""5,000 letters due at one instant: sent, and every outcome stored.

The peer is aiogram sending 5,000 messages from a loop and storing nothing. Neither has a limit of
pace; both have 64 messages on their way at once. Ours counts from the instant at which the letters
fall due to the one at which the last is marked in the database; the peer's from its first message
to its last.
"""

import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from benchmarks import world
from benchmarks.contest import TOKEN, note
from benchmarks.figures import Figure, Goal, measured, paired_ratio
from benchmarks.ours import Hospes
from benchmarks.peer_environment import python
from benchmarks.processes import Running, fake_api, running
from bot.clock import SystemClock
from bot.domain.messages import Lane
from bot.services.evening import evening
from storage.database import Database
from storage.work import Work

NAME = "fan_out"
LETTERS = 5000
VISITS = -(-LETTERS // world.PEOPLE)
_START = timedelta(seconds=6)  # for the bot to start before they are due
_WAITING = "SELECT count(*) FROM outbox WHERE state = 'waiting'"
_SENT = "SELECT count(*) FROM outbox WHERE state = 'sent' AND message_id IS NOT NULL"
_LONGEST = 60.0  # seconds


def measure(*, quick: bool) -> Iterator[Figure]:
    """Let both send in turns."""
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(2 if quick else 5):
        ours.append(LETTERS / _hospes())
        theirs.append(LETTERS / _peer())
        note(f"  Hospes {ours[-1]:.0f}, aiogram {theirs[-1]:.0f} letters/s")
    yield measured(
        NAME,
        "fan-out of 5,000 letters, every outcome stored",
        median(ours),
        "letters/s",
        ratio=paired_ratio(ours, theirs),
        beside=f"aiogram, storing nothing: {median(theirs):.0f}",
        goals=[Goal.at_least(1.0)],
    )


def _hospes() -> float:
    with tempfile.TemporaryDirectory(prefix="hospes-bench") as name:
        folder, bot = Path(name), Hospes(VISITS)
        bot.prepare(folder)
        due = _write_letters(folder)
        with fake_api({"letters": LETTERS}) as api:
            environment = {"BOT_TOKEN": TOKEN, **bot.environment(folder, _address(api))}
            with running(bot.command, environment) as process:
                found = api.event("counted", process)
                marked = _all_marked(folder)
        if found["began"] < due.timestamp() or found["chats"] != LETTERS:
            raise AssertionError(f"{found['chats']} chats got a letter, the first too early")
        return marked - due.timestamp()


def _peer() -> float:
    with fake_api({"letters": LETTERS}) as api:
        environment = {"BOT_TOKEN": TOKEN, "TELEGRAM_API": _address(api)}
        command = [python(), "benchmarks/peers/fan_out.py", str(LETTERS)]
        with running(command, environment) as process:
            found = api.event("counted", process)
    return float(found["ended"] - found["began"])


def _address(api: Running) -> str:
    return f"http://127.0.0.1:{api.event('listening')['port']}"


def _write_letters(folder: Path) -> datetime:
    database = Database(f"sqlite:///{world.file_of(folder)}", SystemClock())
    database.start()
    due = datetime.now(UTC) + _START
    database.perform(_remind, due)
    database.stop()
    return due


def _remind(work: Work, due: datetime) -> None:
    """Write everybody the reminder of the day before, as it is written for them."""
    for chat in range(world.FIRST_CHAT, world.FIRST_CHAT + LETTERS):
        address = work.people.address_of(world.CHANNEL, chat)
        if address is None or address.person_id is None:
            raise LookupError(chat)
        [participant] = work.people.parts_of(address.person_id)
        plan = work.visits.plan(participant.visit_id)
        said = evening(work, participant, plan, plan.days[0])
        work.say(
            address.id,
            said.key,
            args=said.args,
            buttons=said.buttons,
            lane=Lane.OWED,
            visit_id=participant.visit_id,
            not_before=due,
        )


def _all_marked(folder: Path) -> float:
    """Wait for the last mark; give when, in seconds since 1970."""
    with closing(sqlite3.connect(world.file_of(folder))) as connection:
        until = time.monotonic() + _LONGEST
        while connection.execute(_WAITING).fetchone()[0]:
            if time.monotonic() > until:
                raise TimeoutError
            time.sleep(0.005)
        marked = time.time()
        sent = connection.execute(_SENT).fetchone()[0]
    if sent != LETTERS:
        raise AssertionError(f"{sent} letters marked as sent")
    return marked
