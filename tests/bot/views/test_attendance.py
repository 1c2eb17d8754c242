"""The facilitator's attendance list."""

import pytest

from bot.services.marking import open_list
from bot.services.planning import import_plan
from storage.database import Database
from tests.bot.domain.sample_visit import changed, sample
from tests.bot.services.visit_world import World
from tests.conftest import StillClock


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    return World(database, clock)


def test_a_day_that_a_newer_plan_dropped_is_not_shown(world: World) -> None:
    """A list that was left open on a day shows nothing once the plan has that day no more."""
    ines = world.lead()
    world.at("2027-04-23T10:00")
    world.database.perform(open_list, ines)
    [subject] = [one for one in world.pending(ines) if one.startswith("attendance:")]
    assert world.card(ines, subject) is not None
    world.database.perform(import_plan, changed(days=sample().days[:3]), True)
    assert world.card(ines, subject) is None
