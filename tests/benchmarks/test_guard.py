"""The guard: it speaks of ratios that got worse, and of nothing else."""

import pytest

from benchmarks.figures import TIMES, Figure
from benchmarks.guard import worse


def figure(ratio: float | None, goal: str = f"≥ 2 {TIMES}", name: str = "polling") -> Figure:
    return Figure("updates", name, 1000, "updates/s", ratio, goal=goal)


def test_a_ratio_that_fell_is_told_in_a_sentence() -> None:
    """Where more is better, a loss of more than 15 % is told with both ratios."""
    [sentence] = worse([figure(2.0)], [figure(1.5)])
    assert sentence == f"updates, polling: 25% worse than kept, 2 {TIMES} then and 1.5 {TIMES} now."


def test_a_ratio_that_rose_is_told_where_less_is_better() -> None:
    """For CPU, memory and latency the guard looks the other way."""
    less = f"≤ 110 MB and ≤ 0.65 {TIMES}"
    assert len(list(worse([figure(0.5, less)], [figure(0.6, less)]))) == 1
    assert not list(worse([figure(0.6, less)], [figure(0.5, less)]))


@pytest.mark.parametrize("now", [1.71, 2.0, 3.0])
def test_small_changes_and_gains_are_not_told(now: float) -> None:
    """Within 15 %, or better: silence."""
    assert not list(worse([figure(2.0)], [figure(now)]))


def test_what_is_new_or_has_no_ratio_is_not_told() -> None:
    """There is nothing to compare with."""
    assert not list(worse([], [figure(0.1)]))
    assert not list(worse([figure(2.0)], [figure(0.1, name="webhook")]))
    assert not list(worse([figure(None)], [figure(0.1)]))
    assert not list(worse([figure(2.0)], [figure(None)]))
