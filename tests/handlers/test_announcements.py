"""/announce, /timeline and the way to them from the run sheet, over the Bot API."""

from typing import Any

import pytest

from schedules.tick import tick
from storage.database import Database
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock
from tests.handlers.front_door import KEY, front_door
from tests.handlers.test_prompts import VisitClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock, people=0, channel=KEY)


async def test_an_announcement_and_who_got_it(room: Room) -> None:
    """From the command to the message; the card follows what becomes of it."""
    async with front_door(room.database, VisitClock()) as house:
        anna, ines = house.server.person("Anna"), house.server.person("Inés")
        room.add("Anna", chat_id=anna.id)
        room.lead("Inés", chat_id=ines.id)
        await anna.open()
        await ines.open()
        await ines.send("/announce Bring <tea>\nand a cup")
        card = await ines.wait_for("This is what people will see")
        assert "Bring <tea>\nand a cup" in card["text"]
        answer = await ines.press(card, "Send now")
        assert answer is not None
        assert answer["text"] == "It leaves in 60 seconds. Undo stops it."
        card = await ines.wait_for("It leaves in a minute")
        await ines.press(card, "Undo")
        card = await ines.wait_for("This is what people will see")
        await ines.press(card, "Change text")
        card = await ines.wait_for("Write your announcement now")
        await ines.send("Bring coffee")
        card = await ines.wait_for("Bring coffee")
        await ines.press(card, "Send now")
        card = await ines.wait_for("It leaves in a minute")
        await ines.press(card, "Send at once")
        await tick(room.database)
        letter = await anna.wait_for("Bring coffee")
        assert letter["text"].startswith("Inés · Opening the shipyard")
        await ines.wait_for("✓ Sent: 1")


async def test_what_will_be_sent_from_the_run_sheet(room: Room) -> None:
    """The run sheet leads to the timeline, to an announcement and to a change."""
    async with front_door(room.database, VisitClock()) as house:
        ines = house.server.person("Inés")
        room.lead("Inés", chat_id=ines.id)
        room.add("Anna")
        await ines.open()
        await ines.send("/sheet")
        sheet = await ines.wait_for("Run sheet")
        await ines.press(sheet, "More …")
        sheet = await ines.wait_for("More in the call")
        await ines.press(sheet, "Around the call …")
        sheet = await ines.wait_for("a message to everybody")
        await ines.press(sheet, "Announce")
        await ines.wait_for("Write your announcement now")
        await ines.press(sheet, "Change")
        await ines.wait_for("Change the programme")
        await ines.press(sheet, "Timeline")
        card = await ines.wait_for("All times on the clock of Helsinki")
        await ines.press_data(card, data_of(card, "Recap: Day 1"))
        card = await ines.wait_for("14:00: 1")
        answer = await ines.press(card, "Skip")
        assert answer is not None
        assert answer["text"] == "Skipped. “Send after all” takes it back."
        card = await ines.wait_for("nobody gets it")
        await ines.press(card, "Send after all")
        await ines.press(card, "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK} Back")
        await ines.wait_for("All times on the clock")
        await ines.send("/timeline")
        await ines.wait_for("All times on the clock", after=card["message_id"])


def data_of(card: dict[str, Any], label: str) -> str:
    """Give the data of the button that has this in its label."""
    keys = [key for row in card["reply_markup"]["inline_keyboard"] for key in row]
    return str(next(key["callback_data"] for key in keys if label in key["text"]))
