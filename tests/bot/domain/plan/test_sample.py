"""Tests for the sample content that rehearsals and first starts use."""

import csv
from importlib.resources import files

from bot.domain.plan.calendar import day_minutes
from bot.domain.plan.model import Method
from bot.domain.plan.reading import check_plan, read_plan
from bot.domain.plan.writing import write_plan

SAMPLE = files("bot.rehearsal") / "sample"
VISIT = (SAMPLE / "visit.yaml").read_text("utf-8")


def test_the_sample_visit_is_good_and_in_both_languages() -> None:
    """No rule is broken and no text is missing in French."""
    checked = check_plan(VISIT)
    assert checked.errors == ()
    assert not any("texts" in note.right for note in checked.notes)


def test_the_sample_visit_holds_what_it_should() -> None:
    """Four days of two hours, eight prompts, four methods, three of the prompts required."""
    plan = read_plan(VISIT)
    assert plan.fictional
    assert [day_minutes(day) for day in plan.days] == [120] * 4
    required = [key for key, prompt in plan.prompts().items() if prompt.required]
    assert required == ["p01", "p08", "p10"]
    items = [item for day in plan.days for session in day.sessions for item in session.run]
    methods = [item.key for item in items if isinstance(item, Method)]
    assert methods == ["pairs", "cafe", "p07", "p09"]
    assert [key for key, prompt in plan.prompts().items() if prompt.anonymous] == [
        *("p02", "p03", "p04", "p05", "p06", "p10"),
    ]


def test_the_sample_visit_survives_export() -> None:
    """Exporting the sample and importing it again changes nothing."""
    plan = read_plan(VISIT)
    assert read_plan(write_plan(plan)) == plan


def test_the_sample_people_are_twenty_four_invented_ones() -> None:
    """Each has a number of their own and an address that cannot reach anybody."""
    rows = list(csv.DictReader((SAMPLE / "participants.csv").read_text("utf-8").splitlines()))
    assert [row["participant_id"] for row in rows] == [f"T{n:02}" for n in range(1, 25)]
    assert all(row["email"].endswith("@example.org") and row["fictional"] == "yes" for row in rows)
