"""What somebody says or asks for in one process while the other acts on what was so before."""

from typing import Any

import pytest
from sqlalchemy import Row

from bot.domain.timeline import Kind
from bot.services import calendars, intending, listening, rsvping, settings_pages
from bot.services.callers import Caller
from schedules.kinds import run_entry
from tests.bot.services.test_calendars import BASE, publish, token_of
from tests.bot.services.visit_world import World
from tests.conftest import StillClock
from tests.races.conftest import ROUNDS, Race

LINK_DUE = "2027-04-20T09:45"
PREPARE_DUE = "2027-04-17T10:00"
MINE = "At the kitchen table"


@pytest.fixture
def world(race: Race, clock: StillClock) -> World:
    return World(race.one, clock)


def entry(world: World, caller: Caller, kind: Kind) -> Row[Any]:
    """Give somebody's entry of a kind about the first day."""
    part = world.participant(caller)
    rows = world.look(lambda r: r.timeline.of_participant(part.id))
    [row] = [row for row in rows if row.kind == kind and row.args["day"] == "d1"]
    return row  # type: ignore[no-any-return]


def expects(world: World, caller: Caller) -> Row[Any]:
    row = world.look(lambda r: r.people.dialogue(world.me(caller).person.id))
    assert row is not None
    return row  # type: ignore[no-any-return]


async def test_excused_when_the_link_is_due(race: Race, world: World) -> None:
    """They get the link or are excused, whichever was first; what they said stands."""
    for _ in range(ROUNDS):
        world.at("2027-04-19T23:00")
        anna = world.add("Anna")
        world.at(LINK_DUE)
        key = entry(world, anna, Kind.JOIN).key
        reply = rsvping.Reply(world.visit, "d1", "excused")
        await race.run((rsvping.say, anna, reply, 77), (run_entry, key))
        world.database.perform(run_entry, key)
        row, links = entry(world, anna, Kind.JOIN), world.keys(anna).count("reminder-join")
        assert (row.state, row.reason, links) in {("done", "", 1), ("dropped", "excused", 0)}
        part = world.participant(anna).id
        assert world.look(lambda r, part=part: r.rsvps.of_participant(part)) == {"d1": "excused"}


async def test_two_new_addresses_at_once(race: Race, world: World) -> None:
    """One of them stands, the old one opens nothing."""
    race.one.perform(publish, BASE)
    anna = world.add("Anna")
    race.one.perform(calendars.subscribe, anna, world.visit)
    for _ in range(ROUNDS):
        old = token_of(world, anna)
        renew = (calendars.renew, anna, world.visit)
        said = await race.run(renew, renew)
        assert [receipt.key for receipt in said] == ["calendar-renewed"] * 2
        assert world.look(lambda r, old=old: calendars.whose(r, old)) is None
        new = token_of(world, anna)
        assert world.look(lambda r, new=new: calendars.whose(r, new)) is not None


async def test_a_new_address_while_it_is_switched_off(race: Race, world: World) -> None:
    """It is new or off afterwards; the old one opens nothing either way."""
    race.one.perform(publish, BASE)
    anna = world.add("Anna")
    for _ in range(ROUNDS):
        race.one.perform(calendars.subscribe, anna, world.visit)
        old = token_of(world, anna)
        acts = (calendars.renew, calendars.switch_off)
        await race.run(*((act, anna, world.visit) for act in acts))
        assert world.look(lambda r, old=old: calendars.whose(r, old)) is None


async def test_a_page_is_opened_when_the_plan_is_asked_for(race: Race, world: World) -> None:
    """The question waits behind the page, whichever was first."""
    for _ in range(ROUNDS):
        world.at("2027-04-16T12:00")
        anna = world.add("Anna")
        world.at(PREPARE_DUE)
        key = entry(world, anna, Kind.PREPARE).key
        await race.run((settings_pages.turn, anna, settings_pages.QUIET), (run_entry, key))
        page = expects(world, anna)
        assert (page.expects, page.draft["before"][0]) == ("settings.quiet", intending.EXPECTS)


async def test_a_plan_is_forgotten_while_it_is_written(race: Race, world: World) -> None:
    """It is there or not; the letter that tells of it leaves in either case."""
    for _ in range(ROUNDS):
        anna = world.add("Anna")
        race.one.perform(intending.write, anna, world.visit)
        forget = (intending.forget, anna, world.visit)
        await race.run((listening.hear, anna, MINE, 5, None), forget)
        part = world.participant(anna).id
        meant = world.look(lambda r, part=part: r.rsvps.intention(part))
        assert meant in {"", MINE}
        assert ("Kept" in world.read(anna)[-1].text) == bool(meant)
