"""Who is asked: late joiners, and /now."""

import pytest

from bot.services import asking
from bot.services.runs import prompt_card
from storage.database import Database
from storage.work import Work
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


def test_late_joiners_get_what_is_open(room: Room) -> None:
    """Somebody who joins while prompts are open is asked those, and none that are closed."""
    closed, still = room.open("p01"), room.open("p02")
    room.close(closed)
    late = room.add("Zoë")
    participant = room.participant(late)
    assert room.database.perform(asking.catch_up, room.visit_id, participant) == 1
    assert room.asked(late, still).answered is False
    assert prompt_card(still) in room.pending(late)
    assert room.look(lambda r: r.prompts.asked(closed, participant.id)) is None
    room.tap(late, still, "The city")
    room.database.perform(asking.catch_up, room.visit_id, participant)
    assert room.asked(late, still).answered is True


def test_now_brings_what_is_open(room: Room) -> None:
    """/now says how much is open and brings each card to the end of the chat."""
    runs = [room.open("p01"), room.open("p08")]
    anna = room.people[0]
    room.database.perform(asking.now, anna)
    assert room.last_letter(anna) == "These 2 are open for you now:"
    assert {prompt_card(run) for run in runs} <= room.pending(anna)


def test_now_with_nothing_open(room: Room) -> None:
    """/now with nothing open says what is next, and after the end that nothing is."""
    anna = room.people[0]
    assert room.database.perform(asking.press_now, anna).key == ""
    assert "Next: “Vellamonranta in 30 minutes" in room.last_letter(anna)
    room.at("2027-05-02 10:00")
    room.database.perform(asking.now, anna)
    assert "There are no further sessions." in room.last_letter(anna)


def test_whom_no_message_reaches(room: Room) -> None:
    """Somebody who cannot be reached is asked all the same, and finds it on /now."""
    anna = room.people[0]
    address = room.me(anna).address.id

    def block(work: Work) -> None:
        work.people.set_reachable(address, reachable=False)

    room.database.perform(block)
    run = room.open("p01")
    assert prompt_card(run) not in room.pending(anna)
    assert room.asked(anna, run).answered is False
