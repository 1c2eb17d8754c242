"""`hospes export`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from handlers.cli.export import app
from storage.database import Database
from tests.bot.documents.exports.books import Workbook
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

VISIT = "vlm-2027-04"


@pytest.fixture
def visit(
    database: Database, database_url: str, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> Room:
    """A visit with one answer, in the database that the command opens."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    room = Room(database, clock, people=1)
    run = room.open("p01")
    room.write(room.people[0], "A bridge")
    room.close(run)
    return room


def test_a_file_is_written(visit: Room, tmp_path: Path) -> None:
    """A workbook unless another format is asked for, which only its owner can read."""
    out = tmp_path / "visit.xlsx"
    done = CliRunner().invoke(app, [VISIT, "--out", str(out)])
    assert done.stdout == f"{out}: 1 prompt, for the team only; it may have names.\n"
    assert Workbook(out.read_bytes()).sheets[-1] == "Participation"
    assert out.stat().st_mode & 0o777 == 0o600
    del visit


def test_one_prompt_for_sharing(visit: Room, tmp_path: Path) -> None:
    """With a prompt's key and --share it has only that, and only what everybody may see."""
    out = tmp_path / "p01.json"
    arguments = [VISIT, "--out", str(out), "--format", "json", "--prompt", "p01", "--share"]
    done = CliRunner().invoke(app, arguments)
    assert (done.exit_code, "everybody in the visit may see" in done.stdout) == (0, True)
    found = json.loads(out.read_bytes())
    assert [prompt["key"] for prompt in found["prompts"]] == ["p01"]
    assert found["made_for"] == "sharing"
    del visit


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["no-visit"], f"There is no visit no-visit. There are: {VISIT}.\n"),
        ([VISIT, "--prompt", "p08"], f"The prompt p08 was not asked in {VISIT}.\n"),
        ([VISIT, "--format", "pdf"], "--format is csv, xlsx or json.\n"),
    ],
)
def test_what_cannot_be_exported(
    visit: Room, tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    """It ends with exit code 1 and a sentence, and writes nothing."""
    out = tmp_path / "file"
    done = CliRunner().invoke(app, [*arguments, "--out", str(out)])
    assert (done.exit_code, done.stderr, out.exists()) == (1, sentence, False)
    del visit


def test_a_file_is_not_written_over(visit: Room, tmp_path: Path) -> None:
    """A file that is there stays, unless --force is given; a folder cannot be written."""
    out = tmp_path / "visit.xlsx"
    out.write_text("mine")
    assert CliRunner().invoke(app, [VISIT, "--out", str(out)]).exit_code == 1
    assert out.read_text() == "mine"
    assert CliRunner().invoke(app, [VISIT, "--out", str(out), "--force"]).exit_code == 0
    blocked = CliRunner().invoke(app, [VISIT, "--out", str(tmp_path), "--force"])
    assert (blocked.exit_code, "cannot be written" in blocked.stderr) == (1, True)
    del visit
