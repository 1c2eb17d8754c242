"""`hospes outbox`."""

import pytest
from typer.testing import CliRunner, Result

from bot.domain.messages import Lane
from bot.messaging.marks import CardMark, LetterMark, record
from handlers.cli.outbox import app
from storage.database import Database
from storage.tables.messaging import OutboxLetter
from storage.work import Effects, Reading, Work


@pytest.fixture
def letters(
    database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> dict[str, int]:
    """A running Hospes with a letter that waits, two that are parked, one that was sent."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    database.perform(_write)
    rows = database.look(lambda reading: reading.outbox.left())
    ids = {row.text_key: int(row.id) for row in rows}
    marks = [
        LetterMark(ids["apology"], "parked", 8, "TimedOut"),
        LetterMark(ids["stopped"], "parked", 1, "Bad Request"),
        LetterMark(ids["deleted"], "sent", 1),
    ]
    database.perform(record, marks)
    return ids


def _write(work: Work) -> None:
    address_id = work.people.add_address("telegram", 7, "en", work.now)
    for key in ("apology", "stopped", "deleted"):
        work.say(address_id, key, args={"reference": "private words"}, lane=Lane.OWED)
    later = work.now.replace(year=2100)
    work.say(address_id, "mydata", args={"name": "private words"}, not_before=later)


def _fail_cards(work: Work) -> None:
    [address] = [work.people.address_of("telegram", 7)]
    assert address is not None
    for subject in ("sheet:quay", "me:7"):
        work.refresh(address.id, subject)
    marks = [
        CardMark(address.id, "sheet:quay", 1, None, "ZeroDivisionError"),
        CardMark(address.id, "me:7", 1, None, "unreachable"),
    ]
    record(work, marks)


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def states(database: Database) -> dict[str, tuple[str, int, str]]:
    """Give state, tries and error of each letter, by its text's key."""

    def query(reading: Reading) -> dict[str, tuple[str, int, str]]:
        rows = reading.connection.execute(OutboxLetter.__table__.select())
        return {row.text_key: (row.state, row.attempts, row.error) for row in rows}

    return database.look(query)


def test_what_is_left_is_told_without_content(letters: dict[str, int], database: Database) -> None:
    """Each letter that waits or is parked has a line, and each failed card."""
    database.perform(_fail_cards)
    lines = run("list").output.splitlines()
    assert [line.split()[0] for line in lines[:3]] == [
        str(letters[key]) for key in ("apology", "stopped", "mydata")
    ]
    assert lines[0].split()[1:4] == ["parked", "owed", "apology"]
    assert lines[0].endswith("8  TimedOut")
    assert lines[2].split()[1:4] == ["waiting", "live", "mydata"]
    assert "not before 2100-" in lines[2]
    assert lines[3].partition("/")[2].split() == [
        "sheet:quay",
        "parked",
        "card",
        "ZeroDivisionError",
    ]
    assert len(lines) == 4
    assert "private words" not in "".join(lines)


def test_what_is_told_can_be_narrowed(letters: dict[str, int]) -> None:
    """One state only, or the oldest only; how many more there are is said."""
    assert [line.split()[0] for line in run("list", "--state", "waiting").output.splitlines()] == [
        str(letters["mydata"])
    ]
    assert run("list", "--most", 1).output.splitlines()[1] == "and 2 more: --most shows more"
    refused = run("list", "--state", "sent")
    assert (refused.exit_code, refused.stderr) == (1, "--state is waiting or parked.\n")


def test_nothing_is_left(
    database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty outbox says so."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    assert run("list").output == "Nothing waits and nothing is parked.\n"
    assert run("list", "--state", "parked").output == "Nothing is parked.\n"
    assert database.idle


def test_one_is_tried_again(letters: dict[str, int], database: Database) -> None:
    """It waits as if it had never been tried; the others stay as they are."""
    result = run("retry", letters["apology"])
    assert (result.exit_code, result.output) == (0, "Waiting again: 1.\n")
    assert states(database)["apology"] == ("waiting", 0, "")
    assert states(database)["stopped"] == ("parked", 1, "Bad Request")


def test_everything_is_tried_again(letters: dict[str, int], database: Database) -> None:
    """All parked letters wait, and a card that could not be drawn is; who blocked us is left be."""
    database.perform(_fail_cards)
    assert run("retry", "--all").output == "Waiting again: 3.\n"
    assert {key for key, found in states(database).items() if found[0] == "waiting"} == {
        "apology",
        "stopped",
        "mydata",
    }
    assert [card.subject for card in database.look(lambda r: r.cards.pending())] == ["sheet:quay"]
    assert letters


def test_a_card_is_tried_again_by_its_name(letters: dict[str, int], database: Database) -> None:
    """The name that the list gives it is understood."""
    database.perform(_fail_cards)
    name = run("list", "--state", "parked").output.splitlines()[-1].split()[0]
    assert run("retry", name).output == "Waiting again: 1.\n"
    assert database.look(lambda r: r.cards.pending())
    assert letters


def test_whoever_sends_hears_of_it(database: Database) -> None:
    """A retry is told to other processes like a letter that was just written."""
    from bot.services.clearing import retry

    heard: list[Effects] = []
    database.on_commit(heard.append)
    database.perform(retry, None)
    assert heard[-1].unknown


def test_letters_are_dropped(letters: dict[str, int], database: Database) -> None:
    """Named ones, or all in one state; the reason is written down, what was sent stays."""
    assert run("drop", letters["mydata"], letters["apology"]).output == "Dropped: 2.\n"
    assert states(database)["mydata"] == ("dropped", 0, "operator")
    assert run("drop", "--all", "waiting").output == "Dropped: 0.\n"
    assert run("drop", "--all", "parked").output == "Dropped: 1.\n"
    assert states(database)["stopped"] == ("dropped", 1, "operator")
    assert states(database)["deleted"] == ("sent", 1, "")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("retry", "deleted"), "Nothing is parked under {}. Nothing was changed."),
        (("retry", "mydata"), "Nothing is parked under {}. Nothing was changed."),
        (("drop", "deleted"), "No letter waits or is parked under {}. Nothing was changed."),
    ],
)
def test_what_cannot_be_done_is_said(
    letters: dict[str, int], database: Database, words: tuple[str, str], sentence: str
) -> None:
    """One wrong name, and nothing happens to the others."""
    verb, key = words
    result = run(verb, letters["apology"], letters[key])
    assert (result.exit_code, result.stderr) == (1, sentence.format(letters[key]) + "\n")
    assert states(database)["apology"][0] == "parked"


@pytest.mark.parametrize(
    "words", [("retry",), ("retry", "1", "--all"), ("drop",), ("drop", "--all", "sent")]
)
def test_nothing_happens_by_a_slip(letters: dict[str, int], words: tuple[str, ...]) -> None:
    """Neither names nor everything, or both: the command asks which."""
    result = run(*words)
    assert result.exit_code == 1
    assert result.stderr.startswith("Name what is to be")
    assert letters
