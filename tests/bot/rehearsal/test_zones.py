"""People on every side of the date line, in half and quarter hours.

Every other of the sample's 24 lives through it; with `LIVES` all do.
"""

import os
import re
from pathlib import Path

import pytest

from bot.app.rehearsing import rehearse_visit
from bot.rehearsal.rehearsing import SAMPLE
from tests.bot.rehearsal.conftest import PLAN
from tests.bot.rehearsal.test_rehearsing import GOOD_TIMES, HELD, same_logs

ONLY_REMINDERS = re.sub(r" {8}run:\n( {10}.*\n)+", "", PLAN)
STEP = 1 if os.environ.get("LIVES") else 2


@pytest.mark.usefixtures(same_logs.__name__)
def test_people_in_many_zones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody hears at a wrong time of their own day, nor in their quiet hours unasked."""
    plan, people = tmp_path / "plan.yaml", tmp_path / "people.csv"
    plan.write_text(ONLY_REMINDERS, encoding="utf-8")
    header, *rows = (SAMPLE / "zones.csv").read_text("utf-8").splitlines(keepends=True)
    people.write_text(header + "".join(rows[::STEP]), encoding="utf-8")
    assert rehearse_visit(plan, people, tmp_path / "out", 1, "max") == 0
    said = capsys.readouterr().out
    assert GOOD_TIMES.format(zones=24 // STEP) in said
    assert HELD in said
