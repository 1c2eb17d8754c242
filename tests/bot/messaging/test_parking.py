"""What is kept of an update that failed."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.messaging.inbound import look_at
from bot.messaging.parking import park
from bot.services.callers import Caller
from storage.database import Database
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

SECRET = "what nobody may know of me"


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


def message(caller: Caller, written: datetime, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    chat = {"id": caller.chat_id, "type": "private"}
    date = int(written.timestamp())
    return {"message_id": 5, "date": date, "chat": chat, "text": SECRET, **more}


def kept(room: Room, content: dict[str, Any]) -> bool:
    """Park an update and tell whether its content is there."""
    raw = look_at({"update_id": 1, **content})
    assert raw is not None
    room.database.perform(park, "telegram", raw, "ValueError")
    [row] = room.look(lambda reading: reading.records.parked())
    assert row.error == "ValueError"
    return SECRET in repr(row)


def sealed(room: Room) -> tuple[Caller, datetime]:
    """Let an anonymous prompt be asked and sealed; give somebody, and an instant before."""
    before = room.clock.instant
    run = room.open("p03")
    room.clock.move(minutes=10)
    room.close(run)
    room.clock.move(minutes=5)
    return room.people[0], before


def test_an_update_that_failed_is_kept_whole(room: Room) -> None:
    """Where nothing anonymous was asked, the operator sees what it was."""
    room.close(room.open("p01"))
    anna = room.people[0]
    assert kept(room, {"message": message(anna, room.clock.instant - timedelta(hours=1))})


def test_what_was_written_after_the_seal_is_kept(room: Room) -> None:
    """A new message says nothing of an answer from before."""
    anna, _ = sealed(room)
    assert kept(room, {"message": message(anna, room.clock.instant)})


def test_a_message_that_comes_late_is_not_kept(room: Room) -> None:
    """It was written while the prompt was open, and handled after it was sealed."""
    anna, before = sealed(room)
    assert not kept(room, {"message": message(anna, before)})


def test_clocks_may_differ(room: Room) -> None:
    """What was written some seconds after the seal by the channel's clock may be from before."""
    anna, _ = sealed(room)
    soon = room.clock.instant - timedelta(minutes=4, seconds=30)
    assert not kept(room, {"message": message(anna, soon)})


def test_an_edited_answer_is_not_kept(room: Room) -> None:
    """Whoever mends their answer after the seal would tell which one it was."""
    anna, before = sealed(room)
    late = int(room.clock.instant.timestamp())
    assert not kept(room, {"edited_message": message(anna, before, edit_date=late)})


def test_a_reply_to_ones_own_answer_is_not_kept(room: Room) -> None:
    """The message that is replied to stands whole in the update."""
    anna, before = sealed(room)
    reply = message(anna, room.clock.instant, reply_to_message=message(anna, before))
    assert not kept(room, {"message": reply})


@pytest.mark.parametrize("ago", ["before", "never"])
def test_a_tap_on_a_card_with_the_answer_is_not_kept(room: Room, ago: str) -> None:
    """The card in the update still shows what was answered, or is too old to have a date."""
    anna, before = sealed(room)
    card = message(anna, before)
    if ago == "never":
        card["date"] = 0
    tap = {"id": "1", "from": {"id": anna.chat_id}, "message": card, "data": "x"}
    assert not kept(room, {"callback_query": tap})


def test_without_any_date_nothing_is_kept(room: Room) -> None:
    """What does not say when it was written may be from before."""
    anna, before = sealed(room)
    undated = message(anna, before)
    del undated["date"]
    assert not kept(room, {"message": {**undated, "photo": [{"date": "no number"}]}})


@pytest.mark.parametrize("who", ["team", "stranger"])
def test_others_are_not_concerned(room: Room, who: str) -> None:
    """Somebody who was asked nothing, and a stranger, had nothing sealed."""
    _, before = sealed(room)
    caller = room.ines if who == "team" else Caller("telegram", 9999, "en")
    assert kept(room, {"message": message(caller, before)})


def test_what_names_no_chat_is_kept(room: Room) -> None:
    """An update that cannot be read at all belongs to nobody."""
    sealed(room)
    assert kept(room, {"message": SECRET})
