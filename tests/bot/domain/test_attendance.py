"""What a check-in is worth."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.attendance import (
    NONE,
    Presence,
    by_day,
    credit,
    credited,
    day_around,
    day_at,
    window,
)
from bot.domain.plan.calendar import day_end, day_start
from tests.bot.domain.sample_visit import brussels, changed, sample

DAY = sample().days[0]  # 10:00-10:15, -10:40, -11:15, -11:50, -12:00; it counts from 75 minutes


def on(clock: str) -> datetime:
    return brussels(f"2027-04-20T{clock}")


@pytest.mark.parametrize(
    ("since", "minutes", "sessions", "counts"),
    [
        ("09:50", 120, 5, True),
        ("10:00", 120, 5, True),
        ("10:14", 120, 5, True),
        ("10:15", 105, 4, True),
        ("10:50", 80, 3, True),
        ("11:15", 45, 2, False),
        ("11:59", 10, 1, False),
        ("12:00", 0, 0, False),
    ],
)
def test_a_check_in_credits_from_the_running_session_on(
    since: str, minutes: int, sessions: int, counts: bool
) -> None:
    """The session that runs counts whole, those that ended do not."""
    earned = credit(sample(), DAY, Presence(on(since)))
    assert (earned.minutes, earned.sessions, earned.counts) == (minutes, sessions, counts)


def test_without_a_minimum_any_check_in_counts() -> None:
    """A rule of no minutes asks only for having been there."""
    rule = sample().complete.model_copy(update={"minutes_a_day": 0})
    assert credit(changed(complete=rule), DAY, Presence(on("11:59"))).counts


def test_a_day_shorter_than_the_minimum_can_still_count() -> None:
    """More than the whole day is never asked for."""
    rule = sample().complete.model_copy(update={"minutes_a_day": 119})
    short = DAY.model_copy(update={"sessions": DAY.sessions[:1]})
    assert credit(changed(complete=rule), short, Presence(on("10:00"))).counts


def test_a_facilitators_mark_wins() -> None:
    """Marked present is the whole day however late; marked absent is nothing."""
    there = credit(sample(), DAY, Presence(on("13:00"), by_hand=True))
    assert (there.minutes, there.sessions, there.counts) == (120, 5, True)
    assert credit(sample(), DAY, Presence(on("10:00"), present=False, by_hand=True)) == NONE


def test_every_day_has_a_credit() -> None:
    """A day on which nothing is known brought nothing."""
    credits_by_day = by_day(sample(), {"d1": Presence(on("10:00"))})
    assert list(credits_by_day) == ["d1", "d2", "d3", "d4"]
    assert credits_by_day["d2"] == NONE


def test_the_window_opens_before_the_day_and_closes_with_it() -> None:
    """The word counts from fifteen minutes before the first session to the end of the last."""
    assert window(sample(), DAY) == (on("09:45"), on("12:00"))
    assert day_at(sample(), on("09:44")) is None
    assert day_at(sample(), on("09:45")) == DAY
    assert day_at(sample(), on("12:00")) is None


def test_the_list_is_about_the_last_day_that_opened() -> None:
    """Before the first day it is about that, afterwards about the latest."""
    assert day_around(sample(), on("08:00") - timedelta(days=9)) == DAY
    assert day_around(sample(), on("23:00")) == DAY
    assert day_around(sample(), on("23:00") + timedelta(days=30)) == sample().days[-1]


@given(st.integers(-30, 150), st.integers(0, 60))
def test_coming_later_never_earns_more(minutes: int, later: int) -> None:
    """Credit falls with time, and never exceeds what was planned."""
    start = day_start(sample(), DAY)
    first, second = (
        credited(sample(), DAY, start + timedelta(minutes=after))
        for after in (minutes, minutes + later)
    )
    assert DAY.sessions[len(DAY.sessions) - len(first) :] == first
    assert first[len(first) - len(second) :] == second
    assert bool(first) == (start + timedelta(minutes=minutes) < day_end(sample(), DAY))
