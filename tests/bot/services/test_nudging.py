"""The silent nudge: who gets it, how often, and what it tells."""

from datetime import timedelta

import pytest

from bot.domain.buttons import Verb, press
from bot.errors import Refused
from bot.services.callers import Caller
from storage.database import Database
from storage.ids import short
from storage.work import Reading
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

NOTE = "This is still open"


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


def nudged(room: Room, run_id: int) -> list[str]:
    """Name those whose card comes with the nudge's note."""

    def note(reading: Reading, caller: Caller) -> str:
        card = reading.cards.of(room.me(caller).address.id, f"prompt:{short(run_id)}")
        return card.note if card is not None else ""

    found = [one for one in room.people if room.look(lambda r, one=one: note(r, one))]
    return [room.me(one).person.name for one in found]


def remind(room: Room, run_id: int) -> None:
    assert room.press(room.ines, _button(room, run_id)).key == "nudge-done"


def _button(room: Room, run_id: int) -> str:
    return press(Verb.SHEET, room.visit, "nudge", short(run_id))


def test_those_who_have_not_answered(room: Room) -> None:
    """Their card comes to the end of the chat with a kind line; the others' stays where it is."""
    run_id = room.open("p01")
    room.write(room.people[0], "A roof")
    room.steer("Who is missing")
    room.steer("Remind them")
    assert nudged(room, run_id) == ["Bruno", "Clara", "David"]
    assert NOTE in room.seen(room.people[1], run_id).text
    assert NOTE not in room.seen(room.people[0], run_id).text


def test_the_line_goes_with_the_answer(room: Room) -> None:
    """Once somebody has answered, or it is closed, nothing of the reminder is left."""
    run_id = room.open("p01")
    remind(room, run_id)
    room.write(room.people[0], "A roof")
    assert NOTE not in room.seen(room.people[0], run_id).text
    room.close(run_id)
    assert NOTE not in room.seen(room.people[1], run_id).text


def test_at_most_every_two_minutes(room: Room) -> None:
    """A second tap within two minutes is refused, unless it is about another prompt."""
    run_id, other = room.open("p01"), room.open("p02")
    remind(room, run_id)
    room.press(room.ines, press(Verb.SHEET, room.visit, "missing", short(run_id)))
    assert "Remind them without a sound" not in room.sheet_labels()
    with pytest.raises(Refused, match="nudge-too-soon"):
        remind(room, run_id)
    remind(room, other)
    room.clock.instant += timedelta(minutes=2)
    remind(room, run_id)


def test_the_timeline_still_nudges(room: Room) -> None:
    """It is not the one reminder that the timeline sends about a required prompt."""
    run_id = room.open("p01")
    remind(room, run_id)
    assert not any(room.asked(person, run_id).nudged for person in room.people)


def test_who_paused_is_left_alone(room: Room) -> None:
    """Somebody who paused and has not checked in gets no reminder."""
    run_id = room.open("p01")
    until = room.clock.instant + timedelta(days=1)
    whose = room.me(room.people[1]).person.id
    room.database.perform(lambda work: work.preferences.set_pause(whose, until))
    remind(room, run_id)
    assert nudged(room, run_id) == ["Anna", "Clara", "David"]


def test_outside_a_session_nobody_is_woken(room: Room) -> None:
    """Between the sessions only those are reminded who would not mind a message now."""
    room.people.append(room.add("Far", zone="Pacific/Auckland"))
    run_id = room.open("p08")
    room.at("2027-04-20 19:00")
    remind(room, run_id)
    assert nudged(room, run_id) == ["Anna", "Bruno", "Clara", "David"]


def test_who_left_is_not_reminded(room: Room) -> None:
    """Somebody who left is neither missed nor reminded."""
    run_id = room.open("p01")
    gone = room.participant(room.people[2])
    room.database.perform(lambda work: work.people.set_left(gone, work.now))
    remind(room, run_id)
    assert "Clara" not in nudged(room, run_id)


def test_an_anonymous_prompt_tells_no_number(room: Room) -> None:
    """The receipt is the same whoever has answered, and the list of names moves in steps."""
    run_id = room.open("p02")
    option = room.labels(room.people[0], run_id)[0]
    before = room.press(room.ines, _button(room, run_id))
    room.tap(room.people[0], run_id, option)
    room.clock.instant += timedelta(minutes=1)
    room.press(room.ines, press(Verb.SHEET, room.visit, "missing", short(run_id)))
    assert "4 people have not answered" in room.sheet().text
    room.clock.instant += timedelta(minutes=1)
    after = room.press(room.ines, _button(room, run_id))
    assert before == after
    assert "Anna" not in nudged(room, run_id)


def test_undo_does_not_stop_at_it(room: Room) -> None:
    """A reminder cannot be taken back, so undo offers what was done before it."""
    room.steer("Open: Challenge")
    run_id = int(room.look(lambda reading: reading.prompts.runs_of(room.visit_id))[-1].id)
    remind(room, run_id)
    assert "Undo: opened “Challenge and offer”" in room.sheet_labels()
