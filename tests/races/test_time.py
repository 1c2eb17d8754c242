"""What falls due in two processes at once, or while people act on it."""

from datetime import time, timedelta
from typing import Any

import pytest
from sqlalchemy import Row

from bot.domain.plan.calendar import moved_to
from bot.domain.plan.model import Plan
from bot.domain.timeline import Kind
from bot.services import account
from bot.services.callers import Caller
from bot.services.certifying import issue
from bot.services.planning import PlanStale, export_plan, import_plan
from bot.services.progress import standing
from schedules.kinds import run_entry
from schedules.tick import tick
from storage.work import Work
from tests.bot.domain.sample_visit import changed, sample
from tests.bot.services.visit_world import World
from tests.conftest import StillClock
from tests.races.conftest import ROUNDS, Race

DUE = "2027-04-17T10:00"  # three days before the first day, when one is told to prepare


@pytest.fixture
def world(race: Race, clock: StillClock) -> World:
    return World(race.one, clock)


def newcomer(world: World) -> tuple[Caller, str]:
    """Let somebody join before they are due to prepare; give them and their entry's key."""
    world.at("2027-04-16T12:00")
    anna = world.add("Anna")
    world.at(DUE)
    return anna, prepare(world, anna).key


def prepare(world: World, caller: Caller) -> Row[Any]:
    part = world.participant(caller)
    rows = world.look(lambda r: r.timeline.of_participant(part.id))
    [row] = [row for row in rows if row.kind == Kind.PREPARE]
    return row  # type: ignore[no-any-return]


def prepared(world: World, caller: Caller) -> int:
    return world.keys(caller).count("reminder-prepare")


async def test_an_entry_is_done_once(race: Race, world: World) -> None:
    """Two clocks that wake at once send a reminder once."""
    for _ in range(ROUNDS):
        anna, key = newcomer(world)
        await race.run((run_entry, key), (run_entry, key))
        assert (prepare(world, anna).state, prepared(world, anna)) == ("done", 1)


async def test_two_clocks(race: Race, world: World) -> None:
    """All that is due for many people is done once, however many clocks look at it."""
    people = [newcomer(world)[0] for _ in range(ROUNDS)]
    await race.both(tick)
    assert [prepared(world, anna) for anna in people] == [1] * ROUNDS


async def test_a_plan_changes_when_a_reminder_is_due(race: Race, world: World) -> None:
    """A reminder that moves to later is sent now or then, never twice and never lost."""
    for _ in range(ROUNDS):
        anna, key = newcomer(world)
        plan = world.look(lambda r: export_plan(r, sample().visit))
        await race.run((run_entry, key), (import_plan, ten_minutes_later(plan)))
        row, sent = prepare(world, anna), prepared(world, anna)
        if row.state == "planned":
            assert (row.due, sent) == (world.clock.now() + timedelta(minutes=10), 0)
        else:
            assert (row.state, sent) == ("done", 1)
        plan = world.look(lambda r: export_plan(r, sample().visit))
        world.database.perform(import_plan, plan.model_copy(update={"days": sample().days}))


def ten_minutes_later(plan: Plan) -> Plan:
    """Move it by too little to be announced anew."""
    first = sample().days[0]
    return moved_to(plan, first.date, time(10, 10)).model_copy(update={"based_on": plan.based_on})


async def test_two_plans_at_once(race: Race, world: World) -> None:
    """Of two files made from the same version one is taken; the other is told what it missed."""
    for number in range(ROUNDS):
        plan = world.look(lambda r: export_plan(r, sample().visit))
        files = [plan.model_copy(update={"places": 2 * number + n + 30}) for n in range(2)]
        said = await race.run(*((import_plan, file) for file in files))
        assert {number + 2} < set(said)
        assert any(isinstance(outcome, PlanStale) for outcome in said)


async def test_somebody_leaves_when_a_reminder_is_due(race: Race, world: World) -> None:
    """Whoever has left hears that, and nothing that was still to be sent."""
    for _ in range(ROUNDS):
        anna, key = newcomer(world)
        await race.run((run_entry, key), (account.stop, anna, "yes"))
        waiting = [row.text_key for row in world.letters(anna) if row.state == "waiting"]
        assert waiting == ["stopped"]
        assert prepare(world, anna).state in {"done", "dropped"}


async def test_numbers_of_certificates(race: Race, world: World) -> None:
    """Certificates of two visits have numbers of one sequence, each once and none left out."""
    race.one.perform(import_plan, changed(visit="second-2027"))
    second = world.look(lambda reading: reading.visits.by_key("second-2027")).id
    for number in range(1, ROUNDS + 1):
        here, there = (participant_of(race, visit_id) for visit_id in (world.visit_id, second))
        await race.run((certificate, here), (certificate, there))
        rows = race.one.look(lambda reading: reading.certificates.everything())
        assert [row.sequence for row in rows] == list(range(1, 2 * number + 1))


def participant_of(race: Race, visit_id: int) -> int:
    def join(work: Work) -> int:
        person_id = work.people.add(work.now)
        return work.people.add_participant(visit_id, person_id, f"T{person_id}")

    return race.one.perform(join)


def certificate(work: Work, participant_id: int) -> None:
    participant = work.people.participant(participant_id)
    assert participant is not None
    work.hold_visit(participant.visit_id)
    issue(work, participant, standing(work, participant))


async def test_a_visit_certified_by_two_clocks(race: Race, world: World) -> None:
    """Everybody gets one certificate, however many clocks issue them."""
    for number in range(1, ROUNDS + 1):
        world.at("2027-04-20T09:00")
        anna = world.add("Anna")
        race.one.perform(present, world.participant(anna).id)
        world.at("2027-05-01T09:00")
        key = f"certify/race/{number}"
        race.one.perform(plan_certificates, world.visit_id, key)
        await race.run((run_entry, key), (run_entry, key))
        rows = race.one.look(lambda reading: reading.certificates.of_visit(world.visit_id))
        assert len(rows) == number
        assert world.keys(anna) == ["certificate-attendance"]


def present(work: Work, participant_id: int) -> None:
    for day in ("d1", "d2", "d3", "d4"):
        work.presence.mark(
            participant_id=participant_id,
            day=day,
            present=True,
            reason="there",
            marked_by=0,
            now=work.now,
        )


def plan_certificates(work: Work, visit_id: int, key: str) -> None:
    entry = {"kind": Kind.CERTIFY, "visit_id": visit_id, "participant_id": None}
    work.timeline.add([{"key": key, "due": work.now, "args": {"final": "yes"}, **entry}])
