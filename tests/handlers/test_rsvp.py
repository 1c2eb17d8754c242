"""The evening before and the days before that, over the Bot API."""

from datetime import date

import pytest

from bot.domain.plan.calendar import moved_to
from bot.texts import catalogue
from schedules.tick import tick
from storage.database import Database
from tests.bot.domain.sample_visit import brussels, sample
from tests.bot.services.visit_world import World
from tests.conftest import StillClock
from tests.handlers.front_door import KEY, front_door

CANNOT, LATE = (catalogue.plain("en", f"rsvp-button-{one}") for one in ("excused", "late"))


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    """The visit begins on the day after the one on which the front door's own clock runs."""
    clock.instant = brussels("2027-03-20T12:00")
    return World(database, clock, moved_to(sample(), date(2027, 4, 2)), channel=KEY)


async def test_what_is_said_stands_on_the_message(world: World) -> None:
    """One tap; the message of the evening shows it, and can be changed."""
    async with front_door(world.database) as house:
        anna = house.server.person("Anna")
        caller = world.add("Anna", chat_id=anna.id)
        await anna.open()
        world.at("2027-04-01T17:00")
        await tick(world.database)
        evening = await anna.wait_for("One thing to prepare")
        answer = await anna.press(evening, CANNOT)
        assert answer is not None
        assert answer["text"].startswith("Thank you for saying so.")
        changed = await anna.wait_for(f"You said: {CANNOT}.")
        assert changed["message_id"] == evening["message_id"]
        await anna.press(changed, LATE)
        await anna.wait_for(f"You said: {LATE}.")
        part = world.participant(caller).id
        assert world.look(lambda r: r.rsvps.of_participant(part)) == {"d1": "late"}


async def test_the_days_before(world: World) -> None:
    """Something to try, a question answered by typing, and the answer on the evening before."""
    async with front_door(world.database) as house:
        anna = house.server.person("Anna")
        world.add("Anna", chat_id=anna.id)
        await anna.open()
        world.at("2027-03-30T10:00")
        await tick(world.database)
        prepare = await anna.wait_for("when and where will you sit")
        answer = await anna.press(prepare, "Try it out")
        assert answer is not None
        assert answer["text"] == "It works!"
        await anna.wait_for("Try that as well")
        await anna.send("In the library")
        kept = await anna.wait_for("Kept, for you alone")
        await anna.press(kept, "Write it anew")
        await anna.wait_for("Just type it here.")
        await anna.send("At home")
        await house.quiet()
        world.at("2027-04-01T17:00")
        await tick(world.database)
        await anna.wait_for("You planned: At home")
        answer = await anna.press(kept, "Forget it")
        assert answer is not None
        assert answer["show_alert"] is True
