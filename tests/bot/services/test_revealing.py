"""Results that were sent, and taken back with their prompt."""

import pytest

from bot.services import running
from storage.database import Database
from storage.ids import short
from storage.work import Work
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


def answered(room: Room) -> int:
    """Have everybody choose something; close it, so that its picture is on its way."""
    run_id = room.open("p02")
    for person in room.people:
        room.tap(person, run_id, room.labels(person, run_id)[0])
    room.close(run_id)
    assert all("result-picture" in room.keys(person) for person in room.people)
    return run_id


def test_a_picture_that_was_sent(room: Room) -> None:
    """Where it stood a word says that it is gone, in every chat, the facilitators' too."""
    run_id = answered(room)

    room.database.perform(_send_all)
    room.database.perform(running.retract_run, run_id)
    for caller in (*room.people, room.ines):
        (subject,) = (one for one in room.pending(caller) if one.startswith("picture:"))
        assert subject.startswith(f"picture:{short(run_id)}:")
        drawn = room.card(caller, subject)
        assert drawn is not None
        assert "Who owns the slipway?" in drawn.text
        assert not drawn.keyboard


def _send_all(work: Work) -> None:
    """Record that every letter was sent, as a message of its own."""
    done = {"new_state": "sent", "tries": 1, "why": "", "now": work.now}
    letters = work.outbox.due(work.now, 1000)
    work.outbox.settle(
        [{**done, "row_id": row.id, "message": 500 + n} for n, row in enumerate(letters)]
    )


def test_a_picture_that_waits(room: Room) -> None:
    """What was not sent yet is never sent."""
    run_id = answered(room)
    room.database.perform(running.retract_run, run_id)
    assert not any("result-picture" in room.keys(person) for person in room.people)


def test_another_result_stays(room: Room) -> None:
    """Withdrawing one prompt takes no other's picture."""
    first = answered(room)
    room.database.perform(running.retract_run, room.open("p01"))
    assert all("result-picture" in room.keys(person) for person in room.people)
    assert room.run(first).state == "closed"
