"""The window: a message counts from when it has surely arrived."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messaging.window import Window


def test_nobody_waits_before_the_second_is_full() -> None:
    """As many as a second bears leave at once."""
    window = Window(3)
    for _ in range(3):
        assert window.free_at() < 0
        window.leave(0.0)
    assert window.free_at() == pytest.approx(1, abs=0.001)


def test_a_late_answer_holds_up_who_comes_a_second_later() -> None:
    """What an answer took beyond the quickest one may have passed before the message arrived."""
    window = Window(2)
    late, quick = window.leave(0.0), window.leave(0.01)
    window.land(quick, 0.03)
    window.land(late, 0.07)
    assert window.free_at() == pytest.approx(1.05, abs=0.001)


def test_an_answer_that_never_comes_holds_up_only_a_little() -> None:
    """A call that hangs has arrived long ago: three messages' time is enough."""
    window = Window(30)
    window.leave(0.0)
    for _ in range(29):
        window.land(window.leave(0.0), 0.02)
    assert window.free_at() == pytest.approx(1.1, abs=0.001)


@given(ways=st.lists(st.floats(0, 0.05), min_size=1, max_size=200), most=st.integers(1, 10))
def test_however_late_messages_arrive_no_second_holds_too_many(
    ways: list[float], most: int
) -> None:
    """Counted where they arrive, messages keep the limit although each takes a time of its own."""
    window, quickest, now = Window(most), 0.01, 0.0
    window.land(Window(1).leave(0.0), quickest)  # the way is known
    arrivals = []
    for way in ways:
        now = max(now, window.free_at())
        window.land(window.leave(now), now + quickest + way)
        arrivals.append(now + quickest + way)
    arrivals.sort()
    assert all(b - a >= 1 for a, b in zip(arrivals, arrivals[most:], strict=False))
