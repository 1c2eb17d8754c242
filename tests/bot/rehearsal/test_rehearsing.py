"""A small visit, lived through from the invitation to the certificates."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import structlog

from bot.app.rehearsing import rehearse_visit
from bot.domain.plan.starter import new_plan
from bot.errors import StartupError
from bot.rehearsal.invariants import INVARIANTS
from bot.rehearsal.rehearsing import SAMPLE, Outcome, read_visit
from tests.bot.rehearsal.conftest import PLAN

HELD = f"{len(INVARIANTS)} of {len(INVARIANTS)} promises held."
IN_THE_OTHER_VISIT = [  # what comes of votes is seen in test_kinds.py
    "nobody votes for their own question",
    "what was hidden comes to nobody any more",
]
GOOD_TIMES = "{zones} time zones: 0 messages at a wrong local time, 0 unsolicited in quiet hours."

FEW = """\
reference,name,email,language,zone
N1,Nina Example,n1@example.org,en,Europe/Brussels
N2,Olaf Example,n2@example.org,en,Atlantic/Azores
N3,Petra Example,n3@example.org,en,Europe/Helsinki
"""


@pytest.fixture(autouse=True)
def same_logs() -> Iterator[None]:
    """The command line makes the logs quiet; other tests want to hear them."""
    before = structlog.get_config()
    yield
    structlog.configure(**before)


def test_every_invariant_holds_and_has_something_to_look_at(outcome: Outcome) -> None:
    """All that must hold holds, and no check passed because there was nothing to check."""
    assert [(one.name, one.faults) for one in outcome.verdicts if not one.passed] == []
    assert [one.name for one in outcome.verdicts if not one.looked_at] == IN_THE_OTHER_VISIT
    assert outcome.passed


def test_everybody_plays_their_part(outcome: Outcome) -> None:
    """Each persona shows in what came of it."""
    levels = {one["person"]: (one["level"], one["days"]) for one in outcome.report["completion"]}
    assert levels["P1"] == levels["P5"] == ("completion", 3)
    assert levels["P4"] == ("completion", 2)
    diaries = {person.reference: person.diary for person in outcome.facts.people}
    assert "was refused the team's button" in diaries["P2"].acts
    assert diaries["P3"].check_ins["d1"] > diaries["P2"].check_ins["d1"]
    assert diaries["P5"].answers["hopes"].changes == 2
    assert "erased" in diaries["P1"].acts
    wishes = {one: [wish.what for wish in diaries[one].wishes] for one in ("P6", "P7", "P8")}
    assert wishes == {"P6": ["quiet"], "P7": ["zone"], "P8": ["pause"]}
    assert [*diaries["P9"].files] == ["quay.ics", *[*diaries["P9"].files][1:]]
    assert {"announced", "moved a session"} <= {*diaries["f1"].acts}


def test_the_same_seed_gives_the_same_report(
    outcome: Outcome, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A second rehearsal, by the command line, writes the same report.json, byte for byte."""
    assert outcome.passed
    out = tmp_path / "out"
    assert rehearse_visit(folder / "plan.yaml", folder / "people.csv", out, 1, "max") == 0
    said = [f"{GOOD_TIMES.format(zones=9)}", f"{HELD} The report: {out / 'report.md'}"]
    assert capsys.readouterr().out.splitlines() == said
    assert (out / "report.json").read_bytes() == (folder / "out" / "report.json").read_bytes()


def test_a_bot_that_breaks_its_word_is_caught(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With results kept and shown from one answer on, the rehearsal fails, for this reason."""
    plan, people = tmp_path / "plan.yaml", tmp_path / "people.csv"
    plan.write_text(PLAN, encoding="utf-8")
    people.write_text(FEW, encoding="utf-8")
    monkeypatch.setattr("bot.domain.crowds.FEWEST", 1)
    assert rehearse_visit(plan, people, tmp_path / "out", 1, "max") == 1
    said = capsys.readouterr().out
    assert re.findall(r"^✗ (.*)", said, re.MULTILINE) == [
        "every confirmed answer is kept once, with its last value",
        "no result below three anonymous answers",
        "every result is what people say they answered",
    ]


@pytest.mark.parametrize("speed", ["fast", "0", "-3"])
def test_a_speed_that_is_none(speed: str, tmp_path: Path) -> None:
    """It is told what would be right."""
    with pytest.raises(StartupError, match="max, or a number"):
        rehearse_visit(None, None, tmp_path, 1, speed)


def test_the_starter_plan_can_be_rehearsed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a newcomer begins with holds every promise, plain titles like Welcome and all."""
    plan, people = tmp_path / "plan.yaml", tmp_path / "people.csv"
    plan.write_text(new_plan(date(2027, 3, 1)), encoding="utf-8")
    people.write_text(FEW, encoding="utf-8")
    assert rehearse_visit(plan, people, tmp_path / "out", 1, "max") == 0
    assert HELD in capsys.readouterr().out


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """It is told before anybody has lived through anything."""
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(StartupError, match="file/out cannot be written: Not a directory"):
        rehearse_visit(None, None, file / "out", 1, "max")


def test_the_report_is_complete(outcome: Outcome, folder: Path) -> None:
    """report.json, report.md with its charts, a transcript each, every certificate."""
    out = folder / "out"
    written = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert written == outcome.report
    assert (written["people"]["registered"], written["people"]["zones"]) == (9, 9)
    text = (out / "report.md").read_text(encoding="utf-8")
    for picture in ("attendance", "prompts", "completion"):
        assert f"charts/{picture}.png" in text
        assert (out / "charts" / f"{picture}.png").read_bytes().startswith(b"\x89PNG")
    names = {path.stem for path in (out / "transcripts").iterdir()}
    assert names == {*(f"P{number}" for number in range(1, 10)), "f1", "f2"}
    files = {one["person"]: one["file"] for one in written["certificates"]}
    assert files.pop("P4") == ""  # who blocked the bot could not be sent it
    assert {f"certificates/{path.name}" for path in (out / "certificates").iterdir()} == set(
        files.values()
    )
    assert all((out / file).read_bytes().startswith(b"%PDF-") for file in files.values())


def test_a_transcript_is_on_the_persons_own_clock(folder: Path, outcome: Outcome) -> None:
    """Somebody on the Azores, where it starts at eight, is reminded the evening before."""
    assert outcome.passed
    transcript = (folder / "out" / "transcripts" / "P5.txt").read_text(encoding="utf-8")
    assert "(Atlantic/Azores, edits an answer twice)" in transcript
    assert (
        "\n19:59:00 < Sur le quai commence le mar. 5 oct., 08:00 (11:00 à Helsinki)." in transcript
    )


def test_files_that_cannot_be_rehearsed(tmp_path: Path) -> None:
    """What is wrong with a file is said in a sentence."""
    plan, people = SAMPLE / "visit.yaml", SAMPLE / "participants.csv"
    with pytest.raises(StartupError, match="cannot be read"):
        read_visit(tmp_path / "none.yaml", people)
    with pytest.raises(StartupError, match="cannot be read: Is a directory"):
        read_visit(plan, tmp_path)
    bad = tmp_path / "bad"
    bad.write_bytes(b"\xff")
    with pytest.raises(StartupError, match="is not UTF-8"):
        read_visit(bad, people)
    bad.write_text("visit: x\n", encoding="utf-8")
    with pytest.raises(StartupError, match="plan check"):
        read_visit(bad, people)
    with pytest.raises(StartupError, match="reference"):
        read_visit(plan, bad)
    bad.write_text("reference,name,email\nA,Anna,nowhere\n", encoding="utf-8")
    with pytest.raises(StartupError, match="line 2: email"):
        read_visit(plan, bad)
