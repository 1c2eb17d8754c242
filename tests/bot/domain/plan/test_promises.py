"""Tests for what may not change any more once people have answered."""

import pytest

from bot.domain.plan.promises import forbidden_changes
from tests.bot.domain.plan.plans import plan

ALL = {"say", "pick", "many", "grade", "plan"}
IN_PLAN = "days.2.sessions.1.run.2.fields"
FORBIDDEN = [
    (
        ("ask: say", "ask: tell"),
        [
            (
                "days: found no prompt say; a prompt that was answered stays; "
                "write `retired: yes` to ask it no more"
            )
        ],
    ),
    (
        ("as: text, required", "as: questions, required"),
        ["days.1.sessions.1.run.1.as: found questions; text as before: it was answered"],
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
                "the option c as before: it was answered"
            )
        ],
    ),
    (
        ("from: 1, to: 5", "from: 1, to: 6"),
        [
            (
                "days.2.sessions.1.run.1.scale: found 1 to 6; "
                "the scale as before, 1 to 5: it was answered"
            )
        ],
    ),
    (
        ("{key: idea, label: Idea}", "{key: dream, label: Idea}"),
        [f"{IN_PLAN}: found nothing; the field idea (text) as before: it was answered"],
    ),
    (
        ("{key: idea, label: Idea}", "{key: idea, label: Idea, as: date}"),
        [f"{IN_PLAN}: found date; the field idea (text) as before: it was answered"],
    ),
    (
        ("{x: X, y: Y}", "{x: X, z: Z}"),
        [f"{IN_PLAN}.3.options: found x, z; the option y as before: it was answered"],
    ),
    (
        ("from: 1, to: 3", "from: 0, to: 3"),
        [f"{IN_PLAN}.4.scale: found 0 to 3; the scale as before, 1 to 3: it was answered"],
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
