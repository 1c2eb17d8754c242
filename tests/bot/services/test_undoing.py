"""Undo: what it takes back, what it asks first, what it cannot."""

from datetime import timedelta

import pytest

from bot.domain.buttons import Verb, press
from bot.errors import Refused
from bot.services import boards
from storage.database import Database
from storage.ids import short
from storage.work import Reading, Work
from tests.bot.services.discuss_room import DiscussRoom
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


def undo_label(room: Room) -> str:
    return next((label for label in room.sheet_labels() if "Undo" in label), "")


def undo_of(room: Room) -> str:
    """Give the callback data of the undo button."""
    rows = room.sheet().keyboard
    return next(key.press for row in rows for key in row if "Undo" in key.label)


def only_run(room: Room) -> int:
    return int(room.look(lambda reading: reading.prompts.runs_of(room.visit_id))[-1].id)


def test_nothing_to_undo(room: Room) -> None:
    """Where nothing was done there is no undo."""
    assert not undo_label(room)


def test_opened_is_withdrawn(room: Room) -> None:
    """Opened by mistake: withdrawn at everybody, and next again, as if nothing had been."""
    room.steer("Open: Challenge")
    run_id = only_run(room)
    assert undo_label(room) == "Undo: opened “Challenge and offer”"
    receipt = room.steer("Undo")
    assert receipt.key == "sheet-undone"
    assert room.run(run_id).state == "retracted"
    for person in room.people:
        assert "withdrawn" in room.seen(person, run_id).text
        assert f"prompt:{short(run_id)}" in room.pending(person)
    assert room.sheet_labels()[0] == "Open: Challenge and offer"
    assert not undo_label(room)


def test_opened_and_answered_asks_first(room: Room) -> None:
    """Answers are not deleted by one tap: the page that asks comes first."""
    room.steer("Open: Challenge")
    room.write(room.people[0], "A roof")
    receipt = room.steer("Undo")
    assert (receipt.key, receipt.alert) == ("sheet-undo-answered", True)
    assert room.run(only_run(room)).state == "open"
    assert "cannot be undone" in room.sheet().text
    assert room.steer("Yes, withdraw").key == "sheet-withdrawn"


def test_closed_is_opened_again(room: Room) -> None:
    """Closed by mistake: open until when it was open, with all answers."""
    room.steer("Open: Challenge")
    run_id, until = only_run(room), room.run(only_run(room)).closes_at
    room.write(room.people[0], "A roof")
    room.clock.instant += timedelta(minutes=1)
    room.steer("Close")
    assert room.steer("Undo: closed").key == "sheet-undone"
    assert (room.run(run_id).state, room.run(run_id).closes_at) == ("open", until)
    assert room.said(room.people[0], run_id) == {"answer": "A roof"}


def test_closed_goes_on_in_its_phase(database: Database, clock: StillClock) -> None:
    """What was closed while they talked, or voted again, is there again, with its pairs."""
    room = DiscussRoom(database, clock)
    room.voted()
    for step in ("Let them talk", "Vote again"):
        room.steer(step)
        before = room.run(room.run_id)
        room.press(room.ines, press(Verb.SHEET, room.visit, "close", short(room.run_id)))
        room.steer("Undo: closed")
        after = room.run(room.run_id)
        assert (after.state, after.phase, after.closes_at) == (
            "open",
            before.phase,
            before.closes_at,
        )
        assert after.phase != "talking" or room.look(lambda r: r.pairs.of_run(room.run_id))


def test_sealed_cannot_go_on(room: Room) -> None:
    """What is sealed stays so; everybody can be asked anew, from the page that comes."""
    run_id = room.open("p02")
    room.steer("Close")
    receipt = room.steer("Undo")
    assert (receipt.key, receipt.alert) == ("sheet-undo-sealed", True)
    assert room.run(run_id).state == "closed"
    assert room.steer("Ask everybody anew").key == "sheet-asked-anew"


def test_one_minute_less(room: Room) -> None:
    """A minute more is taken back, and never into the past."""
    room.steer("Open: Challenge")
    run_id, until = only_run(room), room.run(only_run(room)).closes_at
    room.steer("1 minute")
    room.steer("Undo: a minute more")
    assert room.run(run_id).closes_at == until
    room.clock.instant = until
    room.steer("1 minute")
    with pytest.raises(Refused, match="prompt-no-minute-left"):
        room.steer("Undo")
    assert room.run(run_id).closes_at == until + timedelta(minutes=1)


def test_skipped_and_back(room: Room) -> None:
    """What was skipped comes again; where the team went back to, it is no more."""
    first = room.sheet_labels()[0]
    room.steer("Skip")
    assert room.sheet_labels()[0] != first
    room.steer("The one before")
    assert room.sheet_labels()[0] == first
    room.steer("Undo: went back")
    room.steer("Undo: skipped")
    assert room.sheet_labels()[0] == first
    assert "Not asked today" not in room.sheet().text


def test_the_board(room: Room) -> None:
    """What was shown is hidden, and what was hidden is shown."""
    run_id = room.open("p01")
    room.database.perform(boards.make, room.visit_id)
    room.steer("Show on the board")
    assert shows(room, run_id)
    room.steer("Undo: showed")
    assert not shows(room, run_id)
    room.close(run_id)
    room.steer("Hide on the board")
    room.steer("Undo: hid")
    assert shows(room, run_id)


def test_both_show_it(room: Room) -> None:
    """Shown twice at once is undone at once; what is withdrawn is not shown at all."""
    run_id, ravi = room.open("p01"), room.lead("Ravi")
    room.database.perform(boards.make, room.visit_id)
    for one in (room.ines, ravi):
        room.press(one, press(Verb.SHEET, room.visit, "show", short(run_id)))
    room.steer("Undo: showed")
    assert not shows(room, run_id)
    room.press(ravi, press(Verb.SHEET, room.visit, "retract", short(run_id)))
    with pytest.raises(Refused, match="sheet-meanwhile-by-withdrawn"):
        room.press(room.ines, press(Verb.SHEET, room.visit, "show", short(run_id)))


def shows(room: Room, run_id: int) -> bool:
    run = room.run(run_id)

    def asked(reading: Reading) -> bool:
        return boards.shows_results(reading, run)

    return bool(room.look(asked))


def test_withdrawn_is_for_good(room: Room) -> None:
    """Undo says that what was withdrawn cannot come back, and touches nothing older."""
    room.steer("Open: Challenge")
    room.turn_to("Challenge", "Change or withdraw", "Withdraw", "Yes, withdraw")
    with pytest.raises(Refused, match="sheet-undo-withdrawn"):
        room.steer("Undo")


def test_opened_again_is_closed(room: Room) -> None:
    """Opening again by mistake is taken back by closing."""
    room.steer("Open: Challenge")
    room.steer("Close")
    room.turn_to("Challenge", "Open again")
    room.steer("Undo: opened “Challenge and offer” again")
    assert room.run(only_run(room)).state == "closed"


def test_the_same_tap_twice(room: Room) -> None:
    """Two who undo at once undo one act; the second hears that it is done."""
    pekka = room.lead("Pekka")
    room.steer("Skip")
    room.steer("Skip")
    data = undo_of(room)
    assert room.press(pekka, data).key == "sheet-undone"
    with pytest.raises(Refused, match="sheet-undo-gone"):
        room.press(room.ines, data)
    assert "Not asked today" in room.sheet().text


def test_something_else_was_done(room: Room) -> None:
    """A button from before undoes nothing else than it says."""
    room.steer("Skip")
    data = undo_of(room)
    room.steer("Skip")
    with pytest.raises(Refused, match="sheet-undo-other"):
        room.press(room.ines, data)


def test_too_late(room: Room) -> None:
    """After ten minutes nothing is undone, and nothing is kept of it once somebody acts."""
    room.steer("Skip")
    data = undo_of(room)
    room.clock.instant += timedelta(minutes=11)
    assert not undo_label(room)
    with pytest.raises(Refused, match="sheet-undo-gone"):
        room.press(room.ines, data)
    room.steer("The one before")
    rows = room.look(lambda reading: reading.live_acts.since(room.visit_id, room.clock.instant))
    everything = room.database.perform(_acts)
    assert [row.act for row in rows] == everything == ["back"]


def _acts(work: Work) -> list[str]:
    from storage.tables.visits import LiveAct

    return [row.act for row in work.connection.execute(LiveAct.__table__.select())]


def test_the_schedule_was_quicker(room: Room) -> None:
    """What has closed by itself since it was opened is not withdrawn by undo."""
    room.steer("Open: Challenge")
    run_id = only_run(room)
    room.close(run_id)
    with pytest.raises(Refused, match="sheet-undo-changed"):
        room.steer("Undo: opened")


def test_not_for_participants(room: Room) -> None:
    """Who takes part cannot undo what the team did."""
    room.steer("Skip")
    with pytest.raises(Refused, match="not-your-button"):
        room.press(room.people[0], undo_of(room))


def test_an_act_of_nobody(room: Room) -> None:
    """A made-up act is answered kindly."""
    with pytest.raises(Refused, match="sheet-undo-gone"):
        room.press(room.ines, press(Verb.SHEET, room.visit, "undo", short(4711)))
