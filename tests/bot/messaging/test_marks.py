"""What is written down of what was sent."""

import pytest

from bot.messaging.marks import LetterMark, record
from bot.services import running
from storage.database import Database
from storage.ids import short
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


@pytest.mark.parametrize("withdrawn", [True, False])
def test_a_picture_on_its_way_when_it_was_withdrawn(room: Room, *, withdrawn: bool) -> None:
    """It arrives all the same, so it is taken back once we know which message it is."""
    anna = room.people[0]
    run_id = room.open("p02")
    for person in room.people:
        room.tap(person, run_id, room.labels(person, run_id)[0])
    room.close(run_id)
    (picture,) = (one for one in room.letters(anna) if one.attachment)
    if withdrawn:
        room.database.perform(running.retract_run, run_id)
    mark = LetterMark(
        picture.id, "sent", message_id=77, attached=(picture.address_id, picture.attachment)
    )
    room.database.perform(record, [mark])
    subject = f"picture:{short(run_id)}:{short(picture.id)}"
    assert (subject in room.pending(anna)) is withdrawn
