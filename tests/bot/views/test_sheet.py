"""The run sheet as it looks: what is on which page, and never too much of it."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.domain.buttons import Verb, parse, press
from bot.domain.messages import Button
from bot.services import boards
from bot.services.callers import Caller
from bot.services.sheet_turning import MAIN, PAGES
from bot.views.rendering import card
from bot.views.sheet_layout import MOST, Offer, laid_out
from storage.compiled import Prepared
from storage.database import Database
from storage.driver import Driver
from storage.work import Reading
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

SHEET = "sheet:vlm-2027-04"


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


def offer(row: int, need: int, label: str) -> Offer:
    return Offer(row, need, Button(label, press="x"))


def labels(rows: Any) -> list[list[str]]:  # noqa: ANN401 - a keyboard
    return [[button.label for button in row] for row in rows]


def test_buttons_stand_in_their_rows() -> None:
    """Whatever order they are offered in, each has its row, and what shares one keeps its order."""
    offers = [offer(3, 1, "c"), offer(0, 9, "a"), offer(3, 0, "d"), offer(1, 2, "b")]
    assert labels(laid_out(offers)) == [["a"], ["b"], ["c", "d"]]


def test_the_least_needed_make_room() -> None:
    """Of more than eight those go that are needed least."""
    offers = [offer(number, 20 - number, str(number)) for number in range(MOST + 3)]
    assert labels(laid_out(offers)) == [[str(number)] for number in range(3, MOST + 3)]


def test_the_next_act_is_always_on_top(room: Room) -> None:
    """From the first opening to the last closing the first button is what comes next."""
    seen = []
    for _ in range(6):
        seen.append(room.sheet_labels()[0].split(":")[0])
        room.steer(room.sheet_labels()[0])
    assert seen == ["Open", "Close"] * 3


def test_what_was_runs_and_comes(room: Room) -> None:
    """In the order of time, in a few lines: two that were, all that run, what comes."""
    room.close(room.open("p01"))
    room.open("p02")
    lines = [line for line in room.sheet().text.splitlines() if line]
    order = ["✓ Challenge and offer", "🟢 <b>Who owns the slipway?</b>", "Next prompt: Questions"]
    places = [next(n for n, line in enumerate(lines) if line.startswith(one)) for one in order]
    assert places == sorted(places)
    assert len(lines) <= 12


def test_yesterday_is_not_shown(room: Room) -> None:
    """What was closed the day before makes room."""
    room.close(room.open("p01"))
    room.at("2027-04-21 10:20")
    assert "✓" not in room.sheet().text


def test_an_anonymous_prompt_moves_in_steps(room: Room) -> None:
    """The first answer moves nothing on the sheet, which says that it counts in steps."""
    run_id = room.open("p02")
    before = room.sheet().text
    assert "0 of 4 answered (counted in steps)" in before
    room.tap(room.people[0], run_id, room.labels(room.people[0], run_id)[0])
    assert room.sheet().text == before


def test_the_board_stands_where_there_is_one(room: Room) -> None:
    """Without a board there is no button for it; with one, the sheet says what it shows."""
    room.open("p01")
    assert "Show on the board" not in room.sheet_labels()
    room.database.perform(boards.make, room.visit_id)
    room.steer("Show on the board")
    assert "Its result is on the board." in room.sheet().text


def pages(room: Room, caller: Caller) -> Iterator[list[str]]:
    """Give the labels of every page of the sheet that can be reached by turning alone."""
    seen, waiting = set[str](), [press(Verb.SHEET, room.visit, MAIN, "")]
    while waiting:
        room.press(caller, waiting.pop())
        keys = [key for row in room.sheet(caller).keyboard for key in row]
        found = {key.press for key in keys if _turns(key.press)} - seen
        seen |= found
        waiting += found
        yield [key.label for key in keys]


def _turns(data: str) -> bool:
    verb, arguments = parse(data)
    return verb is Verb.SHEET and arguments[1] in PAGES


def test_no_page_has_more_than_eight(room: Room) -> None:
    """With as much going on as can be, no page has more than eight buttons, nor one twice."""
    pekka = room.lead("Pekka")
    room.database.perform(boards.make, room.visit_id)
    room.close(room.open("p01"))
    room.open("p03")
    for person in room.people:
        room.write(person, "What about the roof?")
    found = list(pages(room, pekka))
    assert len(found) > len(PAGES)
    for labels_there in found:
        assert len(labels_there) <= MOST
        assert len(set(labels_there)) == len(labels_there)


def test_it_is_drawn_from_few_statements(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands between the tap and what one sees: few questions, however many people."""
    room.close(room.open("p01"))
    room.open("p02")
    room.open("p03")
    asked: list[str] = []
    ask = Driver._ask  # noqa: SLF001 - what the database is asked, not what is remembered of it

    def counting(self: Driver, ready: Prepared, *args: Any) -> Any:  # noqa: ANN401 - as it is
        asked.append(ready.sql)
        return ask(self, ready, *args)

    monkeypatch.setattr(Driver, "_ask", counting)
    address = room.me(room.ines).address.id

    def statements() -> int:
        asked.clear()

        def draw(reading: Reading) -> object:
            return card(reading, address, SHEET)

        assert room.look(draw) is not None
        return len(asked)

    few = statements()
    for number in range(5):
        room.add(f"Guest {number}")
    assert statements() == few
    assert few <= 23, "\n".join(asked)
