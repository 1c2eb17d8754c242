"""/calendar and /next over the Bot API."""

from datetime import date
from typing import Any

import pytest

from bot.domain.plan.calendar import moved_to
from storage.database import Database
from tests.bot.documents.strict_calendar import read
from tests.bot.domain.sample_visit import brussels, sample
from tests.bot.services.test_calendars import BASE, publish, token_of
from tests.bot.services.visit_world import World
from tests.conftest import StillClock
from tests.handlers.front_door import KEY, front_door


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    """The visit on the days when the front door's own clock runs: from 11:00 on 1 April."""
    clock.instant = brussels("2027-03-31T12:00")
    database.perform(publish, BASE)
    return World(database, clock, moved_to(sample(), date(2027, 4, 1)), channel=KEY)


def _urls(message: dict[str, Any]) -> list[str]:
    keys = [key for row in message["reply_markup"]["inline_keyboard"] for key in row]
    return [key["url"] for key in keys if "url" in key]


async def test_the_file_and_then_the_address(world: World) -> None:
    """A document that opens in calendars; a tap brings the address, others change and end it."""
    async with front_door(world.database) as house:
        anna = house.server.person("Anna")
        caller = world.add("Anna", chat_id=anna.id)
        await anna.open()
        await anna.send("/calendar")
        message = await anna.wait_for("open the file")
        document = message["document"]
        assert document["file_name"] == f"{sample().visit}.ics"
        assert document["mime_type"] == "text/calendar"
        file = await house.application.bot.get_file(document["file_id"])
        assert read(bytes(await file.download_as_bytearray())).inside("VEVENT")
        await anna.press(message, "Let my calendar follow")
        card = await anna.wait_for("follows by itself, whatever changes")
        old = token_of(world, caller)
        assert _urls(card) == [f"{BASE}/calendar/{old}"]
        answer = await anna.press(card, "New address")
        assert answer is not None
        assert answer["text"].startswith("That is your new address.")
        new = token_of(world, caller)
        assert new != old
        card = await anna.wait_for(new)
        await anna.press(card, "Switch off")
        await anna.wait_for("your address is switched off")


async def test_what_comes_next_in_one_message(world: World) -> None:
    """/next says what runs and what comes; its buttons lead on."""
    async with front_door(world.database) as house:
        anna = house.server.person("Anna")
        world.add("Anna", chat_id=anna.id, zone="Europe/Lisbon")
        await anna.open()
        await anna.send("/next")
        card = await anna.wait_for("Next:")
        await anna.press(card, "Say whether I come")
        asked = await anna.wait_for("Will you come?")
        await anna.press(asked, "I\N{RIGHT SINGLE QUOTATION MARK}ll be late")
        await anna.wait_for("Come in whenever you can")
        assert _urls(card) == [sample().call_link]
        await anna.press(card, "Into my calendar")
        sent = await anna.wait_for("open the file")
        await anna.press(sent, "Agenda")
        agenda = await anna.wait_for("All times are those of Lisbon")
        await anna.press(agenda, "What comes next")
        await anna.wait_for("Next:", after=agenda["message_id"])
    assert world.look(lambda reading: reading.records.parked()) == []
