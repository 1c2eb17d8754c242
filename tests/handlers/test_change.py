"""/change over the Bot API: the team changes the programme, and people hear of it."""

from datetime import date

import pytest

from bot.domain.plan.calendar import moved_to
from schedules.tick import tick
from storage.database import Database
from tests.bot.domain.sample_visit import brussels, sample
from tests.bot.services.visit_world import World
from tests.conftest import StillClock
from tests.handlers.front_door import KEY, front_door


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    """The visit on the days when the front door's own clock runs: from 11:00 on 1 April."""
    clock.instant = brussels("2027-03-31T12:00")
    return World(database, clock, moved_to(sample(), date(2027, 4, 1)), channel=KEY)


async def test_a_session_is_delayed_and_people_are_told(world: World) -> None:
    """Command, day, session, typed minutes, yes: the card asks, the others get one notice."""
    async with front_door(world.database) as house:
        ines, anna = house.server.person("Inés"), house.server.person("Anna")
        world.add("Anna", chat_id=anna.id)
        world.lead(chat_id=ines.id)
        await anna.open()
        await house.quiet()
        world.at("2027-04-01T11:00")
        await ines.send("/change")
        card = await ines.wait_for("Choose what changes")
        await ines.press(card, "Day 1 - Meet the place and each other")
        card = await ines.wait_for("Day 1 - Meet the place and each other, Thursday")
        labels = [key["text"] for row in card["reply_markup"]["inline_keyboard"] for key in row]
        await ines.press(card, next(label for label in labels if label.startswith("12:15")))
        await ines.wait_for("What follows that day moves along")
        await ines.send("10")
        card = await ines.wait_for("This would change")
        answer = await ines.press(card, "Yes, change it")
        assert answer is not None
        assert answer["text"] == "Changed. Everybody is being told."
        await tick(world.database)
        notice = await anna.wait_for("Changed: Opening the shipyard")
        assert "11:15 (12:15 in Helsinki) → 11:25 (12:25 in Helsinki)" in notice["text"]
        await anna.press(notice, "Agenda")
        await anna.wait_for("11:25")


async def test_a_session_is_cancelled(world: World) -> None:
    """The notice strikes it through; the agenda too."""
    async with front_door(world.database) as house:
        ines, anna = house.server.person("Inés"), house.server.person("Anna")
        world.add("Anna", chat_id=anna.id)
        world.lead(chat_id=ines.id)
        await anna.open()
        await house.quiet()
        world.at("2027-04-01T11:00")
        await ines.send("/change")
        for said, label in (
            ("Choose what changes", "Day 1"),
            ("Thursday 1 April", "12:50"),
            ("Tap by how many minutes", "Cancel this session"),
        ):
            card = await ines.wait_for(said)
            labels = [key["text"] for row in card["reply_markup"]["inline_keyboard"] for key in row]
            await ines.press(card, next(one for one in labels if one.startswith(label)))
        card = await ines.wait_for("This would change")
        await ines.press(card, "Yes, change it")
        await tick(world.database)
        notice = await anna.wait_for(": cancelled")
        assert any(entity["type"] == "strikethrough" for entity in notice["entities"])
