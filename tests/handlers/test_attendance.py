"""Check-in, attendance list, agenda and /me over the Bot API."""

from datetime import date

import pytest

from bot.domain.buttons import Verb, press
from bot.domain.plan.calendar import moved_to
from schedules.tick import tick
from storage.database import Database
from tests.bot.domain.sample_visit import brussels, sample
from tests.bot.services.test_attending import word
from tests.bot.services.visit_world import World
from tests.conftest import StillClock
from tests.handlers.front_door import KEY, front_door


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    """The visit on the days when the front door's own clock runs: from 11:00 on 1 April."""
    clock.instant = brussels("2027-03-31T12:00")
    return World(database, clock, moved_to(sample(), date(2027, 4, 1)), channel=KEY)


async def test_checking_in_by_taps(world: World) -> None:
    """The reminder's button brings three words; a wrong one is answered, the right one counts."""
    async with front_door(world.database) as house:
        anna = house.server.person("Anna")
        world.add("Anna", chat_id=anna.id)
        await anna.open()
        await house.quiet()
        world.at("2027-04-01T09:45")
        await tick(world.database)
        reminder = await anna.wait_for("check in with the word on the screen")
        answer = await anna.press(reminder, "Check in")
        assert answer is not None
        card = await anna.wait_for("which word is on the screen?")
        labels = [key["text"] for row in card["reply_markup"]["inline_keyboard"] for key in row]
        right = word(world, "d1")
        wrong = next(label for label in labels if label != right)
        answer = await anna.press(card, wrong)
        assert answer is not None
        assert (answer["text"][:32], answer["show_alert"]) == (
            "That is not the word on the scre",
            True,
        )
        answer = await anna.press(card, right)
        assert answer is not None
        assert answer["text"].startswith("You are checked in for Day 1")
        await anna.wait_for("you are checked in since 09:45")


async def test_checking_in_by_typing(world: World) -> None:
    """The word, typed in capitals, is answered at once."""
    async with front_door(world.database) as house:
        anna = house.server.person("Anna")
        world.add("Anna", chat_id=anna.id)
        world.at("2027-04-01T10:05")
        await anna.send(word(world, "d1").upper())
        await anna.wait_for("You are checked in for Day 1")


async def test_marking_by_hand_from_list_to_reason(world: World) -> None:
    """Command, day, name, verdict, reason: the whole way a facilitator goes."""
    caller = world.add("Anna")
    async with front_door(world.database) as house:
        ines = house.server.person("Inés")
        world.lead(chat_id=ines.id)
        world.at("2027-04-01T11:00")
        await ines.send("/attendance")
        card = await ines.wait_for("0 of 1 are there")
        await ines.press(card, "Day 2 - Inside the practice")
        card = await ines.wait_for("Attendance, Day 2")
        await ines.press(card, "Anna: not there")
        card = await ines.wait_for("Day 2 - Inside the practice: not there")
        await ines.press(card, "Mark as there")
        await ines.wait_for("Type a short reason")
        await ines.send("her camera was off")
        await ines.wait_for("Recorded: Anna was there")
        row = world.look(lambda r: r.presence.on(world.participant(caller).id, "d2"))
        assert (row.present, row.reason) == (True, "her camera was off")


async def test_a_copied_button_does_nothing_for_others(world: World) -> None:
    """A participant who presses a facilitator's button is told that it is not theirs."""
    async with front_door(world.database) as house:
        anna = house.server.person("Anna")
        world.add("Anna", chat_id=anna.id)
        await anna.send("/me")
        card = await anna.wait_for("Days that count")
        copied = press(Verb.MARK, world.visit, "present", "-")
        answer = await anna.press_data(card, copied)
        assert answer is not None
        assert answer["show_alert"]
        assert world.look(lambda r: r.presence.of_visit(world.visit_id)) == {}


async def test_made_up_turns_of_the_list(world: World) -> None:
    """No page, day or person that there is not: the tap is answered, and the list stays."""
    async with front_door(world.database) as house:
        ines = house.server.person("Inés")
        world.lead(chat_id=ines.id)
        world.at("2027-04-01T11:00")
        await ines.send("/attendance")
        card = await ines.wait_for("0 of 0 are there")
        for turn in (
            *("page:x", "page:-1", "page:1", "page:99999999999999999999", "page:٣"),
            *("day:zz", "day:\x00", "who:x", "who:7777777777777", "back", "dance:-"),
        ):
            answer = await ines.press_data(card, f"m:{world.visit}:{turn}")
            assert answer is not None
            assert answer["text"].startswith("This button belongs to an earlier message"), turn
        await house.quiet()
        await ines.press(card, "Day 2 - Inside the practice")
        await ines.wait_for("Attendance, Day 2")
        assert world.look(lambda reading: reading.records.parked()) == []


async def test_agenda_and_me(world: World) -> None:
    """The commands bring cards, and their buttons lead from one to the other."""
    async with front_door(world.database) as house:
        anna = house.server.person("Anna")
        world.add("Anna", zone="Europe/Lisbon", chat_id=anna.id)
        await anna.send("/me")
        standing = await anna.wait_for("Days that count")
        await anna.press(standing, "Agenda")
        agenda = await anna.wait_for("All times are those of Lisbon")
        assert "09:00" in agenda["text"]
        await anna.send("/agenda")
        await house.quiet()
        assert "All times are those of Lisbon" in anna.from_bot[-1]["text"]
