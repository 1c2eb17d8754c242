"""Telling a frozen holder from one who is alive."""

from datetime import UTC, datetime, timedelta

from storage.duty_locks import Standing, Watch

NOW = datetime(2027, 4, 1, 9, tzinfo=UTC)


def held(holder: int, beat: datetime) -> Standing:
    return Standing(holder, "somewhere:1/a", False, beat, 0.0)


def test_so_many_looks_without_a_sign() -> None:
    """A holder who does not move for so many looks in a row is frozen; one that moves is not."""
    watch = Watch(3)
    assert [watch.is_frozen("telegram", held(1, NOW)) for _ in range(4)] == [False] * 3 + [True]
    later = NOW + timedelta(seconds=1)
    assert [watch.is_frozen("telegram", held(1, later)) for _ in range(3)] == [False] * 3


def test_a_successor_is_given_its_time() -> None:
    """Whoever has just taken the lock is not taken for the one before, whose beat is still there.

    Nor is the holder of one duty for that of another.
    """
    watch = Watch(2)
    for _ in range(3):
        watch.is_frozen("telegram", held(1, NOW))
    assert not watch.is_frozen("telegram", held(2, NOW))
    assert not watch.is_frozen("south", held(1, NOW))


def test_a_clock_that_is_set_freezes_nobody() -> None:
    """Beats far in the past or in the future are signs of life, as long as they change."""
    watch = Watch(2)
    for number in range(10):
        beat = NOW + timedelta(hours=number * (-1) ** number)
        assert not watch.is_frozen("telegram", held(1, beat))
