"""Time zones were renewed: what was planned by the old ones moves, once."""

import asyncio
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from bot.services.planning import import_plan
from bot.services.zone_notes import is_planned, planned_by
from bot.zone_data import in_use
from schedules.clock import AlarmClock
from schedules.zone_data import follow_zone_data
from storage.database import Database
from storage.lease import Lease
from storage.work import Work
from tests.bot.domain.sample_visit import sample
from tests.bot.services.visit_world import World
from tests.conftest import StillClock
from tests.old_zones import ELSEWHERE, make_folder

HOUR = timedelta(hours=1)
Rows = dict[str, tuple[datetime, str]]


def rows(world: World) -> Rows:
    """Give all entries of the visit by their key: when they are due, and how they stand."""
    found = world.look(lambda reading: reading.timeline.of_visit(world.visit_id))
    return {row.key: (row.due, row.state) for row in found}


def shift(work: Work, visit_id: int) -> None:
    """Have everything that is planned come an hour later, as clocks of before would have it."""
    for row in work.timeline.of_visit(visit_id):
        if row.state == "planned":
            work.timeline.move(row.key, row.due + HOUR, row.args)
    work.records.know("zone_data", "2019c")


async def test_what_is_to_come_moves(database: Database, clock: StillClock) -> None:
    """Entries go where they belong, under their keys; what was sent stays; then nothing more."""
    world = World(database, clock)
    anna = world.add("Anna")
    await world.live_until("2027-04-20T12:00")
    right, sent = rows(world), len(world.letters(anna))
    assert {state for _, state in right.values()} >= {"done", "planned"}
    database.perform(shift, world.visit_id)
    await follow_zone_data(database)
    assert rows(world) == right
    assert database.look(planned_by) == in_use().release
    assert len(world.letters(anna)) == sent
    database.perform(shift, world.visit_id)
    database.perform(lambda work: work.records.know("zone_data", in_use().release))
    shifted = rows(world)
    await follow_zone_data(database)
    assert rows(world) == shifted != right


async def test_a_visit_that_is_over_stays(database: Database, clock: StillClock) -> None:
    """After the certificates nothing is planned anew."""
    world = World(database, clock)
    world.add("Anna")
    database.perform(shift, world.visit_id)
    shifted = rows(world)
    world.at("2027-12-01T12:00")
    await follow_zone_data(database)
    assert rows(world) == shifted
    assert database.look(is_planned)


async def test_a_visit_that_cannot_be_planned(database: Database, clock: StillClock) -> None:
    """It is told in the log, and the others follow all the same."""
    other = sample().model_copy(update={"visit": "a-broken-one"})
    database.perform(import_plan, other)
    world = World(database, clock)
    right = rows(world)
    database.perform(shift, world.visit_id)
    break_it = text("UPDATE visits SET version = 99 WHERE key = 'a-broken-one'")
    database.perform(lambda work: work.connection.execute(break_it) and None)
    await follow_zone_data(database)
    assert rows(world) == right
    assert database.look(is_planned)


async def test_while_the_database_is_down(
    database: Database, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is noted, and the next time the clock looks, it is done."""
    world = World(database, clock)
    right = rows(world)
    database.perform(shift, world.visit_id)

    def down(_work: Work, _visit_id: int) -> None:
        raise OperationalError("cut", None, Exception(), connection_invalidated=True)

    alarm = AlarmClock(database)
    with monkeypatch.context() as patched:
        patched.setattr("schedules.zone_data.plan_anew", down)
        await alarm.take_up(Lease())
    assert not database.look(is_planned)
    await alarm.wake()
    assert rows(world) == right
    assert database.look(is_planned)
    await alarm.lay_down()


OLD_HOSPES = f"""
import sys
from storage.database import Database
from tests.bot.services.visit_world import World
from tests.conftest import StillClock
database = Database("sqlite:///" + sys.argv[1], StillClock())
database.start()
World(database, StillClock()).add("Wren", zone="{ELSEWHERE}")
database.stop()
"""


async def test_a_start_with_newer_zones(tmp_path: Path, migrated_file: Path) -> None:
    """A person whose country changed its clocks since the last start hears at the right hour."""
    for name in ("old", "new"):
        shutil.copy(migrated_file, tmp_path / f"{name}.db")
    machine = make_folder(tmp_path / "zones", version="2999a")  # so that they counted then
    before = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", OLD_HOSPES, str(tmp_path / "old.db")),
        env={**os.environ, "PYTHONTZPATH": str(machine)},
    )
    assert await before.wait() == 0
    with started(tmp_path / "old.db") as old, started(tmp_path / "new.db") as new:
        new.add("Wren", zone=ELSEWHERE)
        wrong, right = dues(old), dues(new)
        late = {key.partition("/")[0] for key in right if wrong.pop(key) - right[key] == HOUR}
        assert ("tomorrow" in late, wrong) == (True, {})
        alarm = AlarmClock(old.database)
        await alarm.take_up(Lease())
        assert dues(old) == right
        await alarm.lay_down()


@contextmanager
def started(path: Path) -> Iterator[World]:
    database = Database(f"sqlite:///{path}", StillClock())
    database.start()
    yield World(database, StillClock())
    database.stop()


def dues(world: World) -> dict[str, datetime]:
    """Give when entries are due, by their key without the participant at its end."""
    return {re.sub(r"/\d{9,}$", "", key): due for key, (due, _) in rows(world).items()}
