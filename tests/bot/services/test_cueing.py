"""Going through the day's prompts: in any order, and nothing is locked by that."""

import pytest

from bot.domain.buttons import Verb, press
from bot.errors import Refused
from bot.services.opening import open_due
from storage.database import Database
from storage.work import Reading, Work
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

SKIPPED = "\N{EN DASH} Challenge"


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


def top(room: Room) -> str:
    return room.sheet_labels()[0]


def test_skipping(room: Room) -> None:
    """What is skipped makes room for the next one, and is still there to be opened."""
    assert room.steer("Skip it").key == "sheet-did-skipped"
    assert top(room) == "Open: Who owns the slipway?"
    assert "Not asked today: Challenge and offer" in room.sheet().text
    room.turn_to(SKIPPED)
    assert "You can still open it" in room.sheet().text
    assert room.steer("Open: Challenge").key == "sheet-opened"
    assert "Not asked today" not in room.sheet().text


def test_asking_it_after_all(room: Room) -> None:
    """What was skipped can be taken back into the day."""
    room.steer("Skip it")
    room.turn_to(SKIPPED)
    assert room.steer("Ask it after all").key == "sheet-did-after-all"
    assert top(room) == "Open: Challenge and offer"


def test_skipping_another_than_the_next(room: Room) -> None:
    """From its own page any prompt can be skipped; the next one stays the next."""
    room.turn_to("○ Who owns")
    room.steer("Skip it")
    assert top(room) == "Open: Challenge and offer"
    assert "Not asked today: Who owns the slipway?" in room.sheet().text


def test_back_to_one_that_runs(room: Room) -> None:
    """Back moves only where the team looks: what runs goes on, and its acts are on top."""
    first = room.open("p01")
    second = room.open("p02")
    room.steer("The one before")
    assert top(room) == "Close: Who owns the slipway?"
    room.steer("The one before")
    assert top(room) == "Close: Challenge and offer"
    assert {room.run(first).state, room.run(second).state} == {"open"}
    room.steer("Go on in the plan")
    assert "Open: Questions to the host" in room.sheet_labels()


def test_back_to_one_that_is_closed(room: Room) -> None:
    """A closed prompt to which the team went back can be opened again with the top button."""
    run_id = room.open("p01")
    room.steer("Close")
    room.steer("The one before")
    assert top(room) == "Open again"
    room.steer("Open again")
    assert room.run(run_id).state == "open"
    assert "Open: Who owns the slipway?" in room.sheet_labels()


def test_back_past_the_first(room: Room) -> None:
    """Before the first of the day there is nothing, so there is no button."""
    assert not any("The one before" in label for label in room.sheet_labels())


@pytest.mark.parametrize(("act", "key"), [("back", "p02"), ("skip", "p03")])
def test_both_tap_at_once(room: Room, act: str, key: str) -> None:
    """Two who skip, or go back, at once do it once, and one undo takes it back."""
    ravi, first = room.lead("Ravi"), "Open: Questions to the host"
    for _ in range(2):
        room.steer("Skip it")
    for one in (room.ines, ravi):
        room.press(one, press(Verb.SHEET, room.visit, act, key))
    assert top(room) != first
    room.steer("Undo")
    assert top(room) == first


def test_all_of_the_day_is_done(room: Room) -> None:
    """When nothing comes, back leads to the last of the day."""
    for _ in range(3):
        room.steer("Skip it")
    assert "Next prompt" not in room.sheet().text
    room.steer("The one before")
    assert top(room) == "Open: Questions to the host"


def test_any_order(room: Room) -> None:
    """Opening a later one first locks nothing: the earlier one still comes."""
    room.turn_to("○ Questions")
    room.steer("Open: Questions")
    assert "Open: Challenge and offer" in room.sheet_labels()


def test_what_opens_by_itself_keeps_to_it(room: Room) -> None:
    """A prompt that the team skipped does not open with its session."""
    data = press(Verb.SHEET, room.visit, "skip", "p06")
    room.press(room.ines, data)
    assert room.database.perform(_open_by_itself, room.visit_id) == "skipped by the team"
    room.press(room.ines, press(Verb.SHEET, room.visit, "after_all", "p06"))
    assert room.database.perform(_open_by_itself, room.visit_id) == ""


def _open_by_itself(work: Work, visit_id: int) -> str:
    key = "open_prompt/here"
    entry = {"kind": "open_prompt", "visit_id": visit_id, "participant_id": None}
    work.timeline.remove(key)
    work.timeline.add([{"key": key, "due": work.now, "args": {"prompt": "p06"}, **entry}])
    found = work.timeline.planned(key)
    assert found is not None
    return open_due(work, found)


def test_a_prompt_that_is_not_in_the_plan(room: Room) -> None:
    """A made-up key is refused, and nothing is remembered of it."""
    with pytest.raises(Refused, match="prompt-unknown"):
        room.press(room.ines, press(Verb.SHEET, room.visit, "skip", "p99"))

    def cue(reading: Reading) -> object:
        return reading.cues.of(room.visit_id)

    assert room.look(cue) is None
