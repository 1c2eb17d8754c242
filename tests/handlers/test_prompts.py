"""Prompts and the run sheet over the Bot API: everything that a chat can send."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.chat_server import Person
from bot.services.callers import Caller
from storage.database import Database
from storage.ids import short
from tests.bot.messaging.house import House, QuickClock
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock
from tests.handlers.front_door import KEY, front_door

Message = dict[str, Any]


class VisitClock(QuickClock):
    """The sender's clock, in the session in which the tests take place."""

    def now(self) -> datetime:
        return super().now() + timedelta(days=18, hours=23, minutes=20)


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock, people=0, channel=KEY)


async def guest(house: House, room: Room) -> tuple[Person, Caller]:
    """Let Anna join the visit, with her chat opened."""
    anna = house.server.person("Anna")
    caller = room.add("Anna", chat_id=anna.id)
    await anna.open()
    return anna, caller


def _data(message: Message, label: str) -> str:
    keys = [key for row in message["reply_markup"]["inline_keyboard"] for key in row]
    return str(next(key["callback_data"] for key in keys if label in key["text"]))


async def test_from_the_run_sheet_to_the_answer(room: Room) -> None:
    """A facilitator opens with a tap, a participant answers with a tap, both see it."""
    async with front_door(room.database, VisitClock()) as house:
        anna, _ = await guest(house, room)
        ines = house.server.person("Inés")
        room.lead("Inés", chat_id=ines.id)
        await ines.open()
        await ines.send("/sheet")
        sheet = await ines.wait_for("Next prompt: Challenge and offer")
        answer = await ines.press(sheet, "Open: Challenge and offer")
        assert answer is not None
        assert answer["text"] == "Opened: Challenge and offer"
        card = await anna.wait_for("what can you offer the others?")
        await anna.send("A leaking roof", reply_to=card)
        card = await anna.wait_for("Your answer: A leaking roof")
        await ines.wait_for("1 of 1 answered")
        answer = await anna.press_data(
            card, sheet["reply_markup"]["inline_keyboard"][1][0]["callback_data"]
        )
        assert answer is not None
        assert answer["show_alert"]


async def test_taps_messages_and_edits(room: Room) -> None:
    """A choice by a tap, an edit of a message, and the way through a form."""
    async with front_door(room.database, VisitClock()) as house:
        anna, caller = await guest(house, room)
        quiz = room.open("p02")
        card = await anna.wait_for("Who holds the title")
        answer = await anna.press(card, "The city")
        assert answer is not None
        assert answer["text"].startswith("Recorded: The city. Change until 10:22")
        room.close(quiz)
        text = room.open("p01")
        sent = await anna.send("A leaking roof")
        await anna.edit(sent, "A leaking dome")
        await anna.wait_for("Your answer: A leaking dome")
        assert room.said(caller, text) == {"answer": "A leaking dome"}
        room.open("p08")
        form = await anna.wait_for("1 of 5")
        await anna.press_data(form, _data(form, "Skip"))
        form = await anna.wait_for("2 of 5")
        await anna.press_data(form, _data(form, "Back"))
        await anna.wait_for("1 of 5")


async def test_a_tap_that_changes_nothing_is_answered(room: Room) -> None:
    """The same option of a quiz twice: both taps get their answer, and the card one edit."""
    async with front_door(room.database, VisitClock()) as house:
        anna, _ = await guest(house, room)
        room.open("p02")
        card = await anna.wait_for("Who holds the title")
        for _ in range(2):
            answer = await anna.press_data(card, _data(card, "The city"))
            assert answer is not None
            assert answer["text"].startswith("Recorded: The city.")
            await house.quiet()
        edits = house.calls("editMessageText", anna)
        assert [call.outcome["ok"] for call in edits] == [True]


async def test_taking_an_answer_back(room: Room) -> None:
    """The buttons of the card ask, keep it, and take it back."""
    async with front_door(room.database, VisitClock()) as house:
        anna, caller = await guest(house, room)
        run = room.open("p06")
        card = await anna.wait_for("How transferable is this practice")
        await anna.press_data(card, _data(card, "4"))
        for act in ("Keep it", "Yes, take it back"):
            card = await anna.wait_for("Your answer: 4")
            await anna.press_data(card, _data(card, "Take it back"))
            card = await anna.wait_for("Take your answer back?")
            await anna.press_data(card, _data(card, act))
            await house.quiet()
        await anna.wait_for("You took your answer back.")
        assert room.said(caller, run) == {}


async def test_a_card_without_buttons_costs_no_call(room: Room) -> None:
    """Only a card that has buttons is stripped of them when it comes to the end of the chat."""
    async with front_door(room.database, VisitClock()) as house:
        anna, _ = await guest(house, room)
        room.open("p01")
        await anna.wait_for("what can you offer the others?")
        for text, stripped in (("A roof", 0), ("A dome", 1)):
            await anna.send(text)
            await anna.wait_for(f"Your answer: {text}")
            await house.quiet()
            assert len(house.calls("editMessageReplyMarkup", anna)) == stripped


async def test_choosing_where_a_text_belongs(room: Room) -> None:
    """With two prompts open, buttons ask where a text belongs."""
    async with front_door(room.database, VisitClock()) as house:
        anna, caller = await guest(house, room)
        words, questions = room.open("p04"), room.open("p03")
        await anna.send("rust")
        which = await anna.wait_for("Where does your message belong?")
        await anna.press(which, "Three words")
        await anna.wait_for("Your answer: rust")
        assert (room.said(caller, words), room.said(caller, questions)) == (
            {"answer": ["rust"]},
            {},
        )


async def test_what_is_no_text(room: Room) -> None:
    """Voice, pictures, files, stickers and contacts are answered with a request for words."""
    async with front_door(room.database, VisitClock()) as house:
        anna, _ = await guest(house, room)
        await anna.send_voice()
        await anna.wait_for("I cannot listen to voice messages")
        await anna.send_sticker()
        await anna.wait_for("I only understand words")
        await anna.send_contact("+10000000")
        await anna.wait_for("I cannot use contacts")
        await anna.send_document(b"%PDF", "plan.pdf")
        await anna.wait_for("I cannot open files")


async def test_a_sticker_and_a_forwarded_message(room: Room) -> None:
    """While a prompt waits, a sticker is no answer; words that somebody forwards are one."""
    async with front_door(room.database, VisitClock()) as house:
        anna, caller = await guest(house, room)
        run = room.open("p01")
        await anna.wait_for("what can you offer the others?")
        await anna.send_sticker("🙂")
        await anna.wait_for("I only understand words")
        assert room.said(caller, run) == {}
        await anna.forward("A leaking roof", "Ben")
        await anna.wait_for("Your answer: A leaking roof")
        assert room.said(caller, run) == {"answer": "A leaking roof"}
    assert room.look(lambda reading: reading.records.parked()) == []


async def test_now_by_command(room: Room) -> None:
    """/now brings what is open to the end of the chat."""
    async with front_door(room.database, VisitClock()) as house:
        anna, _ = await guest(house, room)
        await anna.send("/now")
        await anna.wait_for("Nothing is open for you just now")
        room.open("p02")
        await anna.send("/now")
        await anna.wait_for("Who owns the slipway?")
        room.open("p01")
        await anna.send("/now")
        listed = await anna.wait_for("These 2 are open for you now.")
        await anna.press(listed, "Who owns the slipway?")
        await anna.wait_for("Tap one answer.", after=listed["message_id"])


async def test_made_up_buttons(room: Room) -> None:
    """Callback data that is none of ours is answered as a stale button, not an error."""
    async with front_door(room.database, VisitClock()) as house:
        anna, _ = await guest(house, room)
        run = short(room.open("p02"))
        card = await anna.wait_for("Who holds the title")
        for data in (
            "a:x:answer:city",
            "a:7777777777777:answer:city",
            f"a:{run}:an\x00swer:city",
            f"f:{run}:dance",
            f"w:{run}\n",
            "s:x:open:p01",
            "s:aaaaaaaaaaaaa:list:x",
            "s:aaaaaaaaaaaaa:list:٣",
            "ci:7777777777777:d1",
            "jl:",
            "st:a:b",
            "nonsense",
            ":",
        ):
            answer = await anna.press_data(card, data)
            assert answer is not None
            assert answer["text"].startswith("This button belongs to an earlier message"), data
    assert room.look(lambda reading: reading.records.parked()) == []
