"""`hospes parked`."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.messaging.marks import CardMark, LetterMark, Mark, record
from handlers.cli.frame import opened
from handlers.cli.parked import app
from storage.work import Reading, Work


@pytest.fixture(autouse=True)
def _database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/cli.db")
    with opened(new=True):
        pass


def told() -> list[str]:
    """Give what the command says, a line each."""
    result = CliRunner().invoke(app)
    assert result.exit_code == 0
    return result.stdout.splitlines()


def begin(work: Work) -> None:
    """Let there be a letter, an entry and three cards."""
    address_id = work.people.add_address("telegram", 7, "en", work.now)
    work.say(address_id, "help-nobody", args={"contact": "private words"})
    entry = {"key": "recap/quay/d1/1/7", "due": work.now, "kind": "recap", "visit_id": 1}
    work.timeline.add([{**entry, "participant_id": 7, "args": {}}])
    for subject in ("sheet:quay", "prompt:7", "me:7"):
        work.refresh(address_id, subject)


def fail(work: Work, letter_id: int, address_id: int) -> None:
    """Let all of it fail but a card that is shown and one that nobody receives; an update too."""
    update = {"channel": "telegram", "update_id": 1, "chat_id": 7, "at": work.now}
    work.records.park("K7F-2Q9", content={"text": "private words"}, error="ValueError", **update)
    work.timeline.settle("recap/quay/d1/1/7", "failed", work.now, "KeyError")
    marks: list[Mark] = [
        LetterMark(letter_id, "parked", 8, "TimedOut"),
        CardMark(address_id, "sheet:quay", 1, None, "ZeroDivisionError"),
        CardMark(address_id, "prompt:7", 1, 12),
        CardMark(address_id, "me:7", 1, None, "unreachable"),
    ]
    record(work, marks)


def ids(reading: Reading) -> tuple[int, int]:
    """Give the numbers of the letter and of its address."""
    [letter] = reading.outbox.due(reading.now, 2)
    return letter.id, letter.address_id


def test_nothing_is_parked() -> None:
    """An installation in which nothing failed says so."""
    assert told() == ["Nothing is parked."]


def test_everything_that_failed_is_told() -> None:
    """Update, letter, entry and card, each with its reference and error, none with its content."""
    with opened() as database:
        database.perform(begin)
        letter_id, address_id = database.look(ids)
        database.perform(fail, letter_id, address_id)
    lines = told()
    assert {line[22:] for line in lines} == {
        "update  K7F-2Q9  ValueError",
        f"letter  {letter_id} help-nobody  TimedOut",
        "entry   recap/quay/d1/1/7  KeyError",
        f"card    sheet:quay of address {address_id}  ZeroDivisionError",
    }
    assert lines[-1].strip().startswith("card")
    assert "private words" not in "".join(lines)


def test_a_card_that_is_drawn_after_all_is_not_told() -> None:
    """What could not be drawn goes from the list when it is shown."""
    with opened() as database:
        database.perform(begin)
        letter_id, address_id = database.look(ids)
        database.perform(fail, letter_id, address_id)
        shown = CardMark(address_id, "sheet:quay", 1, 13)
        database.perform(record, [shown])
    assert not [line for line in told() if "card" in line]
