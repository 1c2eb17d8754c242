"""Quiet hours on people's own clocks."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.plan.scalars import Quiet
from bot.domain.quiet import allowed_before, allowed_from, is_quiet, local_day

NIGHT = Quiet.read("20:00-08:00")
SIESTA = Quiet.read("13:00-15:00")
ZONES = st.sampled_from(
    (
        "Europe/Brussels",
        "Europe/Lisbon",
        "America/New_York",
        "Asia/Kolkata",
        "Asia/Tokyo",
        "Pacific/Auckland",
        "Pacific/Honolulu",
        "Australia/Lord_Howe",
        "America/St_Johns",
        "UTC",
    )
)
INSTANTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants them naive


def at(clock: str, zone: str = "Europe/Brussels") -> datetime:
    return datetime.fromisoformat(f"2027-04-20T{clock}").replace(tzinfo=ZoneInfo(zone))


def test_quiet_hours_begin_with_their_first_minute_and_end_before_their_last() -> None:
    """Eight in the evening is quiet, eight in the morning is not."""
    assert is_quiet(at("20:00"), NIGHT, "Europe/Brussels")
    assert is_quiet(at("07:59"), NIGHT, "Europe/Brussels")
    assert not is_quiet(at("08:00"), NIGHT, "Europe/Brussels")
    assert not is_quiet(at("19:59"), NIGHT, "Europe/Brussels")


def test_quiet_hours_may_lie_within_a_day() -> None:
    """A stretch that does not cross midnight is quiet only inside itself."""
    assert is_quiet(at("14:00"), SIESTA, "Europe/Brussels")
    assert not is_quiet(at("23:00"), SIESTA, "Europe/Brussels")


def test_what_is_quiet_depends_on_the_person() -> None:
    """The same instant is quiet in New York and not in Brussels."""
    assert is_quiet(at("10:00"), NIGHT, "America/New_York")
    assert not is_quiet(at("10:00"), NIGHT, "Europe/Brussels")


def test_nearest_allowed_instants() -> None:
    """From the middle of a night one goes to its end, or to the minute before it began."""
    assert allowed_from(at("02:00"), NIGHT, "Europe/Brussels") == at("08:00")
    assert allowed_from(at("21:00"), NIGHT, "Europe/Brussels") == at("08:00") + timedelta(days=1)
    assert allowed_before(at("21:00"), NIGHT, "Europe/Brussels") == at("19:59")
    assert allowed_before(at("07:45"), NIGHT, "Europe/Brussels") == at("19:59") - timedelta(days=1)


@settings(deadline=None)
@given(INSTANTS, ZONES, st.sampled_from([NIGHT, SIESTA]))
def test_moving_leaves_the_quiet_hours(instant: datetime, zone: str, quiet: Quiet) -> None:
    """Wherever somebody lives, what is moved is not quiet any more, and goes the right way."""
    after = allowed_from(instant, quiet, zone)
    before = allowed_before(instant, quiet, zone)
    assert before <= instant <= after
    assert not is_quiet(after, quiet, zone)
    assert not is_quiet(before, quiet, zone)
    if not is_quiet(instant, quiet, zone):
        assert before == instant == after


@settings(deadline=None)
@given(INSTANTS, ZONES)
def test_a_day_holds_its_instants(instant: datetime, zone: str) -> None:
    """A person's day begins and ends at their own midnight, also when the clocks change."""
    start, end = local_day(instant, zone)
    assert start <= instant < end
    assert timedelta(hours=22) < end - start < timedelta(hours=26)


def test_an_hour_that_comes_twice_is_quiet_twice() -> None:
    """Quiet until half past two: in autumn that ends, begins again at two, and ends again."""
    quiet, zone = Quiet.read("22:00-02:30"), "Europe/Brussels"
    first, second = (datetime(2027, 10, 31, hour, 30, tzinfo=UTC) for hour in (0, 1))
    assert allowed_from(datetime(2027, 10, 30, 23, tzinfo=UTC), quiet, zone) == first
    assert allowed_from(datetime(2027, 10, 31, 1, 15, tzinfo=UTC), quiet, zone) == second


def test_an_end_that_the_clock_skips_is_moved_on() -> None:
    """Quiet until half past two: in spring what waits comes at half past three."""
    end = allowed_from(
        datetime(2027, 3, 27, 23, tzinfo=UTC), Quiet.read("22:00-02:30"), "Europe/Paris"
    )
    assert end == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_a_beginning_that_the_clock_skips() -> None:
    """Quiet from half past two: in spring that begins at three, so one minute before is 01:59."""
    quiet, zone = Quiet.read("02:30-09:00"), "Europe/Paris"
    last = datetime(2027, 3, 28, 0, 59, tzinfo=UTC)
    for hour, minute in ((1, 0), (1, 15), (1, 45), (5, 0)):
        due = datetime(2027, 3, 28, hour, minute, tzinfo=UTC)
        assert allowed_before(due, quiet, zone) == last


def test_a_beginning_that_comes_twice() -> None:
    """Quiet from half past two: in autumn the last minute before is the one before the second."""
    quiet, zone = Quiet.read("02:30-09:00"), "Europe/Paris"
    first, second = (datetime(2027, 10, 31, hour, 29, tzinfo=UTC) for hour in (0, 1))
    assert allowed_before(datetime(2027, 10, 31, 0, 45, tzinfo=UTC), quiet, zone) == first
    assert allowed_before(datetime(2027, 10, 31, 6, tzinfo=UTC), quiet, zone) == second


def test_the_day_that_a_zone_leaves_out() -> None:
    """In Apia the night before the missing Friday ends on Saturday at eight."""
    end = allowed_from(datetime(2011, 12, 30, 6, tzinfo=UTC), Quiet(), "Pacific/Apia")
    assert end == datetime(2011, 12, 30, 18, tzinfo=UTC)
