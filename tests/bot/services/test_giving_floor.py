"""Giving the floor from the queue."""

import pytest

from bot.errors import Refused
from bot.services import giving_floor, hands
from storage.database import Database
from storage.ids import short
from storage.work import Work
from tests.bot.services.hand_room import HandRoom
from tests.conftest import StillClock

# What differs between the databases is in the races, and in the tests of the talk.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def room(database: Database, clock: StillClock) -> HandRoom:
    return HandRoom(database, clock, people=5)


def test_next_gives_the_floor_to_who_waits_longest(room: HandRoom) -> None:
    """They see it on their card, and whoever spoke before has spoken."""
    anna, bruno, *_ = room.people
    room.raise_hand(anna)
    room.raise_hand(bruno)
    room.steer_queue("Next: Anna")
    assert "You have the floor" in room.hand(anna).text
    assert "Anna (City of Example) has the floor" in room.queue().text
    room.steer_queue("Next: Bruno")
    assert room.hand(anna).text == "Your hand is down."
    assert "You have the floor" in room.hand(bruno).text
    assert turns(room) == {"Anna": 1, "Bruno": 1}


def test_who_has_not_spoken_can_come_first(room: HandRoom) -> None:
    """The queue says who spoke how often, and offers who spoke least beside who is next."""
    anna, bruno, clara, *_ = room.people
    for person in (anna, bruno):
        room.raise_hand(person)
    room.steer_queue("Next: Anna")
    room.steer_queue("Anna has finished")
    assert not any(label.startswith("Not yet spoken") for label in room.queue_labels())
    room.steer_queue("Take out: Bruno")
    for person in (anna, clara, bruno):
        room.raise_hand(person)
    assert "1. Anna (City of Example) · spoke once" in room.queue().text
    assert "2. Clara (City of Example) · has not spoken today" in room.queue().text
    room.steer_queue("Not yet spoken: Clara")
    assert room.waiting() == ["Anna", "Bruno"]


def test_the_speaker_gives_the_floor_back(room: HandRoom) -> None:
    """With the button on their own card; nobody has it then."""
    anna = room.people[0]
    room.raise_hand(anna)
    room.steer_queue("Next: Anna")
    room.tap(anna, "I have finished")
    assert room.look(lambda reading: hands.speaker(reading, room.visit_id)) is None
    assert turns(room) == {"Anna": 1}


def test_all_hands_can_be_lowered(room: HandRoom) -> None:
    """It is told how many; each card says so, and whoever speaks goes on."""
    for person in room.people[:3]:
        room.raise_hand(person)
    room.steer_queue("Next: Anna")
    assert room.steer_queue("Lower all hands").args == {"count": 2}
    assert room.waiting() == []
    assert "Nobody waits" in room.queue().text
    assert room.hand(room.people[1]).text == "Your hand is down."
    assert "You have the floor" in room.hand(room.people[0]).text


def test_a_button_pressed_twice_moves_the_queue_once(room: HandRoom) -> None:
    """Whoever was given the floor keeps it when an old button is pressed again."""
    anna, bruno, *_ = room.people
    room.raise_hand(anna)
    room.raise_hand(bruno)
    press = (room.visit, "next", short(room.participant(anna).id))
    room.database.perform(giving_floor.act, room.ines, *press)
    said = room.database.perform(giving_floor.act, room.ines, *press)
    assert said.key == "queue-has-floor"
    assert room.waiting() == ["Bruno"]


def test_a_hand_that_went_down_meanwhile(room: HandRoom) -> None:
    """Whoever lowered their hand is not called; the facilitator hears why."""
    anna = room.people[0]
    room.raise_hand(anna)
    whom = short(room.participant(anna).id)
    room.tap(anna, "Lower my hand")
    for act in ("next", "out"):
        said = room.database.perform(giving_floor.act, room.ines, room.visit, act, whom)
        assert said.key == "queue-gone"


def test_only_the_team_gives_the_floor(room: HandRoom) -> None:
    """A participant with a passed-on button does not, nor sees the queue."""
    anna = room.people[0]
    assert room.card(anna, "queue:vlm-2027-04") is None
    for act in (giving_floor.bring_queue, giving_floor.act):
        more = () if act is giving_floor.bring_queue else ("clear", "")
        with pytest.raises(Refused, match="not-your-button"):
            room.database.perform(act, anna, room.visit, *more)


def test_the_queue_comes_to_the_end_of_the_chat(room: HandRoom) -> None:
    """From the button on the run sheet."""
    room.database.perform(giving_floor.bring_queue, room.ines, room.visit)
    assert "queue:vlm-2027-04" in room.pending(room.ines)
    assert "Participants raise their hand with /hand" in room.queue().text


def test_a_long_queue_fits(database: Database, clock: StillClock) -> None:
    """The first thirty are named, the others counted; eight buttons at most."""
    room = HandRoom(database, clock, people=0)
    for number in range(33):
        room.raise_hand(room.add(f"Guest {number}"))
    assert "30. Guest 29" in room.queue().text
    assert "and 3 more" in room.queue().text
    assert len(room.queue_labels()) <= 8


def test_country_and_organisation_help_to_know_who_it_is(room: HandRoom) -> None:
    """Whoever has neither is called by their name alone."""
    anna, bruno, *_ = room.people
    room.database.perform(_describe, room.me(anna).person.id, "Port of Example", "FI")
    room.database.perform(_describe, room.me(bruno).person.id, "", "")
    room.raise_hand(anna)
    room.raise_hand(bruno)
    assert "1. Anna (Port of Example, Finland)" in room.queue().text
    assert "2. Bruno · has not spoken today" in room.queue().text


def _describe(work: Work, person_id: int, organisation: str, country: str) -> None:
    person = work.people.by_id(person_id)
    assert person is not None
    work.people.describe(person_id, name=person.name, organisation=organisation, country=country)


def turns(room: HandRoom) -> dict[str, int]:
    found = room.look(lambda reading: hands.spoken(reading, room.visit_id))
    names = {room.participant(one).id: room.me(one).person.name for one in room.people}
    return {names[who]: number for who, number in found.items()}
