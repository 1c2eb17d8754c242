"""The run sheet's buttons: each of them, on every page, has a handler that takes it."""

import re
from collections.abc import Iterator

from telegram.ext import CallbackQueryHandler

from bot.domain.buttons import Verb, parse, press
from bot.services import boards
from bot.services.sheet_turning import MAIN, PAGES
from handlers import MODULES
from storage.database import Database
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock


def taken(data: str) -> bool:
    """Tell whether a handler takes this callback data; the last of all takes anything."""
    found = (handler for module in MODULES[:-1] for handler in module.handlers())
    patterns = (one.pattern for one in found if isinstance(one, CallbackQueryHandler))
    return any(isinstance(one, re.Pattern) and one.match(data) for one in patterns)


def buttons(room: Room) -> Iterator[str]:
    """Give the callback data on every page that can be reached by turning."""
    seen, waiting = set[str](), [press(Verb.SHEET, room.visit, MAIN, "")]
    while waiting:
        room.press(room.ines, waiting.pop())
        found = {key.press for row in room.sheet().keyboard for key in row} - seen
        seen |= found
        waiting += [data for data in found if _turns(data)]
        yield from found


def _turns(data: str) -> bool:
    verb, arguments = parse(data)
    return verb is Verb.SHEET and arguments[1] in PAGES


def test_every_button_has_a_handler(database: Database, clock: StillClock) -> None:
    """With a board, notes, a colleague, something open, closed, skipped and undoable."""
    room = Room(database, clock)
    room.lead("Pekka")
    room.database.perform(boards.make, room.visit_id)
    room.close(room.open("p01"))
    run_id = room.open("p03")
    for person in room.people:
        room.write(person, "What about the roof?")
    room.steer("More")
    room.steer("Write a note")
    room.write(room.ines, "A note")
    room.press(room.ines, press(Verb.SHEET, room.visit, "skip", "p02"))
    there = list(buttons(room))
    assert len(there) > 40
    assert [data for data in there if not taken(data)] == []
    assert room.run(run_id).state == "open"


def test_what_was_made_up_has_none() -> None:
    """A page that does not exist, and an act about the wrong thing, are taken by no handler."""
    visit = "a" * 12 + "a"
    assert taken(press(Verb.SHEET, visit, "tools", ""))
    assert not taken(press(Verb.SHEET, visit, "explode", ""))
    assert not taken(press(Verb.SHEET, visit, "undo", "p01"))
    assert not taken(press(Verb.SHEET, visit, "step", f"closing.{visit}"))
