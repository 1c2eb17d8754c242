"""A plan that changes while the clock, the team and the people act, in two processes."""

from typing import Any

import pytest
from sqlalchemy import Row

from bot.domain.messages import Receipt
from bot.domain.plan.amending import MOVE, Amendment
from bot.domain.prompts import ANSWER
from bot.domain.timeline import Kind
from bot.services import change_pages, changing
from bot.services.answering import tap
from bot.services.callers import Caller
from bot.services.opening import open_run
from bot.services.planning import import_plan
from bot.services.telling import NOTICE
from schedules.kinds import run_entry
from storage.work import Work
from tests.bot.domain.sample_visit import sample
from tests.bot.services.prompt_room import Room
from tests.bot.services.test_telling import shifted
from tests.bot.services.visit_world import World
from tests.conftest import StillClock
from tests.races.conftest import ROUNDS, Race


@pytest.fixture
def world(race: Race, clock: StillClock) -> World:
    return World(race.one, clock)


def propose(work: Work, world: World, caller: Caller, minutes: int) -> None:
    me = world.me(caller)
    change_pages.leave(work, me)
    changing.propose(work, me, world.visit_id, Amendment(MOVE, "d1", minutes=minutes))


def yes(world: World, caller: Caller) -> tuple[Any, ...]:
    """Give the tap that agrees to what is proposed."""
    dialogue = world.look(lambda r: r.people.dialogue(world.me(caller).person.id))
    token = changing.token_of(dialogue.draft)
    return (changing.act, caller, world.visit, changing.YES, token)


async def test_two_of_the_team_agree_at_once(race: Race, world: World) -> None:
    """One change is made; the second sees that it changed meanwhile, and what would change now."""
    team = [world.lead("Inés"), world.lead("Pekka")]
    for number in range(2, ROUNDS + 2):
        for caller in team:
            race.one.perform(propose, world, caller, 5)
        said = await race.run(*(yes(world, caller) for caller in team))
        keys = sorted(one.key for one in said if isinstance(one, Receipt))
        assert keys == ["change-done", "change-meanwhile"]
        assert world.look(lambda r: r.visits.by_id(world.visit_id)).version == number


async def test_a_change_while_people_answer(race: Race, clock: StillClock) -> None:
    """The change is made and every answer that was confirmed is kept."""
    room = Room(race.one, clock)
    for number in range(ROUNDS):
        run_id = race.one.perform(lambda work: open_run(work, room.visit_id, "p02")).id
        option = next(iter(room.run(run_id).definition["options"]))
        plan = shifted(sample(), "d4", number + 1)
        taps = [(tap, person, run_id, ANSWER, option) for person in room.people]
        said = await race.run(*taps[:2], (import_plan, plan, True), *taps[2:])
        recorded = [one for one in said if isinstance(one, Receipt) and "recorded" in one.key]
        assert len(recorded) == len(room.people)
        counts = room.look(lambda reading, run_id=run_id: reading.asked.counts(run_id))
        assert counts[1] == len(room.people)
        room.close(run_id)


def rows(world: World, caller: Caller, kind: str) -> list[Row[Any]]:
    part = world.participant(caller)
    found = world.look(lambda r: r.timeline.of_participant(part.id))
    return [row for row in found if row.kind == kind]


async def test_a_notice_is_due_while_the_plan_changes_again(race: Race, world: World) -> None:
    """What people are told goes on where it ended, and nothing is told twice or left out."""
    world.at("2027-04-20T09:00")
    anna = world.add("Anna")
    for number in range(ROUNDS):
        race.one.perform(import_plan, shifted(sample(), "d1", 2 * number + 1), True)
        [due] = [row.key for row in rows(world, anna, Kind.CHANGED) if row.state == "planned"]
        later = shifted(sample(), "d1", 2 * number + 2)
        await race.run((run_entry, due), (import_plan, later, True))
        for row in rows(world, anna, Kind.CHANGED):
            if row.state == "planned":
                race.one.perform(run_entry, row.key)
    told = [row.args for row in world.letters(anna) if row.text_key == NOTICE]
    known = 1
    for args in sorted(told, key=lambda args: args["since"]):
        assert args["since"] == known
        known = args["version"]
    assert known == 2 * ROUNDS + 1


async def test_a_reminder_is_due_while_its_day_moves(race: Race, world: World) -> None:
    """The link comes once for each time that the day was announced, the last one at the end."""
    for number in range(ROUNDS):
        world.at("2027-04-20T08:00")
        race.one.perform(import_plan, shifted(sample(), "d1", 0), True)
        anna = world.add(f"Anna {number}")
        world.at("2027-04-20T09:45")
        planned = [row for row in rows(world, anna, Kind.JOIN) if row.args["day"] == "d1"]
        [due] = [row.key for row in planned if row.state == "planned"]
        await race.run((run_entry, due), (import_plan, shifted(sample(), "d1", 45), True))
        of_day = [row for row in rows(world, anna, Kind.JOIN) if row.args["day"] == "d1"]
        letters = world.keys(anna).count("reminder-join")
        assert [row.state for row in of_day].count("done") == letters <= 1
        assert [row.state for row in of_day].count("planned") == 1
