"""Clocks of the world by another library with data of its own, and rules read minute by minute.

Nothing here uses the product's code or `zoneinfo`, but to find out which zones both databases
agree on: all, unless one is older (`pytz.OLSON_VERSION`). Where they do not agree there is no truth
to compare with.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytz

FIRST, LAST = date(2021, 1, 1), date(2031, 12, 31)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def clock(instant: datetime, zone: str) -> datetime:
    """Give what the clocks of a zone show at an instant, naive."""
    return instant.astimezone(pytz.timezone(zone)).replace(tzinfo=None)


def instant_of(local: datetime, zone: str) -> datetime:
    """Find the instant at which clocks show a time: the first of two, and the gap later if none."""
    around = (local.replace(tzinfo=UTC) + step * HOUR for step in range(-26, 27))
    offsets = {clock(one, zone) - one.replace(tzinfo=None) for one in around}
    candidates = sorted((local - offset).replace(tzinfo=UTC) for offset in offsets)
    near = [one for one in candidates if abs(clock(one, zone) - local) <= DAY / 2]
    shown = [one for one in near if clock(one, zone) == local]
    return shown[0] if shown else near[-1]


def sleeps(instant: datetime, quiet: tuple[time, time], zone: str) -> bool:
    """Tell whether it is between two times of day there."""
    start, end = quiet
    now = clock(instant, zone).time()
    return start <= now < end if start < end else now >= start or now < end


def walked(instant: datetime, quiet: tuple[time, time], zone: str, step: timedelta) -> datetime:
    """Walk minute by minute until it is not quiet; an end that clocks skip comes the gap later."""
    at = instant
    while sleeps(at, quiet, zone):
        at += step
    if at > instant:
        at = max(at, instant_of(datetime.combine(clock(at, zone).date(), quiet[1]), zone))
    return at


@cache
def changes(zone: str) -> tuple[datetime, ...]:
    """Give the instants in the ten years at which the clocks of a zone change."""
    moments = getattr(pytz.timezone(zone), "_utc_transition_times", ())
    return tuple(one.replace(tzinfo=UTC) for one in moments if FIRST <= one.date() <= LAST)


@cache
def zones() -> tuple[str, ...]:
    """Give every zone that both databases know alike."""
    return tuple(sorted(z for z in available_timezones() & set(pytz.all_timezones) if _alike(z)))


def _alike(zone: str) -> bool:
    """Tell whether both databases, which may be of different years, agree on a zone."""
    ends = [datetime.combine(day, time(), UTC) for day in (FIRST, LAST)]
    around = (-30 * HOUR, -MINUTE, MINUTE, 54 * HOUR)
    instants = [one + by for one in (*ends, *changes(zone)) for by in around]
    return all(
        one.astimezone(ZoneInfo(zone)).utcoffset() == clock(one, zone) - one.replace(tzinfo=None)
        for one in instants
    )
