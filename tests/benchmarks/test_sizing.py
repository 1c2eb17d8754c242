"""What a number of visits needs, computed from measured figures."""

from benchmarks.sizing import PAGE, need, renewed

FIGURES = {
    ("pacing", "sustained, where it arrives"): 30.0,
    ("pacing", "paid broadcast"): 1000.0,
    ("postgresql", "CPU at saturation on PostgreSQL, polling"): 2.0,
}


def test_what_a_programme_needs() -> None:
    """Bots come from the pace, cores from the processor time of an update."""
    one = need(12, FIGURES)
    assert (one.messages, round(one.minutes, 2), one.bots, one.paid_bots) == (288, 0.16, 1, 1)
    large = need(10_000, FIGURES)
    assert (large.messages, large.bots, large.paid_bots) == (240_000, 134, 4)
    assert (large.updates, large.cores) == (2000, 4.0)


def test_the_page_says_what_is_computed() -> None:
    """The table of the page is that of the figures that are kept."""
    page = PAGE.read_text("utf-8")
    assert renewed(page) == page
