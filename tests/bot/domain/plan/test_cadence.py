"""Tests for the recommended reminders, and for what a plan may say in their place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.domain.plan.cadence import RECOMMENDED, Reminder, changes
from bot.domain.plan.comparing import differences
from bot.domain.plan.model import Plan
from bot.domain.plan.reading import check_plan, read_plan
from bot.domain.plan.scalars import Offset
from bot.domain.plan.schema import plan_schema
from bot.domain.plan.writing import write_plan
from tests.bot.domain.plan.plans import BRIEFLY, GOOD

UNTIL = ", catch_up_until: 2027-04-30 18:00"


def with_reminders(written: str) -> str:
    return re.sub(r"(?m)^reminders:\n(  .*\n)+", written, GOOD)


def reminders(written: str) -> dict[str, Reminder]:
    return {one.key: one for one in read_plan(with_reminders(written)).reminders}


def written_back(written: str) -> str:
    text = write_plan(read_plan(with_reminders(written)))
    found = re.search(r"(?m)^reminders:.*\n(  .*\n)*", text)
    return found[0] if found else ""


def test_a_plan_that_says_nothing_reminds_as_recommended() -> None:
    """Seven letters, none of which has to be written."""
    assert tuple(reminders("").values()) == RECOMMENDED
    assert [one.say for one in RECOMMENDED] == [
        "prepare",
        "tomorrow",
        "join",
        "recap",
        "missed",
        "nudge",
        "last_call",
    ]


def test_a_list_is_exactly_what_is_sent() -> None:
    """Nothing is added to it, and an empty one silences all."""
    only = reminders("reminders:\n  - {key: a, when: 1 day before each day, say: join}\n")
    assert list(only) == ["a"]
    assert reminders("reminders: []\n") == {}


def test_one_can_be_switched_off_or_changed() -> None:
    """The others stay as they are."""
    found = reminders(
        "reminders:\n  recap: off\n  evening: {when: 1 day before each day at 18:00}\n"
    )
    usual = {one.key: one for one in RECOMMENDED}
    assert found.keys() == usual.keys() - {"recap"}
    assert found["evening"].when == Offset.read("1 day before each day at 18:00")
    assert {**found, "evening": usual["evening"]} == {
        key: one for key, one in usual.items() if key != "recap"
    }


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{recpa: off}", 'reminders.recpa: found "recpa"; the key of a recommended reminder: '),
        ("{recap: of}", 'reminders.recap: found "of"; off, or what is different, '),
        ("{evening: {wen: x}}", "reminders.evening.wen: "),
        ("{evening: {when: soon}}", 'reminders.evening.when: found "soon"; like '),
        ("{missed: {only: absend}}", 'reminders.missed.only: found "absend"; one of absent'),
        ("{nudge: {when: 1 hour before each day}}", "reminders.nudge.when: found 1 hour before"),
        ("now and then", 'reminders: found "now and then"; a list'),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(written: str, told: str) -> None:
    """By the key that the file has, on its line."""
    [problem] = check_plan(with_reminders(f"reminders: {written}\n")).errors
    assert str(problem).startswith(f"line 11, {told}")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("{recpa: off}", "recap"), ("{recap: of}", "off"), ("{evening: {wen: x}}", "when")],
)
def test_what_was_meant_is_suggested(written: str, meant: str) -> None:
    """A slip of the finger in a key, in `off`, in a setting."""
    [problem] = check_plan(with_reminders(f"reminders: {written}\n")).errors
    assert problem.suggestion == meant


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("when: 1 day before the deadline, say: recap", "an offset from a day"),
        ("when: 1 day before each day, say: nudge", "an offset after a day"),
        ("when: 1 hour before the first day, say: recap", "an offset after a day"),
        ("when: 1 hour after each day, say: join", "an offset before a day"),
        ("when: 1 hour after each day, say: prepare", "an offset before a day"),
        ("when: 1 hour before each day, say: missed, only: absent", "an offset after a day: who"),
        ("when: 1 day after the deadline, say: last_call", "an offset before the deadline"),
        ("when: 1 day after the last day, say: last_call", "an offset before the deadline"),
    ],
)
def test_a_letter_comes_when_it_can_be_true(line: str, right: str) -> None:
    """Each is about what is to come, what is over, or the deadline."""
    text = with_reminders(f"reminders:\n  - {{key: a, {line}}}\n")
    [problem] = check_plan(text).errors
    assert problem.where == "reminders.1.when"
    assert problem.right.startswith(right)


def test_a_deadline_is_needed_by_whoever_counts_from_it() -> None:
    """The recommended last call needs none: it is not sent then."""
    without = GOOD.replace(UNTIL, "").replace("            until: 2027-04-30 18:00\n", "")
    mine = "  - {key: a, when: 2 days before the deadline, say: last_call}\n"
    head, tail = without.split("complete:", 1)
    [problem] = check_plan(f"{head}{mine}complete:{tail}").errors
    assert problem.right.startswith("`complete.catch_up_until` as well")
    recommended = re.sub(r"(?m)^reminders:\n(  .*\n)+", "", without)
    assert check_plan(recommended).errors == ()


@pytest.mark.parametrize(
    ("written", "back"),
    [
        ("", ""),
        ("reminders: []\n", "reminders: []\n"),
        ("reminders:\n  recap: off\n", "reminders: {recap: off}\n"),
        ("reminders: {join: {say: join}}\n", ""),
        (
            "reminders: {missed: {when: 3 hours after each day}, nudge: off}\n",
            "reminders:\n  missed: {when: 3 hours after each day}\n  nudge: off\n",
        ),
    ],
)
def test_the_shorter_way_is_written(written: str, back: str) -> None:
    """What is as recommended is left out; changes are changes; all else is a list."""
    assert written_back(written) == back


def test_a_list_that_changes_cannot_tell_stays_a_list() -> None:
    """Other keys, another order, a condition taken away, a key twice."""
    first, second, join = RECOMMENDED[:3]
    assert changes([first.model_copy(update={"key": "mine"})]) is None
    assert changes([second, first]) is None
    assert changes([first, first]) is None
    assert changes([join.model_copy(update={"unless": None})]) is None
    assert changes([first]) == {one.key: "off" for one in RECOMMENDED[1:]}


_KEYS = [one.key for one in RECOMMENDED]
_LENGTHS = some.sampled_from(["20 minutes", "2 hours", "2 days"])


@BRIEFLY
@given(some.dictionaries(some.sampled_from(_KEYS), some.none() | _LENGTHS))
def test_reading_gives_back_what_was_written(changed: dict[str, str | None]) -> None:
    """Whatever is changed or switched off, as a file and as JSON."""
    usual = {one.key: one for one in RECOMMENDED}
    lines = {
        key: f"{{when: {_moved(str(usual[key].when), length)}}}" if length else "off"
        for key, length in changed.items()
    }
    block = "".join(f"  {key}: {line}\n" for key, line in lines.items())
    plan = read_plan(with_reminders(f"reminders:\n{block}" if block else ""))
    assert read_plan(write_plan(plan)) == plan
    assert Plan.model_validate(plan.model_dump(mode="json", by_alias=True)) == plan


def _moved(when: str, length: str) -> str:
    rest = when.split(" ", 2)[2].partition(" at ")[0]
    return f"{length} {rest}"


def test_a_change_is_told_by_the_reminders_key() -> None:
    """Switching one off is one thing that is gone."""
    before, after = (read_plan(with_reminders(t)) for t in ("", "reminders: {recap: off}\n"))
    assert [str(one) for one in differences(before, after)] == ["reminder recap is gone"]


def test_editors_are_told_both_ways_of_writing() -> None:
    """A list of reminders, or a map from the recommended keys to changes or `off`."""
    exactly, changed = plan_schema()["properties"]["reminders"]["oneOf"]
    assert exactly["items"] == {"$ref": "#/$defs/Reminder"}
    assert changed["propertyNames"] == {"enum": _KEYS}
    either = changed["additionalProperties"]["oneOf"]
    assert either == [{"$ref": "#/$defs/ReminderChange"}, {"const": "off", "type": "string"}]
