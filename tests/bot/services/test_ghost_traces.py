"""Ghost mode: what is undone, skipped and shown in a rehearsal stays in it."""

import pytest

from bot.domain.buttons import Verb, press
from bot.errors import Refused
from bot.services import boards, disclosure, moderating
from bot.services.course import cue_of
from storage.database import Database
from tests.bot.services.prompt_room import Room
from tests.bot.services.spot_desk import SPOT, desk, rehearse, tap_data, tap_desk
from tests.conftest import StillClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


def rehearsed(room: Room) -> int:
    """Open the first prompt while the team rehearses; give its run."""
    room.press(room.ines, press(Verb.SHEET, room.visit, "rehearse", "p01"))
    return int(room.look(lambda r: r.prompts.ghosts_of(room.visit_id))[-1].id)


def undo_label(room: Room) -> str:
    return next((label for label in room.sheet_labels() if "Undo" in label), "")


def test_undone_where_it_was_done(room: Room) -> None:
    """In a rehearsal nothing from before it is undone, and nothing from in it afterwards."""
    room.steer("Skip it")
    rehearse(room)
    assert not undo_label(room)
    rehearsed(room)
    assert undo_label(room) == "Undo: opened “Challenge and offer”"
    rehearse(room, "off")
    assert undo_label(room) == "Undo: skipped “Challenge and offer”"


def test_skipped_in_it_is_asked(room: Room) -> None:
    """What was skipped before a rehearsal stays skipped; what was skipped in it comes again."""
    room.steer("Skip it")
    rehearse(room)
    room.clock.move(minutes=11)
    room.steer("Skip it")
    rehearse(room)  # again, which changes nothing
    room.steer("Skip it")
    rehearse(room, "off")
    assert room.look(lambda r: cue_of(r, room.visit_id)).skipped == {"p01"}


def test_on_no_board(room: Room) -> None:
    """What is rehearsed shows to nobody who looks at the board."""
    room.database.perform(boards.make, room.visit_id)
    rehearse(room)
    run = rehearsed(room)
    room.write(room.ines, "A leaking roof")
    room.close(run)
    assert not [label for label in room.sheet_labels() if "on the board" in label]
    name = room.look(lambda r: disclosure.contributions(r, r.prompts.run(run)))[0].contribution
    with pytest.raises(Refused, match="moderate-not-shown"):
        room.database.perform(moderating.put_in_spotlight, room.ines, run, "spot", name)
    assert room.look(lambda r: disclosure.items(r, r.prompts.run(run), "board")) == ()


def test_pictures_say_so(room: Room) -> None:
    """The picture of a rehearsed result is marked as well, in the words that come with it."""
    rehearse(room)
    room.write(room.ines, "ask: Where next?\n- The city\n- The port")
    tap_desk(room, "Send to the team")
    run = int(room.look(lambda r: r.prompts.ghosts_of(room.visit_id))[-1].id)
    room.tap(room.ines, run, "The port")
    room.close(run)
    letter = room.read(room.ines)[-1]
    assert letter.attachment is not None
    assert "only the team sees this" in letter.text


def test_between_sessions(room: Room) -> None:
    """The evening before, a rehearsed prompt opens at one tap: nobody's night is in question."""
    room.at("2027-04-19 20:00")
    rehearse(room)
    room.steer("Open: Challenge")
    assert "🟢 <b>Challenge and offer</b> · 0 of 1 answered" in room.sheet().text


def test_a_colleague_ended_it(room: Room) -> None:
    """A button that was drawn in a rehearsal asks nobody once that is over, on either card."""
    rehearse(room)
    room.write(room.ines, "ask: Does this work?")
    send, opening = (card.keyboard[0][0].press for card in (desk(room), room.sheet()))
    rehearse(room, "off")
    assert SPOT in room.pending(room.ines)
    with pytest.raises(Refused, match="ghost-ended"):
        tap_data(room, room.ines, send)
    with pytest.raises(Refused, match="ghost-ended"):
        room.press(room.ines, opening)
    assert room.look(lambda r: r.prompts.runs_of(room.visit_id)) == []
    assert tap_desk(room, "Send to 4").key == "sheet-opened"
