"""Counting in sliding seconds."""

import pytest

from benchmarks.sliding import rate, worst_second


def test_the_worst_second_is_found_wherever_it_lies() -> None:
    """Three within a second that begins in the middle of another count as three."""
    assert worst_second([0.0, 0.6, 1.1, 1.5, 3.0]) == 3


def test_a_second_does_not_hold_its_end() -> None:
    """Who comes exactly a second later is in the next one."""
    assert worst_second([0.0, 1.0, 2.0]) == 1


def test_the_order_of_arrival_does_not_matter() -> None:
    """Connections bring messages in any order."""
    assert worst_second([2.0, 0.2, 0.1]) == 2


def test_the_rate_counts_the_gaps() -> None:
    """Five instants half a second apart are two a second."""
    assert rate([1.0, 1.5, 2.0, 2.5, 3.0]) == pytest.approx(2)
