"""Handing over: said to everybody in the team, and a lock for nobody."""

import pytest

from bot.domain.buttons import Verb, press
from bot.errors import Refused
from bot.services.callers import Caller
from storage.database import Database
from storage.ids import short
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


@pytest.fixture
def pekka(room: Room) -> Caller:
    return room.lead("Pekka")


def who_leads(room: Room, label: str, caller: Caller | None = None) -> str:
    for turn in ("More", "Around the call", "Who leads"):
        room.steer(turn, caller)
    return room.steer(label, caller).key


def test_handing_over(room: Room, pekka: Caller) -> None:
    """The colleague reads how it stands, their sheet comes below, and all see who leads."""
    room.open("p01")
    room.write(room.people[0], "A roof")
    assert who_leads(room, "Hand over to Pekka") == "lead-handed-over"
    letter = room.last_letter(pekka)
    assert "Inés hands over to you" in letter
    assert "Challenge and offer, 1 of 4 answered" in letter
    assert "sheet:vlm-2027-04" in room.pending(pekka)
    assert "Pekka leads." in room.sheet().text
    assert "You lead." in room.sheet(pekka).text


def test_with_nothing_open(room: Room, pekka: Caller) -> None:
    """Where nothing runs the letter says so."""
    who_leads(room, "Hand over to Pekka")
    assert "Nothing is open just now." in room.last_letter(pekka)


def test_taking_the_lead(room: Room, pekka: Caller) -> None:
    """Whose colleague's phone is offline takes the lead without being handed it."""
    who_leads(room, "Hand over to Pekka")
    assert who_leads(room, "I lead") == "lead-taken"
    assert "Inés leads." in room.sheet(pekka).text
    assert room.keys(pekka).count("lead-is-yours") == 1


def test_nothing_is_locked(room: Room, pekka: Caller) -> None:
    """Who has handed over can still do everything, and so can who leads."""
    who_leads(room, "Hand over to Pekka")
    assert room.steer("Open: Challenge").key == "sheet-opened"
    assert room.steer("Close: Challenge", pekka).key == "sheet-closed"


def test_until_somebody_says_so(room: Room) -> None:
    """Nobody leads before it is said, and alone there is nobody to hand over to."""
    assert "lead" not in room.sheet().text
    for turn in ("More", "Around the call", "Who leads"):
        room.steer(turn)
    assert "only one in the team" in room.sheet().text
    assert [label for label in room.sheet_labels() if "Back" not in label] == ["I lead"]


def test_who_cannot_be_reached(room: Room, pekka: Caller) -> None:
    """Who has blocked the bot leads all the same; the one who hands over is asked to tell them."""
    whose = room.me(pekka).address.id
    room.database.perform(lambda work: work.people.set_reachable(whose, False))
    assert who_leads(room, "Hand over to Pekka") == "lead-not-reached"
    assert "Pekka leads." in room.sheet().text


def test_somebody_who_takes_part(room: Room) -> None:
    """The lead goes to nobody outside the team."""
    about = short(room.me(room.people[0]).person.id)
    with pytest.raises(Refused, match="lead-not-in-team"):
        room.press(room.ines, press(Verb.SHEET, room.visit, "lead", about))


def test_undo_leaves_it(room: Room, pekka: Caller) -> None:
    """Undoing what was done before the hand-over does not take the lead back."""
    room.steer("Skip it")
    who_leads(room, "Hand over to Pekka")
    room.steer("Undo", pekka)
    assert "Pekka leads." in room.sheet().text
