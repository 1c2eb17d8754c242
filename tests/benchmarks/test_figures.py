"""Figures and goals: what is reached is said rightly."""

import pytest

from benchmarks.figures import Goal, measured, paired_ratio, percentile, rounded


def test_a_goal_in_times_is_about_the_ratio() -> None:
    """A goal without a unit holds against the ratio, whatever the value is."""
    assert Goal.at_least(2.0).met(value=1.0, ratio=2.0)
    assert not Goal.at_least(2.0).met(value=3000.0, ratio=1.99)


def test_a_goal_with_a_unit_is_about_the_value() -> None:
    """A goal with a unit holds against the value; there need be no ratio."""
    assert Goal.at_most(0.8, "s").met(value=0.8, ratio=None)
    assert not Goal.at_most(0.8, "s").met(value=0.81, ratio=0.1)


def test_a_goal_for_a_ratio_needs_one() -> None:
    """A goal that cannot be judged is no goal that is met."""
    with pytest.raises(ValueError, match="2"):
        Goal.at_least(2.0).met(value=5.0, ratio=None)


def test_all_goals_of_a_figure_must_be_met() -> None:
    """One goal that is missed makes the figure miss."""
    goals = [Goal.at_most(110, "MB"), Goal.at_most(0.65)]
    assert measured("x", "memory", 100, "MB", ratio=0.6, goals=goals).met is True
    assert measured("x", "memory", 100, "MB", ratio=0.7, goals=goals).met is False
    assert measured("x", "memory", 100, "MB").met is None


def test_ratios_are_made_of_neighbouring_runs() -> None:
    """A machine that became twice as slow for a while changes no ratio."""
    assert paired_ratio([200, 100, 400], [100, 50, 200]) == 2.0


def test_a_percentile_is_one_of_the_values() -> None:
    """The nearest rank is taken, also at the end."""
    values = list(range(100, 0, -1))
    assert percentile(values, 0.99) == 100
    assert percentile(values, 0.5) == 51
    assert percentile([7.0], 0.99) == 7.0


def test_three_digits_count() -> None:
    """A figure does not pretend to be more exact than it is."""
    assert [rounded(value) for value in (1634.2, 0.09452, 12.34)] == [1630, 0.0945, 12.3]
