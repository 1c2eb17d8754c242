"""Tests for telling what changes between two states of a plan."""

import pytest

from bot.domain.plan.comparing import differences, stale
from tests.bot.domain.plan.plans import plan

CHANGES = [
    (("A visit", "A visit"), []),
    (
        ("{en: A visit, fr: Une visite}", "Another visit"),
        [
            'the visit: title.en was "A visit", becomes nothing',
            'the visit: title.fr was "Une visite", becomes nothing',
            'the visit: title was nothing, becomes "Another visit"',
        ],
    ),
    (
        ("at: 10:30-11:30", "at: 10:35-11:35"),
        ['session close: at was "10:30-11:30", becomes "10:35-11:35"'],
    ),
    (
        ("times_in:", "places: 30\ntimes_in:"),
        ["the visit: places was 24, becomes 30"],
    ),
    (("required: yes, open", "open"), ["prompt say: required was yes, becomes no"]),
    (("ask: grade", "ask: mark"), ["prompt grade is gone", "prompt mark is new"]),
    (
        ("key: trio", "key: three"),
        [
            "session trio is gone",
            "session three is new",
            'method troika: session was "trio", becomes "three"',
        ],
    ),
    (("method: troika", "method: pairs"), ["method troika is gone", "method pairs is new"]),
    (
        ("2 hours after each day", "1 hour after each day"),
        ['reminder missed: when was "2 hours after each day", becomes "1 hour after each day"'],
    ),
    (
        (", role: host_coordinator", ""),
        ['team member ben: role was "host_coordinator", becomes "facilitator"'],
    ),
    (
        ("{key: idea, label: Idea}", "{key: idea, label: My idea}"),
        ['prompt plan: fields.idea.label was "Idea", becomes "My idea"'],
    ),
    (
        ("until: 2027-04-30 18:00\n            f", "until: 2027-04-29 18:00\n            f"),
        ['prompt plan: until was "2027-04-30 18:00", becomes "2027-04-29 18:00"'],
    ),
    (
        ("languages: [en, fr]", "languages: [en]"),
        ['the visit: languages.2 was "fr", becomes nothing'],
    ),
]


@pytest.mark.parametrize(("change", "told"), CHANGES)
def test_a_change_is_told_by_its_key(change: tuple[str, str], told: list[str]) -> None:
    """Parts that came and went, then settings with their old and new value."""
    assert [str(difference) for difference in differences(plan(), plan(*change))] == told


def test_a_session_that_moves_to_another_day_is_moved_not_lost() -> None:
    """A session is known by its key, wherever it stands."""
    visit = plan()
    first, second, third = visit.days
    moved = third.model_copy(update={"sessions": (*third.sessions, first.sessions[1])})
    days = (first.model_copy(update={"sessions": first.sessions[:1]}), second, moved)
    told = differences(visit, visit.model_copy(update={"days": days}))
    assert [str(one) for one in told] == ['session close: day was "d1", becomes "d3"']


@pytest.mark.parametrize(
    ("based_on", "newest", "is_stale"),
    [(None, None, False), (None, 3, True), (2, 3, True), (3, 3, False), (4, None, False)],
)
def test_a_file_not_made_from_the_newest_version_is_stale(
    based_on: int | None, newest: int | None, is_stale: bool
) -> None:
    """Importing it would undo what was changed since."""
    assert stale(based_on, newest) is is_stale
