"""The days before: trying buttons out, and the plan of when and where to sit."""

import pytest

from bot.domain.messages import Receipt
from bot.errors import Refused
from bot.services import intending, listening, settings_pages
from bot.services.callers import Caller
from storage.database import Database
from tests.bot.services.test_cadence import is_open
from tests.bot.services.visit_world import World
from tests.conftest import StillClock

MINE = "At the kitchen table; the children may come home early"


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    return World(database, clock)


def write(world: World, caller: Caller, text: str) -> None:
    world.database.perform(listening.hear, caller, text, 1, None)


def meant(world: World, caller: Caller) -> str:
    participant_id = world.participant(caller).id
    return world.look(lambda r: r.rsvps.intention(participant_id))  # type: ignore[no-any-return]


def expects(world: World, caller: Caller) -> str:
    row = world.look(lambda r: r.people.dialogue(world.me(caller).person.id))
    return row.expects if row else ""


async def test_three_days_before_there_is_one_message(world: World) -> None:
    """When it starts, something to try, the calendar, one question; typed, it is kept."""
    anna = world.add("Anna", zone="Europe/Lisbon")
    await world.live_until("2027-04-17T12:00")
    prepare = world.read(anna)[-1]
    assert "Tuesday 20 April, 09:00 (11:00 in Helsinki)" in prepare.text
    assert "when and where will you sit" in prepare.text
    assert [row[0].press for row in prepare.keyboard] == [
        f"to:{world.visit}",
        f"ca:send:{world.visit}",
        "ag",
    ]
    write(world, anna, f" {MINE} ")
    assert meant(world, anna) == MINE
    assert world.keys(anna)[-1] == "intention-kept"
    assert f"Kept, for you alone: “{MINE}”" in world.read(anna)[-1].text
    assert "/help" in world.read(anna)[-1].text
    assert expects(world, anna) == ""


async def test_it_is_shown_the_evening_before_to_them_alone(world: World) -> None:
    """Whoever did not answer is not asked again."""
    anna, ben = world.add("Anna"), world.add("Ben")
    await world.live_until("2027-04-17T12:00")
    write(world, anna, MINE)
    await world.live_until("2027-04-19T18:00")
    assert f"You planned: {MINE}" in world.read(anna)[-1].text
    assert "You planned" not in world.read(ben)[-1].text
    assert not any(MINE in one.text for one in world.read(ben))


async def test_the_question_ends_when_the_first_day_begins(world: World) -> None:
    """What is typed then is no plan; nobody is surprised by what becomes of it."""
    anna = world.add("Anna")
    await world.live_until("2027-04-17T12:00")
    assert expects(world, anna) == intending.EXPECTS
    world.at("2027-04-20T09:45")
    write(world, anna, "Hello everybody")
    assert meant(world, anna) == ""
    assert expects(world, anna) == ""
    assert world.keys(anna)[-1] == "hear-nothing-open"


async def test_an_open_question_comes_first(world: World) -> None:
    """Where a prompt waits for a text, the text is its answer."""
    anna = world.add("Anna")
    await world.live_until("2027-04-17T12:00")
    is_open(world, "p01")
    write(world, anna, "We have no boats")
    assert meant(world, anna) == ""
    [run] = world.look(lambda r: r.prompts.open_for(world.participant(anna).id))
    assert world.look(lambda r: r.asked.of(run.id, world.participant(anna).id)).answered


@pytest.mark.parametrize("page", [settings_pages.QUIET, settings_pages.PAUSE])
async def test_a_page_that_was_left_open_does_not_keep_it_away(world: World, page: str) -> None:
    """The question comes back when the page is left; what is typed days later is for it."""
    anna = world.add("Anna")
    world.database.perform(settings_pages.turn, anna, page)
    await world.live_until("2027-04-17T12:00")
    assert expects(world, anna) == f"settings.{page}"
    write(world, anna, MINE)
    assert meant(world, anna) == MINE


async def test_a_page_that_put_aside_something_keeps_that(world: World) -> None:
    """What was being asked before it goes first."""
    anna = world.add("Anna")
    person_id = world.me(anna).person.id
    world.database.perform(lambda work: work.people.expect(person_id, "form"))
    world.database.perform(settings_pages.turn, anna, settings_pages.QUIET)
    await world.live_until("2027-04-17T12:00")
    world.database.perform(settings_pages.turn, anna, settings_pages.MAIN)
    assert expects(world, anna) == "form"


async def test_a_question_behind_a_page_ends_with_its_time(world: World) -> None:
    """It comes back to nobody once the first day has begun."""
    anna = world.add("Anna")
    await world.live_until("2027-04-17T12:00")
    world.database.perform(settings_pages.turn, anna, settings_pages.QUIET)
    world.at("2027-04-20T09:45")
    write(world, anna, "Hello everybody")
    assert meant(world, anna) == ""
    assert expects(world, anna) == ""


async def test_what_is_forgotten_is_in_no_letter(world: World) -> None:
    """Neither in one that waits nor in one that was sent: letters never hold it."""
    anna = world.add("Anna")
    await world.live_until("2027-04-17T12:00")
    write(world, anna, MINE)
    await world.live_until("2027-04-19T18:00")
    assert MINE in world.read(anna)[-1].text
    assert MINE not in str([row.args for row in world.letters(anna)])
    world.database.perform(intending.forget, anna, world.visit)
    said = dict(zip(world.keys(anna), world.read(anna), strict=True))
    assert not any(MINE in one.text for one in said.values())
    assert "Will you come?" in said["reminder-tomorrow"].text
    assert said["intention-kept"].text.startswith("Forgotten.")


async def test_what_else_is_asked_is_not_pushed_aside(world: World) -> None:
    """The letter does not take the place of a dialogue that runs."""
    anna = world.add("Anna")
    person_id = world.me(anna).person.id
    world.database.perform(lambda work: work.people.expect(person_id, "which", draft={"texts": []}))
    await world.live_until("2027-04-17T12:00")
    assert expects(world, anna) == "which"


def test_a_button_can_be_tried_out(world: World) -> None:
    """It works, says where to type, and leaves no trace but the letter."""
    anna = world.add("Anna")
    assert world.database.perform(intending.try_out, anna, world.visit) == Receipt("try-out-works")
    assert "bottom of this chat" in world.read(anna)[-1].text
    assert "where will you sit" not in world.read(anna)[-1].text


async def test_a_tried_button_leads_on_to_typing(world: World) -> None:
    """While the question waits, that is what to type."""
    anna = world.add("Anna")
    await world.live_until("2027-04-17T12:00")
    world.database.perform(intending.try_out, anna, world.visit)
    assert "where will you sit" in world.read(anna)[-1].text


def test_it_can_be_written_anew_and_forgotten(world: World) -> None:
    """By their own tap at any time, even when the days have begun."""
    anna = world.add("Anna")
    world.at("2027-04-20T13:00")
    world.database.perform(intending.write, anna, world.visit)
    write(world, anna, MINE)
    world.database.perform(intending.write, anna, world.visit)
    write(world, anna, "In the library")
    assert meant(world, anna) == "In the library"
    receipt = world.database.perform(intending.forget, anna, world.visit)
    assert (receipt.key, meant(world, anna)) == ("intention-forgotten", "")


def test_it_is_short(world: World) -> None:
    """What is too long is refused, and may be tried again."""
    anna = world.add("Anna")
    world.database.perform(intending.write, anna, world.visit)
    with pytest.raises(Refused, match="intention-length"):
        write(world, anna, "x" * 301)
    write(world, anna, "x" * 300)
    assert len(meant(world, anna)) == 300


def test_it_goes_with_the_person(world: World) -> None:
    """/mydata shows what was said and meant; erasure leaves nothing of it."""
    anna = world.add("Anna")
    person_id, part = world.me(anna).person.id, world.participant(anna).id
    world.database.perform(lambda work: work.rsvps.say(part, "d1", "late", work.now))
    world.database.perform(lambda work: work.rsvps.intend(part, MINE, work.now))
    shown = world.look(lambda r: r.belongings.of(person_id))
    assert [row["says"] for row in shown["rsvps"]] == ["late"]
    assert [row["text"] for row in shown["intentions"]] == [MINE]
    world.database.perform(lambda work: work.belongings.erase(person_id))
    assert world.look(lambda r: r.rsvps.intention(part)) == ""
    assert world.look(lambda r: r.rsvps.of_participant(part)) == {}


def test_strangers_have_no_plan(world: World) -> None:
    """Whoever takes no part is told that the button is not theirs."""
    lead = world.lead()
    for act in (intending.try_out, intending.write, intending.forget):
        with pytest.raises(Refused, match="not-your-button"):
            world.database.perform(act, lead, world.visit)
