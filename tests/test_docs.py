"""The guide to the plan file says what the code does: its examples, settings, defaults, lengths."""

import re
from functools import cache
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest

from bot.domain.plan.cadence import RECOMMENDED
from bot.domain.plan.comparing import differences
from bot.domain.plan.limits import LONGEST
from bot.domain.plan.reading import check_plan, read_plan
from bot.domain.plan.schema import plan_schema

GUIDE = (Path(__file__).parents[1] / "docs" / "plan-file.md").read_text("utf-8")
BLOCK = re.compile(r"^```yaml (\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TABLE = re.compile(r"<!-- settings of (\w+) -->\n\|[^\n]*\n\|[-|]*\n((?:\|[^\n]*\n)+)")
NONE = "\N{EN DASH}"  # how the guide writes that a setting has no default
ROW = re.compile(rf"\| `(\w+)` \| (?:(needed|{NONE})|`([^`]*)`) \|(.*)\|")


def blocks(kind: str) -> list[str]:
    """Give the guide's examples of one kind: complete, settings, run, wrong or newer."""
    return [text for found, text in BLOCK.findall(GUIDE) if found == kind]


[SHORTEST] = blocks("complete")


def with_settings(settings: str) -> str:
    """Write the shortest plan with these settings in the place of its own."""
    return "".join((_by_name(SHORTEST) | _by_name(settings)).values())


def _by_name(text: str) -> dict[str, str]:
    parts = [part for part in re.split(r"(?m)^(?=\w)", text) if part]
    return {part.partition(":")[0]: part for part in parts}


def with_run(run: str) -> str:
    """Write the shortest plan with this run in its first session."""
    session = "{key: meet, at: 10:00-11:30, title: Meet each other}"
    head, tail = SHORTEST.split(f"[{session}]}}")
    head = head.replace("- {key: d1, date: 2027-04-20, ", "- key: d1\n    date: 2027-04-20\n    ")
    written = "\n      - key: meet\n        at: 10:00-11:30\n        title: Meet\n        run:\n"
    return f"{head}{written}{indent(run, ' ' * 10).rstrip()}{tail}"


def told(text: str) -> list[str]:
    """Give what the check says against a plan, a line each."""
    return [str(problem) for problem in check_plan(text).errors]


def below(example: str) -> list[str]:
    """Give the lines of the first block of plain text below an example."""
    return GUIDE.partition(example)[2].partition("```text\n")[2].partition("```")[0].splitlines()


@cache
def schema() -> dict[str, dict[str, Any]]:
    """Give the settings of each part of a plan, by name, as the JSON Schema tells them."""
    whole = plan_schema()
    parts = {"Plan": whole} | whole["$defs"]
    return {name: part["properties"] for name, part in parts.items()}


def documented() -> list[tuple[str, str, str, str]]:
    """Give every row of the guide's tables of settings: part, setting, default, what it is."""
    rows = []
    for part, table in TABLE.findall(GUIDE):
        for line in table.splitlines():
            found = ROW.fullmatch(line)
            assert found, line
            rows.append((part, found[1], found[2] or found[3], found[4]))
    return rows


def default_of(setting: dict[str, Any]) -> str:
    """Write a setting's default as the guide does."""
    if "default" not in setting:
        return "needed"
    match setting["default"]:
        case bool(answer):
            return "yes" if answer else "no"
        case [{"key": _}, *_]:
            return "recommended"
        case [*words] if words:
            return f"[{', '.join(words)}]"
        case None | "" | [] | dict():
            return NONE
        case single:
            return str(single)


def test_the_shortest_plan_is_good() -> None:
    """The plan that the guide begins with can be imported as it is, and is short."""
    assert told(SHORTEST) == []
    assert len(SHORTEST.splitlines()) <= 15


@pytest.mark.parametrize("example", blocks("settings"))
def test_examples_of_settings_fit_into_a_plan(example: str) -> None:
    """Every example of settings may stand in the shortest plan."""
    assert told(with_settings(example)) == []


def test_the_recommended_reminders_are_told() -> None:
    """What the guide writes out is what holds where a plan leaves reminders out."""
    [recommended] = blocks("recommended")
    assert read_plan(with_settings(recommended)).reminders == RECOMMENDED
    assert read_plan(SHORTEST).reminders == RECOMMENDED


@pytest.mark.parametrize("example", blocks("run"))
def test_examples_of_runs_fit_into_a_session(example: str) -> None:
    """Every example of prompts and methods may stand in a session's run."""
    text = with_run(example)
    assert "".join(example.split()) in "".join(text.split())
    assert told(text) == []


def test_the_check_says_what_the_guide_says() -> None:
    """The mistakes that the guide shows are told in the words that stand below them."""
    [wrong] = blocks("wrong")
    assert told(with_settings(wrong)) == below(wrong)


def test_differences_are_told_as_the_guide_tells_them() -> None:
    """The change that the guide shows is told in the words that stand below it."""
    [newer] = blocks("newer")
    changes = differences(read_plan(SHORTEST), read_plan(with_settings(newer)))
    assert [str(change) for change in changes] == below(newer)


def test_every_setting_is_told_with_its_default() -> None:
    """The guide names each setting of the schema once, none besides, with the right default."""
    rows = [(part, name, default) for part, name, default, _ in documented()]
    assert sorted(rows) == sorted(
        (part, name, default_of(setting))
        for part, settings in schema().items()
        for name, setting in settings.items()
    )


def test_lengths_are_told_where_they_differ() -> None:
    """Each text with a limit of its own says it, and no other text says one."""
    limits = {
        f"{part}.{name}": int(found[1])
        for part, name, _, meaning in documented()
        if (found := re.search(r"at most (\d+) characters", meaning))
    }
    assert limits == LONGEST
