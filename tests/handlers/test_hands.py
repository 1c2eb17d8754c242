"""Raised hands and talks in pairs, over the Bot API."""

import pytest

from bot.domain.buttons import Verb, press
from bot.services import asking, running
from storage.database import Database
from storage.ids import short
from storage.work import Work
from tests.bot.services.discuss_room import CITY, COOPERATIVE, DiscussRoom
from tests.conftest import StillClock
from tests.handlers.front_door import KEY, front_door
from tests.handlers.test_prompts import VisitClock, guest


@pytest.fixture
def room(database: Database, clock: StillClock) -> DiscussRoom:
    return DiscussRoom(database, clock, people=0, channel=KEY)


async def test_a_hand_gets_the_floor(room: DiscussRoom) -> None:
    """One card for the participant and one for the team, and both follow."""
    async with front_door(room.database, VisitClock()) as house:
        anna, _ = await guest(house, room)
        ines = house.server.person("Inés")
        room.lead("Inés", chat_id=ines.id)
        await ines.open()
        await anna.send("/hand")
        mine = await anna.wait_for("You are next.")
        await ines.send("/hand")
        queue = await ines.wait_for("Raised hands: 1")
        await ines.press(queue, "Next: Anna")
        mine = await anna.wait_for("You have the floor.")
        await anna.press(mine, "I have finished")
        mine = await anna.wait_for("Your hand is down.")
        await anna.press(mine, "✋ Raise my hand")
        mine = await anna.wait_for("You are next.")
        await anna.press(mine, "Lower my hand")
        await ines.press_data(queue, press(Verb.HAND, room.visit, "queue", ""))
        await ines.wait_for("Nobody waits.")


def ask_all(work: Work, room: DiscussRoom) -> None:
    for participant in work.people.participants_of(room.visit_id):
        asking.catch_up(work, room.visit_id, participant)


async def test_two_who_differ_talk(room: DiscussRoom) -> None:
    """Vote, talk, look for another partner in vain, vote again."""
    async with front_door(room.database, VisitClock()) as house:
        anna, _ = await guest(house, room)
        bruno = house.server.person("Bruno")
        room.add("Bruno", chat_id=bruno.id)
        await bruno.open()
        room.database.perform(ask_all, room)
        for person, vote in ((anna, CITY), (bruno, COOPERATIVE)):
            await person.press(await person.wait_for("Who owns the slipway?"), vote)
        room.step()
        card = await anna.wait_for("Talk with")
        answer = await anna.press(card, "My partner is not here")
        assert answer is not None
        assert answer["text"].startswith("There is no other pair")
        room.step()
        card = await anna.wait_for("Please vote again.")
        await anna.press(card, COOPERATIVE)
        await anna.wait_for("Your second vote")
        pairs = press(Verb.DISCUSS, short(room.run_id), "pairs")
        answer = await anna.press_data(card, pairs)
        assert answer is not None
        assert answer["text"].startswith("This button is for the team")
        room.database.perform(running.close_run, room.run_id)
        await anna.wait_for("Closed.")
