"""Counting in sliding seconds."""

from collections.abc import Sequence


def worst_second(instants: Sequence[float]) -> int:
    """Give the largest number of instants within any second."""
    ordered = sorted(instants)
    worst = first = 0
    for last, instant in enumerate(ordered):
        while instant - ordered[first] >= 1:
            first += 1
        worst = max(worst, last - first + 1)
    return worst


def rate(instants: Sequence[float]) -> float:
    """Give how many a second there were, from the first to the last."""
    return (len(instants) - 1) / (max(instants) - min(instants))
