"""Counting: cheap, and by labels that say nothing of anybody."""

from bot.tally import Count, Spread


def test_things_are_counted_by_their_labels() -> None:
    """Each combination of labels has a count of its own."""
    count = Count("channel", "outcome")
    count.add("a", "sent")
    count.add("a", "sent", times=2)
    count.add("b", "sent")
    assert dict(count) == {("a", "sent"): 3, ("b", "sent"): 1}


def test_sizes_are_counted_up_to_each_bound() -> None:
    """A size counts for its own bound and all larger ones; the largest has none."""
    spread = Spread(1, 10)
    for size in (0.5, 1, 5, 11):
        spread.add(size)
    assert spread.up_to == [("1", 2), ("10", 3), ("+Inf", 4)]
    assert spread.sum == 17.5
