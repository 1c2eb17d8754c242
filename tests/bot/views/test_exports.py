"""Exports as files: tables in somebody's words, facts for programs, and nothing that links."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from bot.domain.given import Given
from bot.domain.items import (
    Ballot,
    Candidate,
    Counts,
    Grid,
    Item,
    Place,
    Ranking,
    Share,
    Shares,
    Shift,
    Spot,
)
from bot.domain.plan.model import Axes, Prompt
from bot.domain.plan.scalars import Localised
from bot.domain.prompts import Question
from bot.domain.tallies import Count
from bot.domain.voices import Group
from bot.services.exporting import Asking, export_run, export_visit
from bot.services.exporting_team import TeamNote, Voices
from bot.views.exports.facts import FORMAT
from bot.views.exports.files import draw
from bot.views.exports.result_facts import result
from bot.views.exports.result_rows import result_rows
from bot.views.exports.tables import book, prompt_table
from bot.views.exports.words import Wording
from bot.views.reader import Reader
from storage.database import Database
from storage.work import Reading
from tests.bot.documents.exports.books import Workbook
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

ENGLISH = Reader("en", "Europe/Helsinki", "Europe/Helsinki")
FRENCH = Reader("fr", "Europe/Helsinki", "Europe/Helsinki")
WORDING = Wording(ENGLISH, "Europe/Helsinki")

OPTIONS = {"a": Localised({"en": "Roofs", "fr": "Toits"}), "b": Localised({"en": "Ferries"})}
ASKED = Question("answer", "choice", options=OPTIONS)
AXES = Axes(
    left=Localised({"en": "cheap"}),
    right=Localised({"en": "dear"}),
    bottom=Localised({"en": "slow"}),
    top=Localised({"en": "quick"}),
)


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    """A visit with a named and an anonymous prompt, both answered and closed."""
    room = Room(database, clock)
    named = room.open("p01")
    room.write(room.people[0], "=1+1 bridges")
    room.write(room.people[1], "A crane")
    room.close(named)
    secret = room.open("p02")
    for person in room.people[:3]:
        room.tap(person, secret, "The city")
    room.close(secret)
    return room


def drawn(room: Room, form: str, reader: Reader = ENGLISH, audience: Any = "facilitators") -> bytes:  # noqa: ANN401
    def look(reading: Reading) -> bytes:
        export = export_visit(reading, room.visit_id, audience, reading.now)
        return draw(export, reader, form)[1]()

    content: bytes = room.look(look)
    return content


def rows_of(content: bytes) -> list[list[str]]:
    return [*csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))]


def test_a_visit_as_a_zip_of_tables(room: Room) -> None:
    """An overview, a table for each prompt in its order, and who answered how many."""
    with zipfile.ZipFile(io.BytesIO(drawn(room, "csv"))) as folder:
        names = folder.namelist()
        overview = rows_of(folder.read(names[1]))
        answers = rows_of(folder.read(names[2]))
        taking_part = rows_of(folder.read(names[-1]))
        about = folder.read("README.txt").decode("utf-8-sig")
    assert [name[:2] for name in names] == ["RE", "00", "01", "02", "03"]
    assert [row[6:8] for row in overview] == [["Asked", "Answered"], ["4", "2"], ["4", "3"]]
    assert [row[2] for row in answers] == ["Answer", "'=1+1 bridges", "A crane"]
    assert [row[5] for row in answers] == ["Name", "Anna", "Bruno"]
    assert [row[1:4] for row in taking_part][1:] == [
        ["Anna", "2", "2"],
        ["Bruno", "2", "2"],
        ["Clara", "2", "1"],
        ["David", "2", "0"],
    ]
    assert "For the team only" in about


def test_a_visit_as_a_workbook_in_french(room: Room) -> None:
    """Sheets and heads speak the reader's language; what is shared has no participation."""
    team = Workbook(drawn(room, "xlsx", FRENCH))
    shared = Workbook(drawn(room, "xlsx", FRENCH, "group"))
    assert team.sheets[0] == "Vue d\N{RIGHT SINGLE QUOTATION MARK}ensemble"
    assert team.sheets[-1] == "Participation"
    assert shared.sheets == team.sheets[:-1]
    head, *answers = team.rows(2)
    assert head[:3] == ["Ligne", "Question", "Réponse"]
    assert [row[2] for row in answers] == ["=1+1 bridges", "A crane"]


def test_a_visit_as_json(room: Room) -> None:
    """The facts have the documented shape: keys in no language, labels in each."""
    found = json.loads(drawn(room, "json"))
    assert found["format"] == FORMAT
    assert found["made_for"] == "team"
    named, secret = found["prompts"]
    assert [one["value"] for one in named["answers"]] == ["=1+1 bridges", "A crane"]
    assert [one["person"] for one in named["answers"]] == [1, 2]
    [counts, explained] = secret["results"]
    assert counts["counts"][0] == {
        "key": "city",
        "label": {"en": "The city", "fr": "La ville"},
        "number": 3,
    }
    assert explained["correct"] == "cooperative"
    assert "participation" not in json.loads(drawn(room, "json", audience="group"))


def test_nothing_of_an_anonymous_prompt_links(room: Room) -> None:
    """No format has a name, a number or a mark beside an anonymous answer."""
    found = json.loads(drawn(room, "json"))["prompts"][1]
    assert {(one["name"], one["person"], one["told_to_the_team"]) for one in found["answers"]} == {
        (None, None, False)
    }
    sheet = Workbook(drawn(room, "xlsx")).rows(3)
    assert {row[0] for row in sheet[1:]} == {"result"}
    for name in ("Anna", "Bruno", "Clara"):
        assert name not in json.dumps(found)
        assert name not in str(sheet)


def test_one_prompt_alone(room: Room) -> None:
    """A CSV of one prompt is one file, named after the visit and the prompt."""

    def look(reading: Reading) -> tuple[str, bytes]:
        run = reading.prompts.runs_of(room.visit_id)[1]
        export = export_run(reading, run, "group", reading.now)
        name, drawing = draw(export, ENGLISH, "csv")
        return name, drawing()

    name, content = room.look(look)
    assert name == "vlm-2027-04-who-owns-the-slipway-2027-04-20-share.csv"
    head, *rows = rows_of(content)
    assert head == ["Row", "Question", "Answer", "Number", "Share", "Name", "Remark"]
    assert rows[0] == ["result", "", "The city", "3", "1.0", "", ""]
    assert rows[1][6] == "right"


ITEMS: dict[str, tuple[Item, list[list[Any]]]] = {
    "counts": (
        Counts(ASKED, (Count("a", 2), Count("b", 1)), 3, 1.3333333),
        [["Roofs", 2, 0.667], ["Ferries", 1, 0.333], ["Mean", 1.333, None]],
    ),
    "ranking": (
        Ranking(ASKED, (Place("b", 0.75, 2, 3), Place("a", 0.25, 1, 3)), 3),
        [["Ferries", 0.75, None], ["Roofs", 0.25, None]],
    ),
    "points": (
        Shares(ASKED, (Share("a", 66.66), Share("b", 33.34)), 3),
        [["Roofs", 66.7, None], ["Ferries", 33.3, None]],
    ),
    "grid": (
        Grid(AXES, (Spot("a", OPTIONS["a"], 0.9, 0.2, {"right_bottom": 3}, 3),)),
        [
            ["quick, cheap", 0, 0.0],
            ["quick, dear", 0, 0.0],
            ["slow, cheap", 0, 0.0],
            ["slow, dear", 3, 1.0],
        ],
    ),
    "ballot": (
        Ballot((Candidate("c", "Who pays?", "Anna", 4, pinned=True),)),
        [["Who pays?", 4, None]],
    ),
    "shift": (
        Shift(ASKED, (Count("a", 3),), (Count("a", 1),), {("a", "b"): 2}, 3),
        [["Roofs", 3, 1.0], ["Roofs", 1, 0.333], ["Roofs → Ferries", 2, None]],
    ),
}


@pytest.mark.parametrize("kind", sorted(ITEMS))
def test_each_kind_of_result_has_rows(kind: str) -> None:
    """What was counted, its number and its share."""
    item, expected = ITEMS[kind]
    assert [list(row[2:5]) for row in result_rows([item], WORDING)] == expected


@pytest.mark.parametrize("kind", sorted(ITEMS))
def test_each_kind_of_result_has_facts(kind: str) -> None:
    """Each has a shape of its own that JSON can hold."""
    found = result(ITEMS[kind][0])
    assert found["type"] == kind
    assert json.loads(json.dumps(found)) == found


def test_a_person_s_answers_stand_together_and_are_marked(room: Room) -> None:
    """Parts of one answer come in the order of the questions; stars and voices told are said."""

    def look(reading: Reading) -> Asking:
        run = reading.prompts.runs_of(room.visit_id)[0]
        [found] = export_run(reading, run, "facilitators", reading.now).askings
        return found

    asking: Asking = room.look(look)
    given = (
        Given("answer", "Two", "Zoë", whose="2"),
        Given("answer", "One", "Anna", whose="1", starred=True),
        Given("vote.abc", 1),
    )
    changed = replace(asking, given=given, items=(), told=frozenset({"1"}))
    rows = prompt_table(changed, WORDING).rows
    assert [(row[2], row[5], row[6]) for row in rows] == [
        ("One", "Anna", "starred; told to the team"),
        ("Two", "Zoë", ""),
    ]


def test_rankings_and_points_are_written_out() -> None:
    """A list keeps its order; points stand behind what got them."""
    prompt = Prompt.model_validate({"ask": "p", "as": "points", "options": OPTIONS})
    ranked = Prompt.model_validate({"ask": "p", "as": "ranking", "options": OPTIONS})
    run = SimpleNamespace(number=1)

    def answer(asked: Prompt, value: Any) -> Any:  # noqa: ANN401 - a cell
        given = (Given("answer", value, "Anna", whose="1"),)
        asking = Asking(run, asked, False, 1, 1, (), given, "", frozenset())  # type: ignore[arg-type]
        [row] = prompt_table(asking, WORDING).rows
        return row[2]

    assert answer(prompt, {"a": 70, "b": 30}) == "Roofs: 70; Ferries: 30"
    assert answer(ranked, ["b", "a"]) == "Ferries; Roofs"


def test_what_only_the_team_has(room: Room) -> None:
    """Voices are of groups, the others by that name; notes say on which prompt, if on one."""
    export = room.look(lambda r: export_visit(r, room.visit_id, "facilitators", r.now))
    groups = (Group("FI", 3, 0.75, 0.5), Group("", 1, 0.25, 0.5))
    notes = (
        TeamNote(export.askings[0].prompt, "Inés", "Ask again", export.made_at),
        TeamNote(None, "Inés", "Rain", export.made_at),
    )
    told = replace(export, voices=(Voices("country", groups),), notes=notes)
    *_, voices, noted = book(told, WORDING).tables
    assert [row[0] for row in voices.rows] == ["Finland", "others"]
    assert [column.share for column in voices.columns] == [False, False, True, True]
    assert [(bool(row[1]), row[2:]) for row in noted.rows] == [
        (True, ("Inés", "Ask again")),
        (False, ("Inés", "Rain")),
    ]


def test_times_are_the_host_s(room: Room) -> None:
    """A table shows instants as the host's clock showed them."""
    export = room.look(lambda r: export_visit(r, room.visit_id, "group", r.now))
    [overview, *_] = book(export, WORDING).tables
    assert [str(row[4]) for row in overview.rows] == ["2027-04-20 11:20:00"] * 2
