"""Tests for reading a plan file: everything wrong is told at once, with line and way out."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.domain.plan.problems import PlanInvalid
from bot.domain.plan.reading import check_plan, read_plan
from tests.bot.domain.plan.plans import BRIEFLY, GOOD, changed, checked

UNREADABLE = [
    ("a: 1\n\tb: 2\n", 'line 2, found "\tb: 2"; indent with blanks, not with a tab'),
    (
        "a: &x 1\nb: *x\n",
        'line 2, found "b: *x"; written out: references (*name) are not read',
    ),
    (
        "[" * 10_000,
        'line 1, found "' + "[" * 59 + '…"; fewer brackets or levels inside each other',
    ),
    (
        "title: Opening: a shipyard\n",
        (
            'line 1, found "title: Opening: a shipyard"; '
            "a text that holds a colon and a blank stands in quotes"
        ),
    ),
    (
        "a: {b: Why?, c: d}\n",
        (
            'line 1, found "a: {b: Why?, c: d}"; '
            "inside { } and [ ] a text that holds ? , : { } [ or ] stands in quotes"
        ),
    ),
    ("a: 1\n---\nb: 2\n", 'line 2, found "---"; one plan per file'),
    (
        'a: "open\n',
        'line 2, found ""; this cannot be read as YAML: found unexpected end of stream',
    ),
    ("a: 1\nb: \x07\n", "line 2, found U+0007; only characters that can be printed"),
    ("x" * 1_000_001, "found 1000001 characters; a plan of at most 1000000 characters"),
    ("- a\n", "line 1, found a list; settings, each as `name: value`"),
    ("hello\n", 'line 1, found "hello"; settings, each as `name: value`'),
]


@pytest.mark.parametrize(("text", "told"), UNREADABLE)
def test_what_is_no_yaml_is_told_in_one_sentence(text: str, told: str) -> None:
    """A file that cannot be read says where and why, and never raises anything else."""
    with pytest.raises(PlanInvalid) as caught:
        read_plan(text)
    assert str(caught.value) == told


def test_an_empty_file_lacks_everything_that_is_needed() -> None:
    """Nothing written is told as what is missing."""
    names = [problem.where for problem in check_plan("").errors]
    assert names == [
        *("hospes", "visit", "title", "host", "times_in"),
        *("complete", "certificate", "privacy", "days"),
    ]


MISTAKES = [
    (
        ("call_link:", "call_lnk:"),
        'line 7, call_lnk: found "call_lnk"; no such setting here; did you mean call_link?',
    ),
    (
        ("signed_by: {name", "signed_by: {qqq: 1, name"),
        (
            'line 15, certificate.signed_by.qqq: found "qqq"; '
            "no such setting here; there are name, role"
        ),
    ),
    (
        ("as: text", "as: txt"),
        (
            'line 25, days.1.sessions.1.run.1.as: found "txt"; one of text, questions, words, '
            "choice, choices, scale, temperature, ranking, points, grid, form; did you mean text?"
        ),
    ),
    (("days: 2,", "days: two,"), 'line 14, complete.days: found "two"; a whole number, like 3'),
    (("days: 2,", "days: 0,"), 'line 14, complete.days: found "0"; at least 1'),
    (
        ("most: 2, text: P", "most: 13, text: P"),
        'line 36, days.1.sessions.2.run.1.most: found "13"; at most 12',
    ),
    (
        ("languages: [en, fr]", "languages: en"),
        'line 6, languages: found "en"; a list, each item on a line of its own after a dash',
    ),
    (
        ("signed_by: {name: Ann Example}", "signed_by: Ann"),
        'line 15, certificate.signed_by: found "Ann"; settings, each as `name: value`',
    ),
    (
        ("name: Ben Example", "name: [Ben]"),
        "line 10, team.2.name: found a list; a text",
    ),
    (
        ("{a: Apple,", "{A B: Apple,"),
        (
            'line 30, days.1.sessions.1.run.2.options.A B: found "A B"; a key of small letters, '
            "digits, - and _, starting with a letter or a digit, at most 24 characters; "
            "did you mean a-b?"
        ),
    ),
    (
        ("times_in: Europe/Brussels", "times_in: Bruxelles"),
        (
            'line 5, times_in: found "Bruxelles"; a time zone of the IANA list, '
            "like Europe/Brussels; did you mean Europe/Brussels?"
        ),
    ),
    ((", say: tomorrow", ""), "line 12, reminders.1.say: found nothing; `say` is needed"),
    (
        ("rounds: 3", "round: 3"),
        (
            'line 68, days.3.sessions.1.run.1.round: found "round"; '
            "no such setting here; did you mean rounds?"
        ),
    ),
    (
        ("visit: test-visit", "visit: test-visit\nvisit: other"),
        "line 3, visit: found it twice; each name once; it first stands on line 2",
    ),
    (
        ("issuer: Issuer", 'issuer: "Iss\\0uer"'),
        "line 15, certificate.issuer: found 'Iss\\x00uer'; only characters that can be printed",
    ),
    (
        ("issuer: Issuer", "[a]: Issuer, issuer: x"),
        "line 15, certificate: found a group as a name; a single word before the colon",
    ),
]


@pytest.mark.parametrize(("change", "told"), MISTAKES)
def test_a_mistake_names_line_place_what_was_found_and_what_is_right(
    change: tuple[str, str], told: str
) -> None:
    """One mistake in a good file gives one sentence."""
    assert [str(problem) for problem in checked(*change).errors] == [told]


def test_a_file_without_days_is_told_so() -> None:
    """An empty list of days is too few, not a crash."""
    text = GOOD[: GOOD.index("days:\n")] + "days: []\n"
    assert [str(problem) for problem in check_plan(text).errors] == [
        "line 17, days: found a list; a list of at least one"
    ]


def test_all_mistakes_are_told_at_once_in_the_order_of_lines() -> None:
    """Nobody has to mend one mistake to hear of the next."""
    text = changed("visit: test-visit", "visit: X Y").replace("10:00-10:30", "10-11")
    text = text.replace("country: FI", "country: Finland")
    assert [problem.line for problem in check_plan(text).errors] == [2, 4, 22]


def test_a_good_file_is_read() -> None:
    """A good file gives its plan, with every scalar in its type."""
    plan = read_plan(GOOD)
    assert plan.places == 24
    assert list(plan.prompts()) == ["say", "pick", "many", "grade", "plan"]
    assert plan.day("d2").sessions[0].at.minutes == 60


def test_words_that_yaml_would_change_stay_words() -> None:
    """NO is Norway, 10:00 a time and 007 a name, not a truth value and numbers."""
    text = changed("country: FI", "country: NO").replace("Ben Example", "007")
    plan = read_plan(text)
    assert (plan.host.country, plan.team[1].name) == ("NO", "007")


LINES = GOOD.split("\n")
VALUES = ["", "[]", "{}", "[x]", "{a: b}", "- x", "x", "-1", "9" * 30, '"\\uD800"', "2099-12-31"]
VALUES += ["23:59-24:00", "99999 weeks", "yes", "~", "!!int 1", "|", "*a", "\t", "{en: }", "[[]]"]


@BRIEFLY
@given(some.integers(0, len(LINES) - 1), some.sampled_from(VALUES), some.integers(0, 40))
def test_no_scribble_brings_the_reader_down(place: int, value: str, cut: int) -> None:
    """Whatever stands in a line, the answer is a plan or a list of problems."""
    lines = [*LINES]
    lines[place] = lines[place][:cut] + value
    found = check_plan("\n".join(lines))
    assert found.plan is not None or found.errors


@BRIEFLY
@given(some.integers(0, len(LINES) - 1), some.sampled_from(VALUES))
def test_no_value_brings_the_reader_down(place: int, value: str) -> None:
    """Whatever stands behind a name, the answer is a plan or a list of problems."""
    lines = [*LINES]
    lines[place] = lines[place].partition(": ")[0].rstrip(":") + ": " + value
    found = check_plan("\n".join(lines))
    assert found.plan is not None or found.errors
