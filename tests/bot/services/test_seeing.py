"""Who has looked at a question, and what the team is told of it."""

import re

import pytest

from bot.services import seeing
from bot.services.callers import Caller
from bot.services.runs import prompt_card
from storage.database import Database
from storage.ids import short
from storage.work import Work
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock, people=3, channel="web")


def stands_at(room: Room, caller: Caller, run_id: int, message_id: int) -> None:
    """Have the card of a run stand in somebody's chat as a message."""

    def show(work: Work) -> None:
        work.cards.adopt(room.me(caller).address.id, prompt_card(run_id), message_id)

    room.database.perform(show)


def missing(room: Room, run_id: int) -> str:
    """Read who is missing, as a facilitator does."""
    room.press(room.ines, f"s:{room.visit}:missing:{short(run_id)}")
    return room.sheet().text


def test_who_has_not_seen_it_yet(room: Room) -> None:
    """Of those whose channel tells; the count follows when they look."""
    run_id = room.open("p01")
    for caller in room.people:
        stands_at(room, caller, run_id, 50)
    anna, bruno, _clara = room.people
    assert "seen" not in missing(room, run_id)
    room.database.perform(seeing.notice, "web", anna.chat_id, 49)
    room.database.perform(seeing.notice, "web", bruno.chat_id, 51)
    text = missing(room, run_id)
    assert re.search("Anna . has not seen it yet", text)
    assert not re.search("Bruno . has", text)
    assert "One person has not seen it yet." in text
    room.database.perform(seeing.notice, "web", anna.chat_id, 50)
    assert "seen" not in missing(room, run_id)


def test_it_never_goes_back(room: Room) -> None:
    """A late word of an older message changes nothing, and strangers are not written down."""
    anna = room.people[0]
    for number in (7, 5):
        room.database.perform(seeing.notice, "web", anna.chat_id, number)
    room.database.perform(seeing.notice, "web", 12345, 5)
    address = room.me(anna).address
    assert (address.seen_message, address.seen_at) == (7, room.clock.now())
    assert room.look(lambda r: r.people.address_of("web", 12345)) is None


def test_the_sheet_follows(room: Room) -> None:
    """The run sheet is drawn anew when a question is seen, not when anything else is."""
    run_id, anna = room.open("p01"), room.people[0]
    stands_at(room, anna, run_id, 50)
    room.press(room.ines, f"s:{room.visit}:missing:{short(run_id)}")

    def wanted() -> int:
        address_id = room.me(room.ines).address.id
        card = room.look(lambda r: r.cards.of(address_id, "sheet:vlm-2027-04"))
        return int(card.wanted)

    before = wanted()
    room.database.perform(seeing.notice, "web", anna.chat_id, 20)
    assert wanted() == before
    room.database.perform(seeing.notice, "web", anna.chat_id, 50)
    assert wanted() > before


def test_an_anonymous_question_tells_nothing(room: Room) -> None:
    """Who has seen it would narrow down who has answered."""
    run_id = room.open("p02")
    assert room.run(run_id).definition["seen_by"] == "no_one"
    anna = room.people[0]
    stands_at(room, anna, run_id, 50)
    room.database.perform(seeing.notice, "web", anna.chat_id, 49)
    assert "seen" not in missing(room, run_id)
