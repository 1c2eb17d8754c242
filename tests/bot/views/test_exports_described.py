"""docs/exports.md describes the JSON that is written."""

import json
import re
from pathlib import Path
from typing import Any, get_args

from bot.documents.exports.json_file import render_json
from bot.services.exporting import Why, export_visit
from bot.views.exports.facts import facts
from storage.database import Database
from storage.work import Reading, Work
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

DESCRIBED = Path("docs/exports.md").read_text(encoding="utf-8")


def shape(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Give the keys at every depth; of a list those of its first element; no languages."""
    match value:
        case {"en": _}:
            return "by language"
        case dict():
            return {key: shape(part) for key, part in value.items()}
        case [first, *_]:
            return [shape(first)]
        case _:
            return None


def come_from_finland(work: Work, people: list[int]) -> None:
    for person_id in people:
        work.people.describe(person_id, name="Anna", country="FI")


def test_the_example_has_the_shape_of_what_is_written(
    database: Database, clock: StillClock
) -> None:
    """Every field of a real export is in the example, and no other."""
    room = Room(database, clock, people=3)
    run = room.open("p01")
    for person in room.people:
        room.write(person, "A bridge")
    room.close(run)
    database.perform(come_from_finland, [room.me(one).person.id for one in room.people])
    ines = room.me(room.ines).person.id

    def note(work: Work) -> None:
        work.notes.add(room.visit_id, run, ines, "Good", work.now)

    def look(reading: Reading) -> Any:  # noqa: ANN401 - any JSON
        export = export_visit(reading, room.visit_id, "facilitators", reading.now)
        return json.loads(render_json(facts(export)))

    database.perform(note)
    [example] = re.findall(r"```json\n(.*?)```", DESCRIBED, re.DOTALL)
    described, written = shape(json.loads(example)), shape(room.look(look))
    described["prompts"][0]["results"] = None  # a text has none
    assert written == described


def test_every_reason_for_nothing_is_described() -> None:
    """The page names each value of `hidden`."""
    assert [why for why in get_args(Why) if why and f"`{why}`" not in DESCRIBED] == []
