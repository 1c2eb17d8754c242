"""What a plan would change, before anything happens."""

from datetime import timedelta

import pytest

from bot.domain.plan.model import Plan
from bot.domain.timeline import thing_of
from bot.services.planning import Meanwhile, PlanStale, import_plan
from bot.services.previewing import Preview, preview
from storage.database import Database
from tests.bot.domain.sample_visit import changed, sample
from tests.bot.services.test_telling import shifted, take, with_day, without_session
from tests.bot.services.visit_world import World
from tests.conftest import StillClock


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    world = World(database, clock)
    world.add("Anna")
    world.add("Bo", "Asia/Tokyo")
    return world


def look(world: World, plan: Plan) -> Preview:
    found = world.look(lambda reading: preview(reading, plan, force=True))
    assert isinstance(found, Preview)
    return found


def numbers(found: Preview) -> dict[tuple[str, str, str], int]:
    return {(one.becomes, one.kind, one.day): one.number for one in found.counts}


def entries(world: World) -> dict[str, tuple[object, str]]:
    rows = world.look(lambda r: r.timeline.of_visit(world.visit_id))
    return {row.key: (row.due, row.state) for row in rows}


def test_nothing_is_written(world: World) -> None:
    """Looking changes nothing, and saying the same changes nothing either."""
    before = entries(world)
    found = look(world, shifted(sample(), "d1", 60))
    assert entries(world) == before
    assert (found.joined, found.told, found.affected) == (2, 2, 2)
    assert not look(world, sample()).differences
    assert world.look(lambda reading: preview(reading, changed(visit="another"))) is None


def test_messages_by_kind_and_day(world: World) -> None:
    """They move with their day; those on the person's own clock stay at five in the evening."""
    found = numbers(look(world, shifted(sample(), "d1", 60)))
    assert found["moved", "join", "d1"] == 2
    assert ("moved", "tomorrow", "d1") not in found
    assert all(day in {"d1", ""} for _, _, day in found)


async def test_what_was_sent_comes_again_or_not(world: World) -> None:
    """A day that is announced anew reminds again; a small shift says what will not be repeated."""
    await world.live_until("2027-04-19T18:00")
    small = numbers(look(world, shifted(sample(), "d1", 5)))
    assert small["sent", "tomorrow", "d1"] == 2
    assert small["moved", "join", "d1"] == 2
    days = tuple(
        day.model_copy(update={"date": day.date + timedelta(days=7)}) for day in sample().days
    )
    weeks = numbers(look(world, changed(days=days)))
    assert weeks["again", "tomorrow", "d1"] == 2
    assert weeks["again", "prepare", "d1"] == 2
    assert weeks["moved", "join", "d3"] == 2


def test_what_is_cancelled_vanishes(world: World) -> None:
    """With all its sessions a day loses its messages; a prompt with its session its opening."""
    day = sample().day("d2")
    gone = tuple(one.model_copy(update={"cancelled": True}) for one in day.sessions)
    found = look(world, with_day(sample(), day.model_copy(update={"sessions": gone})))
    counted = numbers(found)
    assert counted["gone", "join", "d2"] == 2
    assert [item.what for item in found.news.items] == ["cancelled"]
    assert found.number("gone") == sum(n for (what, _, _), n in counted.items() if what == "gone")


def test_who_sleeps_is_told_later(world: World) -> None:
    """At 20:30 in Tokyo only Anna would be told now."""
    world.at("2027-04-10T13:30")
    found = look(world, shifted(sample(), "d1", 60))
    assert (found.told, found.later) == (2, 1)


def messages(world: World) -> dict[str, object]:
    """Give when each message leaves that is planned, by what it is about."""
    rows = world.look(lambda r: r.timeline.of_visit(world.visit_id))
    planned = [row for row in rows if row.state == "planned" and not row.args.get("drop")]
    kept = [row for row in planned if row.kind not in {"sheet", "changed"}]
    return {thing_of(row.key): row.due for row in kept}


def test_what_is_shown_is_what_is_done(world: World) -> None:
    """After the import exactly as many messages moved, vanished and came as were foretold."""
    before = messages(world)
    plan = without_session(shifted(sample(), "d1", 60), "s24")
    found = look(world, plan)
    take(world, plan)
    after = messages(world)
    moved = {thing for thing in before.keys() & after.keys() if before[thing] != after[thing]}
    assert found.number("moved") == len(moved) > 0
    assert found.number("gone") == len(before.keys() - after.keys())
    assert found.number("added") == len(after.keys() - before.keys())


def test_what_changed_meanwhile_is_noticed(world: World) -> None:
    """A yes to what was shown does not count any more once somebody joined or imported."""
    plan = shifted(sample(), "d1", 60).model_copy(update={"based_on": 1})
    seen = look(world, plan).seen
    world.add("Late")
    with pytest.raises(Meanwhile):
        world.database.perform(import_plan, plan, False, "", seen)
    assert world.look(lambda r: r.visits.by_id(world.visit_id)).version == 1
    seen = look(world, plan).seen
    take(world, changed(places=20))
    with pytest.raises(Meanwhile):
        world.database.perform(import_plan, plan, True, "", seen)
    with pytest.raises(PlanStale):
        world.look(lambda reading: preview(reading, plan))
