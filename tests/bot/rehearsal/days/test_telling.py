"""How a look at the days is told: on the terminal, in files, by the exit code."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.app.commands import app
from bot.app.days_only import SAMPLE, rehearse_days
from bot.errors import StartupError
from bot.rehearsal.days.looking import look
from bot.rehearsal.days.telling import as_text, report
from tests.bot.rehearsal.days.looks import PLAN, Files, files

__all__ = ["files"]


def test_the_sample_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody is above six a day and nobody without a link, so there is nothing to mend."""
    assert rehearse_days(None, None, None) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("(24 people in 21 zones)")
    assert lines[-1] == "Nothing to mend."


def test_nobody_of_the_sample_is_above_six_or_without_a_link() -> None:
    """Each of the 24 has the link once a day, and nothing is left out by the cap."""
    found = look(SAMPLE / "visit.yaml", SAMPLE / "participants.csv")
    for walk in found.walks:
        links = [entry.day for entry, _ in walk.sent if entry.kind == "join"]
        assert links == ["d1", "d2", "d3", "d4"]
        assert not [why for _, why in walk.kept_back if why == "daily cap"]


def test_tables_are_counted_by_people(files: Files) -> None:
    """Days on everybody's clock; messages by how many get them, how many wait, and when."""
    told = report(files.look(["Europe/Brussels", "Asia/Tokyo", "Asia/Tokyo"]))
    assert told["days"][0] == {
        "day": "d1",
        "date": "2027-04-20",
        "plan's clock": "10:00-11:00",
        "host's clock": "11:00-12:00",
        "people's clocks": "10:00-11:00 to 17:00-18:00",
    }
    [nudge] = [row for row in told["messages"] if row["message"] == "nudge"]
    assert nudge == {
        "message": "nudge",
        "people": "3",
        "sent": "3",
        "held by the night": "2",
        "merged": "2",
        "left out": "0",
        "local times": "08:00 to 15:00",
    }
    assert told["zones"] == {"Asia/Tokyo": 2, "Europe/Brussels": 1}


def test_what_is_to_be_mended_comes_first_and_decides_the_exit_code(
    files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each fault with its remedy, the report in two files, exit code 1."""
    found = files.look(["America/New_York"])
    out = tmp_path / "out"
    assert rehearse_days(files.plan, files.people, out) == 1
    said = capsys.readouterr().out
    assert said.startswith(as_text(found))
    assert "✗ night: It is night" in said
    assert "    To mend it: Choose other hours" in said
    assert "2 things to mend." in said
    written = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert written == report(found)
    assert not written["passed"]
    markdown = (out / "report.md").read_text(encoding="utf-8")
    assert "- **night**: It is night" in markdown
    assert "| d1 | 2027-04-20 | 10:00-11:00 |" in markdown


def test_by_the_command_line(files: Files) -> None:
    """The people file comes after the plan, or by its name for the sample's visit."""
    files.look(["America/New_York"])
    run = CliRunner()
    by_place = run.invoke(app, ["rehearse", "--days-only", str(files.plan), str(files.people)])
    assert (by_place.exit_code, by_place.output.count("✗ night")) == (1, 1)
    by_name = run.invoke(app, ["rehearse", "--days-only", "--people", str(files.people)])
    assert by_name.output.startswith("Opening the shipyard")
    assert "(1 person in 1 zone)" in by_name.output


def test_one_thing_to_mend(files: Files) -> None:
    """One is counted as one; nobody at all is no fault."""
    assert as_text(files.look([""])).endswith("One thing to mend.")


def test_files_that_cannot_be_looked_at(tmp_path: Path) -> None:
    """It is said in a sentence what is wrong with a file, and how to learn more."""
    plan, people = tmp_path / "plan.yaml", SAMPLE / "participants.csv"
    with pytest.raises(StartupError, match="cannot be read"):
        look(plan, people)
    plan.write_bytes(b"\xff")
    with pytest.raises(StartupError, match="is not UTF-8"):
        look(plan, people)
    plan.write_text("visit: x\n", encoding="utf-8")
    with pytest.raises(StartupError, match="plan check"):
        look(plan, people)
    plan.write_text(PLAN, encoding="utf-8")
    with pytest.raises(StartupError, match="cannot be read"):
        look(plan, tmp_path / "none.csv")
    with pytest.raises(StartupError, match="reference"):
        look(plan, plan)
    with pytest.raises(StartupError, match="Choose another folder"):
        rehearse_days(plan, people, plan / "out")
