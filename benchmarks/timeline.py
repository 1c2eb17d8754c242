"""What falls due: found among a million, begun in time, and nothing lost after a long downtime.

The peer is APScheduler with its SQLAlchemy job store on SQLite, write-ahead log and all commits
on the disk as ours are. In both, what is due notes the time at which it was begun, no more.
"""

import asyncio
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import uvloop
from sqlalchemy import func, select, update

from benchmarks import crowd, world
from benchmarks.bulk import Row, bulk
from benchmarks.contest import note
from benchmarks.figures import Figure, Goal, measured, paired_ratio, percentile
from benchmarks.scheduled_peer import lateness_of_apscheduler
from bot.app.logs import configure
from bot.clock import SystemClock
from bot.domain.timeline import Kind
from schedules import kinds
from schedules.clock import AlarmClock
from schedules.tick import tick
from storage.database import Database
from storage.lease import Lease
from storage.tables.messaging import OutboxLetter, TimelineEntry
from storage.work import Reading, Work

NAME = "timeline"
DUE = 1000
CROWD = 100_000
MILLION = 1_000_000
AFTER_DOWNTIME = 30_000
_NOTED = "noted"
_AHEAD = 4.0  # seconds


def measure(*, quick: bool) -> Iterator[Figure]:
    """Measure all three."""
    configure()
    found, late = _among(CROWD if quick else MILLION)
    yield measured(
        NAME,
        "1,000 due among 1,000,000, found",
        found * 1000,
        "ms",
        goals=[Goal.at_most(40, "ms")],
    )
    yield measured(NAME, "the same, begun, p99 of lateness", late * 1000, "ms")
    ours, theirs = [], []
    for _ in range(2 if quick else 5):
        ours.append(_among(CROWD)[1])
        theirs.append(percentile(uvloop.run(lateness_of_apscheduler(DUE, CROWD)), 0.99))
        note(f"  Hospes {ours[-1] * 1000:.0f} ms late, APScheduler {theirs[-1] * 1000:.0f} ms")
    yield measured(
        NAME,
        "1,000 due at one instant among 100,000, p99 of lateness",
        sorted(ours)[len(ours) // 2] * 1000,
        "ms",
        ratio=paired_ratio(ours, theirs),
        beside=f"APScheduler on SQLAlchemy: {sorted(theirs)[len(theirs) // 2] * 1000:.0f}",
        goals=[Goal.at_most(0.15)],
    )
    people = 1200 if quick else AFTER_DOWNTIME
    seconds = _after_downtime(people)
    yield measured(NAME, f"{people:,} reminders due after downtime, all written", seconds, "s")


def _among(entries: int) -> tuple[float, float]:
    """Give the seconds to find what is due among so many, and the p99 of lateness."""
    with _filled(_noted(entries)) as database:
        began = time.perf_counter()
        found = database.look(lambda reading: reading.timeline.due(reading.now, DUE))
        took = time.perf_counter() - began
        if len(found) != DUE:
            raise AssertionError(found)
        due = datetime.now(UTC) + timedelta(seconds=_AHEAD)
        database.perform(_put_off, due)
        with _noting() as begun:
            uvloop.run(_live(database, begun))
        return took, percentile([(instant - due).total_seconds() for instant in begun], 0.99)


async def _live(database: Database, begun: list[datetime]) -> None:
    clock = AlarmClock(database)
    await clock.take_up(Lease())
    # The last entry tells nobody that it is the last.
    while len(begun) < DUE:  # noqa: ASYNC110
        await asyncio.sleep(0.1)
    await clock.lay_down()


@contextmanager
def _noting() -> Iterator[list[datetime]]:
    """Have entries of our own kind note when they are begun."""
    begun: list[datetime] = []

    def note_it(_work: Work, _entry: Any) -> None:  # noqa: ANN401 - a row
        begun.append(datetime.now(UTC))

    services: Any = kinds.SERVICES
    services[_NOTED] = note_it
    try:
        yield begun
    finally:
        del services[_NOTED]


@contextmanager
def _filled(rows: Iterable[Row]) -> Iterator[Database]:
    """Give a database with these entries on its timeline."""
    with tempfile.TemporaryDirectory(prefix="hospes-timeline") as folder:
        url = f"sqlite:///{folder}/hospes.db"
        database = Database(url, SystemClock())
        database.start()
        database.stop()
        with bulk(url) as tables:
            tables.write("timeline", rows)
        database = Database(url, SystemClock())
        database.start()
        yield database
        database.stop()


def _noted(entries: int) -> Iterator[Row]:
    """Give entries of our own kind: a thousand were due just now, the others in a month."""
    now = datetime.now(UTC).replace(tzinfo=None)
    for number in range(entries):
        due = now if number < DUE else now + timedelta(days=30, seconds=number)
        yield f"noted/{number}", due.isoformat(" "), _NOTED, 1, None, "{}", "planned", None, ""


def _put_off(work: Work, due: datetime) -> None:
    soon = TimelineEntry.due <= work.now
    work.connection.execute(update(TimelineEntry).where(soon).values(due=due))


def _after_downtime(people: int) -> float:
    """Have so many people's reminders fall due while nobody looks; give the seconds to do all."""
    with tempfile.TemporaryDirectory(prefix="hospes-downtime") as folder:
        url = f"sqlite:///{folder}/hospes.db"
        crowd.build(url, people // world.PEOPLE)
        database = Database(url, SystemClock())
        database.start()
        before = database.look(_told)
        database.perform(_fell_due)
        began = time.perf_counter()
        looked_at = asyncio.run(tick(database))
        took = time.perf_counter() - began
        again = asyncio.run(tick(database))
        told = database.look(_told)
        states = database.look(_states)
        database.stop()
    letters = told[0] - before[0]
    if (looked_at, again, letters, states) != (people, 0, people, {"done": people}):
        raise AssertionError((looked_at, again, letters, states))
    return took


_first_join = (TimelineEntry.kind == Kind.JOIN) & TimelineEntry.key.contains("/d1.")


def _fell_due(work: Work) -> None:
    an_hour_ago = work.now - timedelta(hours=1)
    work.connection.execute(update(TimelineEntry).where(_first_join).values(due=an_hour_ago))


def _told(reading: Reading) -> tuple[int, int]:
    """Count letters, and the addresses that have any."""
    letters, addresses = reading.connection.execute(
        select(func.count(), func.count(OutboxLetter.address_id.distinct()))
    ).one()
    return int(letters), int(addresses)


def _states(reading: Reading) -> Mapping[str, int]:
    rows = reading.connection.execute(
        select(TimelineEntry.state, func.count()).where(_first_join).group_by(TimelineEntry.state)
    )
    return {row.state: row[1] for row in rows}
