"""What is said between the days: a nudge, the recap of the last day, a last call; each setting."""

import pytest
from sqlalchemy import Row

from bot.domain.messages import Lane
from bot.domain.plan.cadence import RECOMMENDED
from bot.domain.timeline import LANES
from bot.services.callers import Caller
from bot.services.opening import open_run
from bot.services.running import close_run
from storage.database import Database
from storage.work import Work
from tests.bot.domain.sample_visit import changed, sample
from tests.bot.services.test_reminding import come, settled
from tests.bot.services.visit_world import World
from tests.conftest import StillClock


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    return World(database, clock, changed(reminders=RECOMMENDED))


def open_prompt(work: Work, world: World, key: str) -> Row[object]:
    """Open a prompt that stays open until the team closes it."""
    run = open_run(work, world.visit_id, key)
    work.prompts.prolong(run.id, None)
    return run


def is_open(world: World, *keys: str) -> None:
    for key in keys:
        world.database.perform(open_prompt, world, key)


def answer(world: World, caller: Caller, *keys: str) -> None:
    participant_id = world.participant(caller).id

    def mark(work: Work) -> None:
        for run in work.prompts.runs_of(world.visit_id):
            if run.prompt_key in keys:
                work.asked.mark(run.id, participant_id, answered=True, changed=0)

    world.database.perform(mark)


def count(world: World, caller: Caller, key: str) -> int:
    return world.keys(caller).count(key)


async def test_one_nudge_names_all_of_the_day(world: World) -> None:
    """Some hours after it: what is required, open and unanswered, with a button to it."""
    anna, ben = world.add("Anna"), world.add("Ben")
    come(world, anna, "d4", "2027-04-23T10:00")
    is_open(world, "p08", "p10")
    answer(world, ben, "p08", "p10")
    await world.live_until("2027-04-23T16:00")
    nudge = world.read(anna)[world.keys(anna).index("reminder-nudge")]
    assert count(world, anna, "reminder-nudge") == 1
    assert "2 questions of" in nudge.text
    assert "• “My action plan”" in nudge.text
    assert "not be reminded" not in nudge.text  # it is the last day already
    assert nudge.keyboard[0][0].press == "now"
    assert count(world, ben, "reminder-nudge") == 0
    assert LANES["nudge"] is LANES["last_call"] is Lane.UNSOLICITED


async def test_a_prompt_is_nudged_once_and_then_not_named_before_the_last_day(
    world: World,
) -> None:
    """The next day's nudge and recap are silent about it; the last day's recap names it."""
    anna = world.add("Anna")
    world.at("2027-04-20T10:05")
    is_open(world, "p01")
    await world.live_until("2027-04-20T16:30")
    assert count(world, anna, "reminder-nudge") == 1
    assert "not be reminded of this again" in world.read(anna)[-1].text
    await world.live_until("2027-04-22T20:00")
    recaps = [one.text for one in world.read(anna) if "is over. Thank you!" in one.text]
    assert ["Still open" in one for one in recaps] == [True, False, False]
    assert count(world, anna, "reminder-nudge") == 1
    await world.live_until("2027-04-23T16:00")
    last = [one.text for one in world.read(anna) if "is over. Thank you!" in one.text][-1]
    assert "Still open: “Challenge and offer”" in last
    assert count(world, anna, "reminder-nudge") == 1


async def test_a_prompt_asked_anew_is_not_nudged_again(world: World) -> None:
    """Once for a prompt and person, ever, in whichever run."""
    anna = world.add("Anna")
    world.at("2027-04-20T10:05")
    is_open(world, "p01")
    await world.live_until("2027-04-20T16:30")

    def again(work: Work) -> None:
        [run] = work.prompts.runs_of(world.visit_id)
        work.prompts.settle(run.id, "retracted", work.now)
        open_prompt(work, world, "p01")
        rows = work.timeline.of_visit(world.visit_id)
        [row] = [row for row in rows if row.kind == "nudge" and row.args["day"] == "d1"]
        work.timeline.add([{**_entry(row), "key": "another", "due": work.now}])

    world.database.perform(again)
    await world.live_until("2027-04-20T17:00")
    assert count(world, anna, "reminder-nudge") == 1


def _entry(row: Row[object]) -> dict[str, object]:
    names = ("key", "due", "kind", "visit_id", "participant_id", "args")
    return {name: getattr(row, name) for name in names}


async def test_nothing_open_no_nudge(world: World) -> None:
    """What only ran live is over; nobody is reminded of what they cannot do."""
    anna = world.add("Anna")
    await world.live_until("2027-04-20T20:00")
    assert count(world, anna, "reminder-nudge") == 0
    assert settled(world, "nudge", "d1") == ("dropped", "nothing to catch up")


async def test_the_last_day_names_everything_that_is_left(world: World) -> None:
    """Its recap is the last before the last call, so it holds all open prompts."""
    anna = world.add("Anna")
    world.at("2027-04-20T10:05")
    is_open(world, "p01", "p08", "p10")
    await world.live_until("2027-04-23T13:30")
    [*_, recap] = [one.text for one in world.read(anna) if "is over. Thank you!" in one.text]
    assert "3. Still open, and all of it counts for your certificate:" in recap
    assert recap.count("•") == 3


async def test_the_last_call_says_what_and_until_when(world: World) -> None:
    """A day before the deadline at five, to whom an answer still brings more; in both zones."""
    anna, ben, cleo = world.add("Anna", zone="Europe/Lisbon"), world.add("Ben"), world.add("Cleo")
    for day, date in (("d1", 20), ("d2", 21), ("d3", 22), ("d4", 23)):
        for guest in (anna, ben):
            come(world, guest, day, f"2027-04-{date}T10:00")
    is_open(world, "p01", "p08", "p10")
    answer(world, ben, "p01", "p08", "p10")
    answer(world, anna, "p01", "p10")
    await world.live_until("2027-04-29T17:59")
    assert "reminder-last-call" not in world.keys(anna)
    await world.live_until("2027-04-29T18:01")
    said = world.read(anna)[-1].text
    assert world.keys(anna)[-1] == "reminder-last-call"
    assert "Friday 30 April, 17:00 (19:00 in Helsinki)" in said
    assert "• “My action plan”" in said
    assert said.count("•") == 1
    for other in (ben, cleo):  # has everything; has too few days for an answer to help
        assert "reminder-last-call" not in world.keys(other)


async def test_no_last_call_for_what_earns_nothing(world: World) -> None:
    """Where a required question is closed for good, the others do not bring the certificate."""
    anna = world.add("Anna")
    for day, date in (("d1", 20), ("d2", 21), ("d3", 22), ("d4", 23)):
        come(world, anna, day, f"2027-04-{date}T10:00")
    is_open(world, "p01", "p08")
    [run, _] = world.look(lambda r: r.prompts.runs_of(world.visit_id))
    world.database.perform(lambda work: close_run(work, run.id))
    await world.live_until("2027-04-29T18:01")
    assert "reminder-last-call" not in world.keys(anna)


async def test_without_a_deadline_there_is_no_last_call(
    database: Database, clock: StillClock
) -> None:
    """The recommended one needs `catch_up_until`."""
    rule = sample().complete.model_copy(update={"catch_up_until": None})
    world = World(database, clock, changed(reminders=RECOMMENDED, complete=rule))
    anna = world.add("Anna")
    who = world.participant(anna).id
    kinds = {row.kind for row in world.look(lambda r: r.timeline.of_participant(who))}
    assert kinds == {"prepare", "tomorrow", "join", "recap", "missed", "nudge"}
