"""How often somebody may do something."""

from bot.chat_server.doors.rates import Rate, Rates
from tests.bot.chat_server.conftest import Clock

SLOW = Rate("slow", 3, 10.0)


def test_a_burst_and_then_one_after_the_other(clock: Clock) -> None:
    """Three at once, the fourth after ten seconds, and each asker by themselves."""
    rates = Rates(clock)
    assert [rates.take(SLOW, "a") for _ in range(4)] == [0, 0, 0, 10]
    assert rates.take(SLOW, "b") == 0
    clock.now += 4
    assert rates.wait(SLOW, "a") == 6
    clock.now += 6
    assert [rates.take(SLOW, "a"), rates.take(SLOW, "a")] == [0, 10]
    clock.now += 1000
    assert [rates.take(SLOW, "a") for _ in range(4)] == [0, 0, 0, 10]


def test_who_is_refused_is_not_counted(clock: Clock) -> None:
    """Trying again and again makes nobody wait longer."""
    rates = Rates(clock)
    waits = [rates.take(SLOW, "a") for _ in range(50)]
    assert waits[-1] == 10


def test_memory_is_bounded(clock: Clock) -> None:
    """What is forgiven is forgotten, and beyond so many whoever was there first."""
    rates = Rates(clock, kept=5)
    for number in range(9):
        rates.add(SLOW, number)
    assert len(rates) == 5
    clock.now += 10
    rates.add(SLOW, "new")
    assert len(rates) == 1


def test_strangers_push_nobodys_count_out(clock: Clock) -> None:
    """However many come just once, what somebody did before is still counted."""
    rates, quick = Rates(clock, kept=5), Rate("quick", 3, 0.1)
    for _ in range(3):
        rates.add(SLOW, "mailbox")
    for number in range(50):
        rates.add(quick, number)
        clock.now += 0.1
    assert round(rates.wait(SLOW, "mailbox"), 3) == 5
    assert len(rates) <= 6


def test_what_weighs_nothing_counts_nothing(clock: Clock) -> None:
    """As an empty file does."""
    rates = Rates(clock)
    rates.add(SLOW, "a", 0)
    assert rates.wait(SLOW, "a", 3) == 0
    assert len(rates) == 0
