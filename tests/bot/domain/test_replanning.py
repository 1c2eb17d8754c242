"""Planning anew: what is still to come follows, what was done stays done."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.replanning import CANCELLED, GRACE, There, args_of, coming, steps
from bot.domain.timeline import Entry, Kind, key_of, thing_of

NOW = datetime(2027, 4, 20, 8, tzinfo=UTC)
LATER, SOONER = NOW + timedelta(hours=2), NOW - timedelta(hours=2)


def entry(due: datetime, occurrence: int = 1, **more: object) -> Entry:
    key = key_of(Kind.JOIN, "visit", "d1.join", 7, occurrence)
    return Entry(key, due, Kind.JOIN, "d1", 7, **more)  # type: ignore[arg-type]


def there(one: Entry, state: str = "planned", settled_at: datetime | None = None) -> There:
    return There(one.key, one.kind, one.due, state, args_of(one), settled_at)


def test_what_is_as_it_was_is_left_alone() -> None:
    """Nothing is written where nothing changes, even for what is overdue."""
    for due in (LATER, SOONER):
        found = steps([there(entry(due))], [entry(due)], NOW)
        assert (found.remove, found.revive, dict(found.moved), found.add) == ((), (), {}, ())


def test_what_is_planned_moves_comes_and_goes() -> None:
    """By key: another instant moves it, other arguments change it, without it it goes."""
    one, other = entry(LATER), entry(LATER, drop="excused")
    assert steps([there(one)], [other], NOW).moved == {one.key: other}
    assert steps([there(one)], [], NOW).remove == (one.key,)
    assert steps([], [one], NOW).add == (one,)


def test_what_was_settled_stays_so() -> None:
    """Done, failed, or dropped when it was due: it does not come again."""
    one = entry(LATER)
    for state in ("done", "failed", "dropped"):
        row = there(entry(SOONER), state, SOONER)
        assert steps([row], [one], NOW).moved == {}
        assert steps([row], [one], NOW).add == ()


def test_what_was_dropped_before_its_time_comes_again() -> None:
    """Whoever left and came back gets what is still to come, not what was missed meanwhile."""
    early = SOONER - timedelta(hours=1)
    assert steps([there(entry(LATER), "dropped", early)], [entry(LATER)], NOW).revive
    shifted = steps([there(entry(SOONER), "dropped", early)], [entry(LATER)], NOW)
    assert shifted.revive
    assert list(shifted.moved.values()) == [entry(LATER)]
    assert not steps([there(entry(SOONER), "dropped", early)], [entry(SOONER)], NOW).revive


def test_nothing_moves_into_the_past() -> None:
    """What a change moves there is due at once; what was never planned is not made up for."""
    moved = steps([there(entry(LATER))], [entry(SOONER)], NOW).moved
    assert [one.due for one in moved.values()] == [NOW]
    assert steps([], [entry(SOONER)], NOW).add == ()


def test_certificates_wait_for_an_hour_after_a_change() -> None:
    """Whatever puts them into the past may be a mistake; another change soon does not add up."""
    certificate = Entry("certify/visit/end/d3.1/all", SOONER, Kind.CERTIFY)
    assert [one.due for one in steps([], [certificate], NOW).add] == [NOW + GRACE]
    planned = there(replace(certificate, due=LATER))
    [moved] = steps([planned], [certificate], NOW).moved.values()
    assert moved.due == NOW + GRACE
    held = there(moved)
    assert steps([held], [certificate], NOW + GRACE / 2).moved == {}


def test_what_is_called_off_is_kept_in_mind() -> None:
    """It comes when it is wanted again, at once if its instant has passed, while it is of use."""
    one = entry(LATER, until=LATER + timedelta(hours=2))
    found = steps([there(one)], [], NOW)
    assert (found.cancel, found.remove) == ((one.key,), ())
    assert coming([there(one)], found) == {}
    row = replace(there(one, "dropped", NOW), reason=CANCELLED)
    after = LATER + timedelta(hours=1)
    back = steps([row], [one], after)
    assert (back.revive, [e.due for e in back.moved.values()]) == ((one.key,), [after])
    assert steps([row], [one], after + timedelta(hours=1)).revive == ()
    anew = entry(LATER, 2, until=LATER + timedelta(hours=2))
    assert [e.due for e in steps([row], [anew], after).add] == [after]


def test_announced_anew() -> None:
    """Another occurrence is another entry; one that would have passed comes now, if useful."""
    first, again = there(entry(LATER)), entry(SOONER, 2, until=LATER)
    found = steps([first], [again], NOW)
    assert (found.remove, [one.due for one in found.add]) == ((first.key,), [NOW])
    assert steps([first], [entry(SOONER, 2, until=SOONER)], NOW).add == ()
    assert steps([there(entry(SOONER), "done", SOONER)], [again], NOW).add == ()
    assert thing_of(first.key) == thing_of(again.key)


def test_what_is_planned_afterwards() -> None:
    """The steps, done in mind, give the same as when they are written."""
    rows = [there(entry(LATER)), there(entry(LATER, 3), "dropped", SOONER)]
    wanted = [entry(LATER + timedelta(hours=1)), entry(LATER, 3), entry(LATER, 2)]
    after = coming(rows, steps(rows, wanted, NOW))
    assert {key: due for key, (due, _) in after.items()} == {e.key: e.due for e in wanted}
