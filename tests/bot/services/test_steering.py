"""Two facilitators in step: what one did, the other hears, and nothing happens twice."""

import pytest

from bot.domain.buttons import Verb, press
from bot.errors import Refused
from bot.services.callers import Caller
from bot.texts import catalogue
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


def button(room: Room, act: str, about: str) -> str:
    return press(Verb.SHEET, room.visit, act, about)


def said(refused: Refused) -> str:
    args = {k: v for k, v in refused.text_args.items() if isinstance(v, str)}
    return catalogue.plain("en", refused.key, {"title": "It", **args})


def test_opened_by_the_other(room: Room, pekka: Caller) -> None:
    """The second tap on “Open” names who was quicker."""
    room.steer("Open: Challenge")
    with pytest.raises(Refused, match="sheet-meanwhile-by-opened") as refused:
        room.press(pekka, button(room, "open", "p01"))
    assert said(refused.value) == "Inés has opened it already: It"


def test_closed_by_the_other(room: Room, pekka: Caller) -> None:
    """A stale “Close” or “+ 1 minute” names who closed it."""
    run_id = room.open("p01")
    room.steer("Close", pekka)
    for act in ("close", "more", "nudge"):
        with pytest.raises(Refused, match="sheet-meanwhile-by-closed") as refused:
            room.press(room.ines, button(room, act, short(run_id)))
        assert refused.value.text_args["who"] == "Pekka"


def test_closed_by_oneself(room: Room) -> None:
    """Who taps twice is not told their own name."""
    run_id = room.open("p01")
    room.steer("Close")
    with pytest.raises(Refused, match="sheet-meanwhile-closed"):
        room.press(room.ines, button(room, "close", short(run_id)))


def test_closed_by_the_schedule(room: Room) -> None:
    """Where the clock was quicker, nobody is named."""
    run_id = room.open("p01")
    room.close(run_id)
    with pytest.raises(Refused, match="sheet-meanwhile-closed"):
        room.press(room.ines, button(room, "close", short(run_id)))


def test_withdrawn_by_the_other(room: Room, pekka: Caller) -> None:
    """The page that asks whether to withdraw says if a colleague did so meanwhile."""
    room.open("p01")
    room.turn_to("Challenge", "Change or withdraw", "Withdraw")
    room.steer("All prompts", pekka)
    for label in ("Challenge", "Change or withdraw", "Withdraw", "Yes"):
        room.steer(label, pekka)
    assert "Pekka has withdrawn it already" in room.sheet().text
    assert len(room.sheet_labels()) == 1


def test_a_page_of_what_was_closed(room: Room, pekka: Caller) -> None:
    """Who is missing is not reminded of what a colleague has closed meanwhile."""
    room.open("p01")
    room.steer("Who is missing")
    room.steer("Close", pekka)
    assert "Pekka has closed it already" in room.sheet().text
    assert len(room.sheet_labels()) == 1


def test_opened_outside_a_session(room: Room, pekka: Caller) -> None:
    """The page that tells whom it reaches says if a colleague has opened it meanwhile."""
    room.at("2027-04-20 06:30")
    room.steer("Open: Challenge")
    room.steer("Open: Challenge", pekka)
    room.steer("Reaches", pekka)
    assert "Pekka has opened it already" in room.sheet().text


def test_phases_are_not_jumped(room: Room, pekka: Caller) -> None:
    """Two who start the voting start it once; neither closes it by that."""
    run_id = room.open("p03")
    for person in room.people:
        room.write(person, f"What about {room.me(person).person.name}?")
    data = next(k.press for row in room.sheet().keyboard for k in row if "voting" in k.label)
    assert room.sheet_labels()[0].startswith("Start the voting: ")
    assert room.press(room.ines, data).key == "sheet-step-voting"
    with pytest.raises(Refused, match="sheet-meanwhile-by-stepped"):
        room.press(pekka, data)
    assert (room.run(run_id).state, room.run(run_id).phase) == ("open", "voting")
    assert "voting, until" in room.sheet().text
    assert room.sheet_labels()[0].startswith("Close: ")
    with pytest.raises(Refused, match="sheet-undo-stepped"):
        room.steer("Undo")


def test_a_step_that_is_not_there(room: Room) -> None:
    """A prompt without votes cannot start a voting, whatever a button says."""
    run_id = room.open("p01")
    with pytest.raises(Refused, match="sheet-no-such-step"):
        room.press(room.ines, button(room, "step", f"voting.{short(run_id)}"))
    assert room.run(run_id).phase == ""


def test_leaving_the_voting_out(room: Room) -> None:
    """What has a phase to come can be closed at once from its further page."""
    run_id = room.open("p03")
    for person in room.people:
        room.write(person, "What about the roof?")
    room.turn_to("Questions", "Change or withdraw")
    assert room.steer("Close at once").key == "sheet-closed"
    assert room.run(run_id).state == "closed"


async def test_the_facilitator_is_offline(room: Room) -> None:
    """A prompt with an end is closed by the schedule, with nobody at the run sheet."""
    room.steer("Open: Challenge")
    run_id = int(room.look(lambda reading: reading.prompts.runs_of(room.visit_id))[-1].id)
    room.write(room.people[0], "A roof")
    await room.live_until("2027-04-20 10:45")
    assert room.run(run_id).state == "closed"
    assert "✓ Challenge and offer · 1 of 4" in room.sheet().text


def test_the_other_closes_it(room: Room, pekka: Caller) -> None:
    """The colleague closes what somebody opened whose phone is offline now."""
    room.steer("Open: Challenge")
    assert room.steer("Close", pekka).key == "sheet-closed"
    assert room.sheet().text == room.sheet(pekka).text
