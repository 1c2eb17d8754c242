"""What the board's page is given: what may be shown, in words, and nothing else."""

import json
from typing import Any

import pytest

from bot.services import boards, disclosure
from bot.views.board import board_state
from bot.views.board_plain import lines, paragraphs
from storage.database import Database
from storage.work import Reading
from tests.bot.services.prompt_room import NAMES, Room
from tests.browser.hall import answer
from tests.browser.kinds import PROMPTS, plan, said
from tests.conftest import StillClock

KEYS = [prompt.ask for prompt in PROMPTS]
RESULTS = {
    "bars": "bars",
    "quiz": "bars",
    "scale": "columns",
    "cloud": "cloud",
    "wall": "wall",
    "ranking": "bars",
    "points": "bars",
    "grid": "grid",
    "ballot": "ballot",
    "shift": "bars",
}


@pytest.fixture
def database_url(file_url: str) -> str:
    """What is drawn from was asked of both kinds of database elsewhere."""
    return file_url


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    made = Room(database, clock, people=6, plan=plan())
    database.perform(boards.make, made.visit_id)
    return made


def state(room: Room, language: str = "en") -> dict[str, Any]:
    """Give what the page is given."""

    def look(reading: Reading) -> dict[str, Any] | None:
        board = reading.boards.of(room.visit_id)
        assert board is not None
        return board_state(reading, board.token, language)

    found = room.look(look)
    assert found is not None
    return found  # type: ignore[no-any-return]


def ask(room: Room, key: str, people: int = 6) -> int:
    run_id = room.open(key)
    for number in range(people):
        room.database.perform(answer, room.people[number], run_id, said(key, number))
    return run_id


def reveal(room: Room, run_id: int) -> None:
    room.database.perform(boards.reveal, room.visit_id, run_id)


def written(room: Room) -> str:
    return json.dumps(state(room), ensure_ascii=False)


@pytest.mark.parametrize("key", KEYS)
def test_nothing_of_an_open_prompt_is_told_before_it_is_revealed(room: Room, key: str) -> None:
    """Not an answer, a name, a number of votes, or the name of a contribution: only counts."""
    ask(room, key)
    found = state(room)
    assert found["results"] == []
    assert found["counted"]["words"] == "6 of 6 have answered"
    assert set(found) == {
        "visit",
        "stage",
        "title",
        "text",
        "said",
        "sees",
        "open",
        "status",
        "closes",
        "counted",
        "results",
        "why",
        "floor",
    }
    assert not any(name in written(room) for name in NAMES)


@pytest.mark.parametrize(("key", "shape"), RESULTS.items())
def test_each_kind_has_its_shape(room: Room, key: str, shape: str) -> None:
    """As soon as it is revealed, while it is open; contributions keep their names to themselves."""
    run_id = ask(room, key)
    reveal(room, run_id)
    assert [one["shape"] for one in state(room)["results"]] == [shape]
    rows = room.look(lambda reading: reading.answers.everything(run_id))
    assert rows
    for row in rows:
        assert row.author not in {word.strip('",:[]{}') for word in written(room).split()}


def test_what_only_the_facilitators_see_is_never_on_it(room: Room) -> None:
    """Open or closed, revealed or not."""
    run_id = ask(room, "secret")
    reveal(room, run_id)
    before = written(room)
    room.close(run_id)
    for found in (before, written(room)):
        assert "calendar for the slipway" not in found
    assert state(room)["results"] == []
    assert state(room)["sees"] == "Only the facilitators see the answers"


def test_what_is_anonymous_has_no_names(room: Room) -> None:
    """And moves in steps: of two answers nothing is told, not even that they are two."""
    run_id = ask(room, "cloud", people=2)
    reveal(room, run_id)
    found = state(room)
    assert (found["results"], found["counted"]["answered"]) == ([], 0)
    assert "more voices needed" in found["why"]
    for number in range(2, 6):
        room.database.perform(answer, room.people[number], run_id, said("cloud", number))
    found = state(room)
    assert (found["counted"]["answered"], found["why"]) == (6, "")
    assert not any(name in written(room) for name in NAMES)


def test_which_answer_is_right_is_told_after_closing(room: Room) -> None:
    """While it is open the bars grow, and none is marked."""
    run_id = ask(room, "quiz")
    reveal(room, run_id)
    (bars,) = state(room)["results"]
    assert not any(row["right"] for row in bars["rows"])
    assert "Trust came first" not in written(room)
    room.close(run_id)
    bars, note = state(room)["results"]
    assert [row["label"] for row in bars["rows"] if row["right"]] == ["Trust with residents"]
    assert note["text"] == "Trust came first, and the agreement after it."


def test_a_spotlight_shows_one_text(room: Room) -> None:
    """With the name where everybody may see it; a text that is gone gives the prompt back."""
    run_id = ask(room, "wall")
    name = room.look(lambda r: r.answers.everything(run_id))[0]
    given = room.look(lambda r: _contribution(r, run_id))
    room.database.perform(boards.spotlight, room.visit_id, run_id, given)
    found = state(room)
    assert found["stage"] == "spotlight"
    assert (found["text"], found["name"]) == (name.value, "Anna")
    room.database.perform(boards.spotlight, room.visit_id, run_id, "not there")
    assert state(room)["stage"] == "prompt"


def test_before_between_and_after(room: Room) -> None:
    """It says when it starts, that the next question comes, and that the visit is over."""
    room.at("2027-04-20 09:30")
    assert state(room)["text"] == "We start at 10:00 (11:00 in Helsinki)"
    room.at("2027-04-20 10:20")
    assert state(room)["text"] == "The next question will come here"
    room.at("2027-04-20 20:00")
    assert state(room)["text"].startswith("We start at Wednesday 21 April, 10:00")
    room.at("2027-04-23 18:00")
    assert state(room)["text"] == "This visit is over. Thank you for being here!"
    room.at("2027-04-25 18:00")
    assert set(state(room)) == {"visit", "stage", "text"}


def test_in_the_dark_there_is_a_title_only(room: Room) -> None:
    """Whatever is open and revealed."""
    reveal(room, ask(room, "wall"))
    room.database.perform(lambda work: boards.darken(work, room.visit_id, dark=True))
    assert set(state(room)) == {"visit", "stage"}


def test_it_speaks_french(room: Room) -> None:
    """The prompt's own words, and ours."""
    ask(room, "wall")
    found = state(room, "fr")
    assert found["text"] == "Que feriez-vous en premier chez vous ?"
    assert found["counted"]["words"] == "6 sur 6 ont répondu"


@pytest.mark.parametrize("key", RESULTS)
def test_without_scripts_the_same_stands_there(room: Room, key: str) -> None:
    """Line by line, with its numbers."""
    reveal(room, ask(room, key))
    found = state(room)
    assert paragraphs(found)[1] == "6 of 6 have answered"
    texts = lines(found)
    assert texts
    for label in _labels(found["results"][0]):
        assert any(label in text for text in texts)


def _labels(shape: dict[str, Any]) -> list[str]:
    rows = (row for key in ("rows", "words", "notes", "spots") for row in shape.get(key, ()))
    return [row.get("label") or row["text"] for row in rows]


def _contribution(reading: Reading, run_id: int) -> str:
    run = reading.prompts.run(run_id)
    assert run is not None
    return disclosure.given(reading, run, "board")[0].contribution


def test_what_lies_in_the_middle_is_at_neither_end(room: Room) -> None:
    """Two who see it from opposite ends have it lie in between."""
    run_id = room.open("grid")
    for person, corner in zip(room.people, ("left_top", "right_top"), strict=False):
        everything = dict.fromkeys(("law", "money", "staff", "trust"), corner)
        room.database.perform(answer, person, run_id, everything)
    room.database.perform(boards.reveal, room.visit_id, run_id)
    (grid,) = state(room)["results"]
    assert {spot["words"] for spot in grid["spots"]} == {"in between · Much effect"}
