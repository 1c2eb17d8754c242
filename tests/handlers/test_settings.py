"""/settings, /pause, /resume and /fewer over the Bot API."""

import pytest

from storage.database import Database
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock
from tests.handlers.front_door import KEY, front_door
from tests.handlers.test_prompts import VisitClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock, people=0, channel=KEY)


async def test_settling_everything_in_one_card(room: Room) -> None:
    """Taps turn and change one message; what is typed brings it to the end of the chat."""
    async with front_door(room.database, VisitClock()) as house:
        anna = house.server.person("Anna")
        caller = room.add("Anna", chat_id=anna.id)
        await anna.open()
        await anna.send("/settings")
        card = await anna.wait_for("How I write to you")
        await anna.press(card, "I am elsewhere")
        card = await anna.wait_for("Where are you?")
        await anna.send("Auckland")
        card = await anna.wait_for("Where are you?", after=card["message_id"])
        await anna.press(card, "zo:Pacific/Auckland")
        card = await anna.wait_for("Auckland.")
        assert room.me(caller).person.zone == "Pacific/Auckland"
        await anna.press(card, "Quiet hours")
        card = await anna.wait_for("When should I be quiet?")
        await anna.press(card, "22:00-07:00")
        card = await anna.wait_for("Your quiet hours: 22:00-07:00")
        answer = await anna.press(card, "Fewer messages")
        assert answer is not None
        assert "What still comes" in answer["text"]
        card = await anna.wait_for("Fewer messages: on")
        await anna.press(card, "Language")
        card = await anna.wait_for("Which language")
        await anna.press(card, "Français")
        await anna.wait_for("Comment je vous écris")


async def test_a_pause_by_command_and_by_tap(room: Room) -> None:
    """/pause asks or takes what stands behind it; /resume ends it; /fewer answers."""
    async with front_door(room.database, VisitClock()) as house:
        anna = house.server.person("Anna")
        room.add("Anna", chat_id=anna.id)
        await anna.open()
        await anna.send("/pause whenever")
        await anna.wait_for("I could not read “whenever”")
        await anna.send("/pause 2 days")
        await anna.wait_for("Paused until Thursday 22 April")
        await anna.send("/resume")
        await anna.wait_for("Nothing is open for you.")
        await anna.send("/pause")
        card = await anna.wait_for("Until when shall I pause?")
        await anna.press(card, "Until I say /resume")
        card = await anna.wait_for("Paused until you say /resume")
        await anna.press(card, "End the pause")
        await anna.wait_for("Pause: none")
        await anna.send("/fewer")
        await anna.wait_for("Fewer messages from now on")
        await anna.press_data(card, "se")
        await anna.wait_for("Fewer messages: on")
