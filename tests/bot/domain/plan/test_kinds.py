"""What each kind of prompt needs in a plan, and what its writer is told where it is missing."""

import pytest

from bot.domain.plan.reading import check_plan
from tests.bot.domain.plan.plans import GOOD

HERE = "days.1.sessions.2.run.1"
AXES = "axes: {left: L, right: R, bottom: B, top: T}"
TWO = "options: {a: A, b: B}"


def told(prompt: str) -> list[str]:
    """Give what is wrong with the good plan when this prompt stands in it, without its lines."""
    known = "{ask: many, as: choices, most: 2, text: Pick two, options: {a: A, b: B, c: C}}"
    assert known in GOOD
    errors = check_plan(GOOD.replace(known, f"{{ask: many, {prompt}}}")).errors
    return [str(problem.on(None)) for problem in errors]


@pytest.mark.parametrize(
    "prompt",
    [
        f"as: ranking, text: T, {TWO}",
        f"as: ranking, text: T, most: 2, {TWO}",
        f"as: points, text: T, {TWO}",
        f"as: grid, text: T, options: {{a: A}}, {AXES}",
        "as: temperature",
        f"as: choice, text: T, discuss: 5 minutes, {TWO}",
        "as: questions, text: T, votes: 3, voting: 4 minutes",
        f"as: choice, text: T, correct: a, explain: E, {TWO}",
    ],
)
def test_every_kind_in_its_shortest_form(prompt: str) -> None:
    """A prompt with what its kind needs is good."""
    assert told(prompt) == []


@pytest.mark.parametrize(
    ("prompt", "problem"),
    [
        (
            "as: ranking, text: T, options: {a: A}",
            f"{HERE}.options: found 1; 2 to 10 options",
        ),
        (
            f"as: ranking, text: T, most: 3, {TWO}",
            (
                f"{HERE}.most: found 3; 2 to 2, the number of options; "
                "without `most` all of them are ranked"
            ),
        ),
        ("as: points, text: T", f"{HERE}.options: found 0; 2 to 10 options"),
        (
            f"as: points, text: T, most: 2, {TWO}",
            f"{HERE}.most: found points; `most` counts only for prompts as choices or ranking",
        ),
        (
            f"as: grid, text: T, {TWO}",
            (
                f"{HERE}.axes: found nothing; axes, "
                "like {left: Easy, right: Hard, bottom: Small, top: Large}"
            ),
        ),
        (
            f"as: grid, text: T, options: {{a: A, b: B, c: C, d: D, e: E, f: F, g: G}}, {AXES}",
            f"{HERE}.options: found 7; 1 to 6 things to place, as `key: text`",
        ),
        (
            f"as: grid, text: T, {TWO}, axes: {{left: '', right: R, bottom: B, top: T}}",
            f"{HERE}.axes.left: found nothing; something to read",
        ),
        (
            f"as: choice, text: T, {AXES}, {TWO}",
            f"{HERE}.axes: found choice; `axes` counts only for prompts as grid",
        ),
        ("as: text", f"{HERE}: found nothing; a prompt has a text, or at least a title"),
        (
            "as: choice, text: T, correct: coop, options: {city: A, coops: B}",
            (
                f"{HERE}.correct: found coop; the key of one of the options: city, coops; "
                "did you mean coops?"
            ),
        ),
        (
            f"as: choice, text: T, discuss: 5 minutes, seen_by: no_one, {TWO}",
            (
                f"{HERE}.discuss: found 5 minutes; `seen_by: group` or `facilitators`, "
                "because pairing people tells that they differ"
            ),
        ),
        (
            f"as: choice, text: T, discuss: 5 minutes, other: yes, {TWO}",
            f"{HERE}.other: found yes; no: everybody votes twice on the same options",
        ),
        (
            "as: questions, text: T, voting: 4 minutes",
            (
                f"{HERE}.voting: found 4 minutes; nothing, or `votes` as well: "
                "there is no voting without votes"
            ),
        ),
        (
            "as: questions, text: T, votes: 3, seen_by: facilitators",
            (
                f"{HERE}.seen_by: found facilitators; group, organisation_type or no_one: "
                "everybody votes, so everybody reads the questions"
            ),
        ),
        (
            f"as: rank, text: T, {TWO}",
            (
                f'{HERE}.as: found "rank"; one of text, questions, words, choice, choices, scale, '
                "temperature, ranking, points, grid, form; did you mean ranking?"
            ),
        ),
    ],
)
def test_what_a_kind_needs_is_told(prompt: str, problem: str) -> None:
    """What a kind needs and lacks is told once, with what would be right."""
    assert told(prompt) == [problem]
