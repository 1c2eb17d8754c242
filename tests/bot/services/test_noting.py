"""Notes for the report: taken while the call goes on, seen by the team alone."""

from datetime import timedelta

import pytest

from bot.domain.buttons import Verb, press
from bot.errors import Refused
from bot.services.noting import LONGEST
from storage.database import Database
from storage.ids import short
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


def note(room: Room, text: str) -> None:
    room.steer("More")
    room.steer("Write a note")
    room.write(room.ines, text)


def notes(room: Room) -> list[str]:
    rows = room.look(lambda reading: reading.notes.of_visit(room.visit_id))
    return [row.text for row in rows]


def test_a_note_on_what_runs(room: Room) -> None:
    """The next text is kept with the prompt that is open; the sheet is at its first page again."""
    run_id = room.open("p01")
    note(room, "  The roof comes up everywhere ")
    (row,) = room.look(lambda reading: reading.notes.of_visit(room.visit_id))
    assert (row.text, row.run_id) == ("The roof comes up everywhere", run_id)
    assert "on “Challenge and offer”" in room.last_letter(room.ines)
    assert "Next prompt" in room.sheet().text


def test_a_note_between_prompts(room: Room) -> None:
    """Where nothing is open a note is kept with the visit."""
    note(room, "A good start")
    assert notes(room) == ["A good start"]
    assert room.last_letter(room.ines).startswith("Noted for the report. Only")


def test_only_the_next_text(room: Room) -> None:
    """What is typed after the note, or much later, finds its place as ever."""
    note(room, "One")
    room.write(room.ines, "Two")
    room.steer("More")
    room.steer("Write a note")
    room.clock.instant += timedelta(minutes=16)
    room.write(room.ines, "Three")
    assert notes(room) == ["One"]


def test_turning_the_page_ends_it(room: Room) -> None:
    """Who goes back to the run sheet does not write a note with the next text."""
    room.steer("More")
    room.steer("Write a note")
    room.steer("Back to the run sheet")
    room.write(room.ines, "Hello?")
    assert notes(room) == []


def test_too_long(room: Room) -> None:
    """A note that is too long is refused with the limit; a shorter one is then taken."""
    with pytest.raises(Refused, match="note-too-long"):
        note(room, "x" * (LONGEST + 1))
    room.write(room.ines, "Short")
    assert notes(room) == ["Short"]


def test_the_list(room: Room) -> None:
    """The team reads all notes, the newest first; each deletes only their own."""
    pekka = room.lead("Pekka")
    note(room, "Mine <b>")
    room.clock.instant += timedelta(minutes=1)
    for label in ("More", "Write a note"):
        room.steer(label, pekka)
    room.write(pekka, "His")
    for label in ("More", "Write a note", "All notes (2)"):
        room.steer(label)
    text = room.sheet().text
    assert text.index("His") < text.index("Mine &lt;b&gt;")
    assert "<b>Pekka</b>" in text
    assert [label for label in room.sheet_labels() if "Delete" in label] == ["Delete: Mine <b>"]
    assert room.steer("Delete").key == "note-deleted"
    assert notes(room) == ["His"]


def test_a_note_of_somebody_else_stays(room: Room) -> None:
    """A made-up button deletes nobody else's note."""
    pekka = room.lead("Pekka")
    note(room, "Mine")
    (row,) = room.look(lambda reading: reading.notes.of_visit(room.visit_id))
    room.press(pekka, press(Verb.SHEET, room.visit, "unnote", short(row.id)))
    assert notes(room) == ["Mine"]


def test_many_notes_have_pages(room: Room) -> None:
    """Long lists are turned, and no page has more than eight buttons."""
    for number in range(6):
        note(room, f"Note {number}")
    for label in ("More", "Write a note", "All notes", "Later"):
        room.steer(label)
    assert "Note 0" in room.sheet().text
    assert len(room.sheet_labels()) <= 8


def test_erased_with_their_author(room: Room) -> None:
    """Who has their data deleted takes their notes along."""
    pekka = room.lead("Pekka")
    note(room, "Mine")
    for label in ("More", "Write a note"):
        room.steer(label, pekka)
    room.write(pekka, "His")
    room.database.perform(lambda work: work.belongings.erase(room.me(pekka).person.id))
    assert notes(room) == ["Mine"]
