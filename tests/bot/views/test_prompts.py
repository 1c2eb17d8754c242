"""Prompts' cards and results as people see them: in both languages, within Telegram's limits."""

from collections.abc import Iterator

import pytest

from bot.domain.buttons import LIMIT
from bot.domain.plan.model import Plan
from bot.services.callers import Caller
from bot.services.cockpit import PAGES
from bot.views.content import Content
from bot.views.splitting import length
from storage.database import Database
from storage.ids import short
from tests.bot.domain.sample_visit import sample
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

LONG = "Où — ΩЖ " * 800  # more than any limit


def words(count: int) -> dict[str, str]:
    return {"en": LONG[:count], "fr": LONG[:count][::-1]}


def long_plan() -> Plan:
    """The sample with every text as long as a plan may have it."""
    plan = sample().model_dump(mode="json", by_alias=True)
    for day in plan["days"]:
        day["title"] = words(120)
        for session in day["sessions"]:
            session["title"] = words(120)
            for item in session["run"]:
                _lengthen(item)
    return Plan.model_validate(plan)


def _lengthen(item: dict[str, object]) -> None:
    item["title"], item["text"] = words(100), words(3000)
    if item.get("options"):
        item["options"] = {f"option-{n}": words(64) for n in range(12)}
        item["correct"] = "option-11" if item.get("correct") else None
    if item.get("explain"):
        item["explain"] = words(700)
    for field in item.get("fields", ()):  # type: ignore[attr-defined]
        field["label"] = words(300)
    for step in item.get("steps", ()):  # type: ignore[attr-defined]
        step["text"] = words(1000)


def check(content: Content, limit: int = 4096, most_buttons: int = 14) -> None:
    """Look at everything that the Bot API limits, and for texts that went wrong."""
    keys = [key for row in content.keyboard for key in row]
    assert len(keys) <= most_buttons
    assert all(key.label and len(key.press.encode()) <= LIMIT for key in keys)
    assert 0 < length(content.text) <= limit
    assert "{" not in content.text


@pytest.fixture
def database_url(file_url: str) -> str:
    """What is drawn from was asked of both kinds of database elsewhere."""
    return file_url


@pytest.fixture(params=["en", "fr"])
def reader(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=[sample, long_plan], ids=["sample", "long"])
def room(
    request: pytest.FixtureRequest, database: Database, clock: StillClock, reader: str
) -> Room:
    made = Room(database, clock, people=3, plan=request.param())
    made.people.append(made.add("Zoë", language=reader))
    return made


def answers_of(room: Room, caller: Caller, run_id: int) -> Iterator[Content]:
    """Answer a prompt to its end, looking at the card at each step."""
    kind = room.run(run_id).definition["as"]
    if kind == "form":
        for field in room.run(run_id).definition["fields"]:
            if field["as"] == "scale":
                room.tap(caller, run_id, "4")
            else:
                room.write(caller, "31.5.2027" if field["as"] == "date" else "x" * field["max"])
            yield room.seen(caller, run_id)
    elif room.labels(caller, run_id):
        keys = [key.press for row in room.seen(caller, run_id).keyboard for key in row]
        room.press(caller, keys[0])
        yield room.seen(caller, run_id)
    else:
        room.write(caller, "rust" if kind == "words" else "x" * room.run(run_id).definition["max"])
        yield room.seen(caller, run_id)


@pytest.mark.parametrize("key", ["p01", "p02", "p03", "p04", "p05", "p06", "p08", "p10"])
def test_every_prompt_fits(room: Room, key: str) -> None:
    """Every card and every result of every prompt fits into one message each."""
    run_id = room.open(key)
    zoe = room.people[-1]
    check(room.seen(zoe, run_id))
    for caller in room.people:
        for card in answers_of(room, caller, run_id):
            check(card)
    check(room.sheet())
    room.close(run_id)
    check(room.seen(zoe, run_id))
    for content in room.read(zoe):
        check(content, limit=1024 if content.attachment else 4096)
    for caller in (zoe, room.ines):
        for subject in room.pending(caller):
            drawn = room.card(caller, subject)
            assert drawn is not None
            check(drawn)


def test_every_page_of_the_sheet_fits(room: Room) -> None:
    """Every page of the run sheet fits, with at most eight buttons."""
    room.at("2027-04-22 10:20")
    run_id = room.open("p08")
    items = [f"item:{key}" for key in ("p01", "p08", "p07", "cafe")]
    abouts = {"main": [""], "list": ["0", "5"], "item": [item[5:] for item in items]}
    abouts |= {"notes": ["0"], "outside": ["p01"]}
    for page in PAGES:
        for about in abouts.get(page, [short(run_id)]):
            room.press(room.ines, f"s:{room.visit}:{page}:{about}")
            check(room.sheet(), most_buttons=8)


def test_a_result_is_a_picture_with_words(room: Room, reader: str) -> None:
    """The picture is drawn in the reader's language, and says the same in words below."""
    run_id = room.open("p06")
    for caller in room.people:
        room.tap(caller, run_id, "4")
    room.close(run_id)
    letter = room.read(room.people[-1])[-1]
    assert letter.attachment is not None
    assert letter.attachment.draw().startswith(b"\x89PNG")
    assert letter.attachment.recipe.split(":")[2] == reader
    assert {"en": "Mean 4.0", "fr": "Moyenne 4,0"}[reader] in letter.text
    other = room.read(room.people[0])[-1].attachment
    assert other is not None
    assert (other.recipe == letter.attachment.recipe) == (reader == "en")


def test_words_and_quiz_are_drawn(room: Room) -> None:
    """Words and choices are drawn too, the right answer marked and explained."""
    for key, mark in (("p04", "rust"), ("p02", "✓")):
        run_id = room.open(key)
        for caller in room.people:
            for _ in answers_of(room, caller, run_id):
                pass
        room.close(run_id)
        letter = room.read(room.people[-1])[-1]
        assert letter.attachment is not None
        assert letter.attachment.draw().startswith(b"\x89PNG")
        assert mark in letter.text + room.result(room.people[-1], run_id, 1)


def test_cards_of_nobody(room: Room) -> None:
    """A card for somebody who was not asked, or of a visit that never was, is not drawn."""
    run_id = room.open("p01")
    assert room.card(room.ines, f"prompt:{short(run_id)}") is None
    assert room.card(room.people[0], "sheet:elsewhere") is None


def test_cards_of_a_run_that_is_gone(room: Room) -> None:
    """Where a run is gone, the card says that it was a rehearsal: nothing else leaves nothing."""
    for subject in (f"prompt:{short(4711)}", f"result:{short(4711)}:0", f"picture:{short(4711)}"):
        drawn = room.card(room.people[0], subject)
        assert drawn is not None
        assert drawn.keyboard == ()
