"""Asking on the spot, rehearsing and writing down for others, over the Bot API."""

import pytest

from bot.domain.buttons import Verb, press
from storage.database import Database
from storage.ids import short
from tests.bot.services.prompt_room import Room
from tests.bot.services.spot_desk import newest
from tests.conftest import StillClock
from tests.handlers.front_door import KEY, front_door
from tests.handlers.test_prompts import VisitClock, guest


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock, people=0, channel=KEY)


async def test_from_a_message_to_an_answer_that_was_told(room: Room) -> None:
    """Typed, looked at, sent, reworded, answered for somebody, and rehearsed at the end."""
    async with front_door(room.database, VisitClock()) as house:
        anna, _ = await guest(house, room)
        ines = house.server.person("Inés")
        room.lead("Inés", chat_id=ines.id)
        await ines.open()
        await ines.send("ask: Where next?\n- City\n- Port")
        preview = await ines.wait_for("Not sent yet")
        await ines.press(preview, "Answer: one of these \u27f3")
        preview = await ines.wait_for("up to 2 answers")
        await ines.press(preview, "Send to 1")
        await anna.wait_for("Where next?")
        run = newest(room)
        data = press(Verb.SPOT, room.visit, "word", short(run))
        await ines.press_data(preview, data)
        await ines.wait_for("How should it be said?")
        await ines.send("Where to next?")
        preview = await ines.wait_for("Not changed yet")
        await ines.press(preview, "Change it for everybody")
        await anna.wait_for("Where to next?")
        await ines.press_data(preview, press(Verb.PROXY, short(run)))
        told = await ines.wait_for("Who told you their answer?")
        await ines.press(told, "Anna")
        told = await ines.wait_for("For Anna, as they told you")
        await ines.press(told, "Port")
        await anna.wait_for("Inés entered this for you")
        room.close(run)
        answer = await ines.press_data(told, press(Verb.GHOST, room.visit, "on"))
        assert answer is not None
        assert answer["show_alert"]
