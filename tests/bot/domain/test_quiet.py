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
