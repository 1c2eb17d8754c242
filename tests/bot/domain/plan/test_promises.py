"""Tests for what may not change any more once people have answered."""

import pytest

from bot.domain.plan.promises import changed_past, changed_while_open, forbidden_changes
from bot.domain.timeline import decided_at
from tests.bot.domain.plan.plans import plan
from tests.bot.domain.sample_visit import brussels, sample
from tests.bot.services.test_telling import shifted, without_session

ALL = {"say", "pick", "many", "grade", "plan"}
IN_PLAN = "days.2.sessions.1.run.2.fields"
HELD = "it was answered, or is open"
OPEN = "facilitators until it is closed: everybody who is asked reads so now"
FORBIDDEN = [
    (
        ("ask: say", "ask: tell"),
        [
            (
                "days: found no prompt say; a prompt that was answered or is open stays; "
                "write `retired: yes` to ask it no more"
            )
        ],
    ),
    (
        ("as: text, required", "as: questions, required"),
        [
            f"days.1.sessions.1.run.1.as: found questions; text as before: {HELD}",
        ],
    ),
    (
        ("seen_by: facilitators", "seen_by: group"),
        [
            (
                "days.2.sessions.1.run.2.seen_by: found group; "
                "facilitators as before: who answered was told so"
            )
        ],
    ),
    (
        ("{a: A, b: B, c: C}", "{a: A, b: B, d: D}"),
        [
            (
                "days.1.sessions.2.run.1.options: found a, b, d; "
                "the option c as before: it was answered, or is open"
            )
        ],
    ),
    (
        ("from: 1, to: 5", "from: 1, to: 6"),
        [
            (
                "days.2.sessions.1.run.1.scale: found 1 to 6; "
                "the scale as before, 1 to 5: it was answered, or is open"
            )
        ],
    ),
    (
        ("{key: idea, label: Idea}", "{key: dream, label: Idea}"),
        [f"{IN_PLAN}: found nothing; the field idea (text) as before: {HELD}"],
    ),
    (
        ("{key: idea, label: Idea}", "{key: idea, label: Idea, as: date}"),
        [f"{IN_PLAN}: found date; the field idea (text) as before: {HELD}"],
    ),
    (
        ("{x: X, y: Y}", "{x: X, z: Z}"),
        [f"{IN_PLAN}.3.options: found x, z; the option y as before: {HELD}"],
    ),
    (
        ("from: 1, to: 3", "from: 0, to: 3"),
        [f"{IN_PLAN}.4.scale: found 0 to 3; the scale as before, 1 to 3: {HELD}"],
    ),
]


@pytest.mark.parametrize(("change", "told"), FORBIDDEN)
def test_nothing_answered_is_deleted_retyped_or_shown_to_more(
    change: tuple[str, str], told: list[str]
) -> None:
    """Each such change is refused, and only where there are answers."""
    new = plan(*change)
    assert [str(problem) for problem in forbidden_changes(plan(), new, ALL)] == told
    assert forbidden_changes(plan(), new, set()) == ()


@pytest.mark.parametrize(
    "change",
    [
        ("{en: Say, fr: Dites}", "{en: Tell, fr: Dites}"),
        ("{a: A, b: B, c: C}", "{a: A, b: Bee, c: C, d: D}"),
        ("ask: say, as: text, required: yes", "ask: say, as: text, retired: yes"),
        ("seen_by: facilitators", "seen_by: no_one"),
        (
            "{key: idea, label: Idea}",
            "{key: idea, label: Idea}\n              - {key: n, label: N}",
        ),
        ("ask: say,", "ask: extra, as: text, text: More}\n          - {ask: say,"),
    ],
)
def test_one_may_reword_add_retire_and_show_to_fewer(change: tuple[str, str]) -> None:
    """What breaks no promise is allowed."""
    assert forbidden_changes(plan(), plan(*change), ALL) == ()


@pytest.mark.parametrize(("change", "told"), FORBIDDEN)
def test_what_is_open_keeps_its_promises(change: tuple[str, str], told: list[str]) -> None:
    """The same is refused while a prompt is open, before anybody has answered."""
    found = [str(one) for one in changed_while_open(plan(), plan(*change), plan().prompts())]
    seen_by = change[0].startswith("seen_by")
    assert found == [said.split("; ")[0] + "; " + OPEN for said in told] if seen_by else told


def test_what_is_open_is_shown_to_the_same_people() -> None:
    """Not even to fewer: the card says who sees the answer, and everybody reads so now."""
    fewer = plan("seen_by: facilitators", "seen_by: no_one")
    [problem] = changed_while_open(plan(), fewer, plan().prompts())
    assert str(problem).endswith(OPEN)


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        ("group", "organisation_type", True),
        ("organisation_type", "no_one", True),
        ("organisation_type", "organisation_type", True),
        ("organisation_type", "facilitators", False),
        ("facilitators", "organisation_type", False),
        ("no_one", "organisation_type", False),
    ],
)
def test_types_of_organisations_tell_less_than_names(
    before: str, after: str, allowed: bool
) -> None:
    """Names may become types, and types nothing; the team alone and everybody are not the same."""
    old = plan("seen_by: facilitators", f"seen_by: {before}")
    new = plan("seen_by: facilitators", f"seen_by: {after}")
    assert (forbidden_changes(old, new, ALL) == ()) is allowed


def test_what_is_open_may_be_retired() -> None:
    """It then stays open as it is; what is in no plan, or did not change in it, may stay too."""
    running = plan().prompts()
    retired = plan("ask: say, as: text, required: yes", "ask: say, as: questions, retired: yes")
    assert changed_while_open(plan(), retired, running) == ()
    assert changed_while_open(plan(), plan(), {"spot-1": running["say"]}) == ()
    other = {"say": running["say"].model_copy(update={"seen_by": "no_one"})}
    assert changed_while_open(plan(), plan(), other) == ()


def test_what_took_place_is_not_touched_while_the_visit_goes_on() -> None:
    """Only where somebody was there; what is still running may still move; other days may too."""
    old, now = sample(), brussels("2027-04-20T10:20")
    off = without_session(without_session(old, "s11"), "s13")
    later = shifted(old, "d1", 30)
    wrong = [changed_past(old, new, {"d1"}, now) for new in (off, later)]
    assert [[problem.where for problem in found] for found in wrong] == [
        ["days.1.sessions.1"],
        ["days.1.sessions.1"],
    ]
    assert "s11 as it was, from 2027-04-20 10:00" in str(wrong[0][0])
    assert changed_past(old, off, {"d2"}, now) == ()
    assert changed_past(old, shifted(old, "d2", 30), {"d1"}, now) == ()
    gone = old.model_copy(update={"days": old.days[1:]})
    assert {problem.where for problem in changed_past(old, gone, {"d1"}, now)} == {"days"}
    assert changed_past(old, gone, {"d1"}, decided_at(old)) == ()
