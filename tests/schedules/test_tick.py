"""One look at the clock."""

import asyncio
import itertools
import re
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from bot import tally
from bot.domain.messages import Lane
from bot.domain.timeline import LANES, Kind
from schedules import kinds
from schedules.tick import BATCH, tick
from storage.database import Database
from storage.work import Work
from tests.bot.services.visit_world import World
from tests.conftest import StillClock

SECRET = "what Anna wrote"


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    return World(database, clock)


@pytest.fixture
def broken_recaps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Recaps fail, as a fault of ours would make them."""

    def fail(_work: Work, _entry: object) -> str:
        raise ZeroDivisionError(SECRET)

    monkeypatch.setattr(kinds, "SERVICES", {**kinds.SERVICES, Kind.RECAP: fail})


def test_every_kind_has_a_service() -> None:
    """Nothing can fall due that nobody does."""
    assert set(kinds.SERVICES) == set(Kind)


async def test_what_is_due_is_done_and_the_rest_waits(world: World) -> None:
    """Entries settle at their instant, each is told of, and their lateness is counted."""
    world.add("Anna")
    assert await tick(world.database) == 0
    now = world.at("2027-04-19T18:00")
    done: list[int] = []
    counted = tally.lateness.up_to[-1][1]
    assert await tick(world.database, lambda: done.append(1)) == len(done) == 2
    assert tally.lateness.up_to[-1][1] == counted + 2
    rows = world.look(lambda r: r.timeline.of_visit(world.visit_id))
    assert {r.kind for r in rows if r.state != "planned"} == {Kind.PREPARE, Kind.TOMORROW}
    assert all(r.due > now for r in rows if r.state == "planned")


async def test_more_than_a_batch_is_done_in_one_look(world: World) -> None:
    """However much is due, nothing waits for the next look."""
    for number in range(BATCH + 5):
        world.add(f"P{number}")
    world.at("2027-04-17T12:00")
    assert await tick(world.database) == BATCH + 5


async def test_the_urgent_is_done_first(world: World) -> None:
    """After an outage prompts open before anybody is reminded, and recaps come last."""
    for name in ("Anna", "Ben"):
        world.add(name)
    world.at("2027-04-23T13:00")
    kinds_due = [key.partition("/")[0] for key in world.look(lambda r: r.timeline.due(r.now, 999))]
    lanes = [kind for kind, _ in itertools.groupby(map(lane_of, kinds_due))]
    assert lanes == [Lane.LIVE, Lane.OWED, Lane.UNSOLICITED]


def lane_of(kind: str) -> Lane:
    return LANES.get(kind, Lane.LIVE)


@pytest.mark.usefixtures("broken_recaps")
async def test_an_entry_that_fails_blocks_nobody(world: World) -> None:
    """It is marked failed with where it failed; what is due with it and after it is done."""
    anna = world.add("Anna")
    await world.live_until("2027-04-20T15:00")
    rows = world.look(lambda r: r.timeline.of_visit(world.visit_id))
    [failed] = [r for r in rows if r.state == "failed"]
    assert failed.kind == Kind.RECAP
    assert re.fullmatch(r"ZeroDivisionError < test_tick.py:\d+ fail < .*", failed.reason)
    assert world.keys(anna)[-1] == "reminder-missed"


@pytest.mark.usefixtures("broken_recaps")
async def test_no_content_gets_into_what_is_said_of_a_failure(world: World) -> None:
    """An error may hold what somebody wrote: neither the log nor the timeline repeats it."""
    world.add("Anna")
    with capture_logs() as logs:
        await world.live_until("2027-04-20T15:00")
    assert "entry failed" in [log["event"] for log in logs]
    rows = world.look(lambda r: r.timeline.of_visit(world.visit_id))
    assert SECRET not in repr(logs) + repr(rows)
    assert not [log for log in logs if "exc_info" in log]


async def test_a_taken_back_entry_is_left_alone(world: World) -> None:
    """What was settled, taken back or moved between look and turn is not done."""
    world.add("Anna")
    rows = world.look(lambda r: r.timeline.of_visit(world.visit_id))
    [entry] = [row for row in rows if row.kind == Kind.PREPARE]
    world.database.perform(kinds.run_entry, entry.key)
    world.database.perform(kinds.run_entry, "no/such/key")
    world.database.perform(kinds.fail_entry, "no/such/key", "whatever")
    assert world.look(lambda r: r.timeline.planned(entry.key)) is not None


async def test_the_run_sheets_are_drawn_when_a_session_starts(world: World) -> None:
    """Whoever drives the visit sees the next step without a tap."""
    ines = world.lead()
    subject = "sheet:vlm-2027-04"

    def show(work: Work) -> None:
        work.refresh(world.me(ines).address.id, subject)
        mark = {"address": world.me(ines).address.id, "what": subject, "seen": 1}
        work.cards.show([{**mark, "message": 5, "why": ""}])

    world.database.perform(show)
    assert world.pending(ines) == set()
    await world.live_until("2027-04-20T10:00")
    assert subject in world.pending(ines)


async def test_prompts_open_and_close_by_schedule(world: World) -> None:
    """The evaluation opens with its session and closes after its eight minutes."""
    world.add("Anna")
    await world.live_until("2027-04-23T11:41")
    assert states(world) == {"p10": "open"}
    await world.live_until("2027-04-23T11:49")
    assert states(world) == {"p10": "closed"}


def states(world: World) -> dict[str, str]:
    runs: list[Any] = world.look(lambda r: r.prompts.runs_of(world.visit_id))
    return {run.prompt_key: run.state for run in runs}


async def test_while_the_database_is_down_entries_stay_planned(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A look that the database does not answer loses nothing; the next one does it."""
    anna = world.add("Anna")
    world.at("2027-04-17T10:00")

    def down(_work: Work, _entry: object) -> str:
        raise OperationalError("cut", None, Exception(), connection_invalidated=True)

    with monkeypatch.context() as patched:
        patched.setattr(kinds, "SERVICES", dict.fromkeys(Kind, down))
        assert await tick(world.database) == 1
    assert world.keys(anna) == []
    world.clock.move(minutes=1)
    assert await tick(world.database) == 1
    assert world.keys(anna) == ["reminder-prepare"]


async def test_two_looks_at_once_do_an_entry_once(world: World) -> None:
    """A sweep that meets an alarm repeats nothing."""
    people = [world.add(f"P{number}") for number in range(12)]
    world.at("2027-04-17T10:00")
    await asyncio.gather(tick(world.database), tick(world.database))
    assert [world.keys(person) for person in people] == [["reminder-prepare"]] * 12


async def test_two_processes_do_an_entry_once(
    world: World, database_url: str, clock: StillClock
) -> None:
    """Two clocks that wake at once on one database send each reminder once."""
    people = [world.add(f"P{number}") for number in range(12)]
    other = Database(database_url, clock, exclusive=False)
    other.start()
    world.at("2027-04-17T10:00")
    await asyncio.gather(tick(world.database), tick(other))
    other.stop()
    assert [world.keys(person) for person in people] == [["reminder-prepare"]] * 12
    rows = world.look(lambda r: r.timeline.of_visit(world.visit_id))
    assert not [row.reason for row in rows if row.state == "failed"]
