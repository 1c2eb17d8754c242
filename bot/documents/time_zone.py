"""A time zone spelled out for a calendar file: VTIMEZONE (RFC 5545, 3.6.5).

`icalendar.Timezone.from_tzid` would do, but (7.3.0) it misses changes of the clock that lie within
64 days of each other, as around Ramadan in Morocco, and writes each change to summer time an hour
late. tests/bot/documents/test_time_zone.py tells when it does neither any more.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY = timedelta(days=1)
_LOOK_BACK = timedelta(days=400)  # calendars expect to find summer and winter, where there are


@dataclass(frozen=True)
class _Clock:
    """How a zone's clock stands: its offset from UTC, its name, whether it is summer time."""

    offset: timedelta
    name: str
    summer: bool


@lru_cache(64)  # everybody in a visit asks for the same
def time_zone(name: str, first: datetime, last: datetime) -> Timezone:
    """Write each change of a zone's clock that instants of a file may meet.

    Each stands by itself with its date, no rule is guessed: zones change on other dates from year
    to year. Calendars that know the zone by its name use what they know.

    Args:
        name: of the IANA list.
        first: the first aware instant that the file uses.
        last: the last one.
    """
    zone, start = ZoneInfo(name), first.astimezone(UTC) - _LOOK_BACK
    found = Timezone()
    found.add("tzid", name)
    before = _clock(zone, start)
    for change in (start, *_changes(zone, start, last)):
        after = _clock(zone, change)
        found.add_component(_observance(change, before, after))
        before = after
    return found


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """Give the instants at which a clock changes, to the second; at most one in 24 hours."""
    for number in range((end - start) // _DAY + 1):
        day = start + number * _DAY
        clock = _clock(zone, day)
        if _clock(zone, day + _DAY) != clock:
            yield _first_other(zone, day, clock)


def _first_other(zone: ZoneInfo, day: datetime, clock: _Clock) -> datetime:
    """Find when, within 24 hours, a clock does not stand any more as it did."""
    seconds = range(24 * 60 * 60)
    found = bisect_left(
        seconds, True, key=lambda second: _clock(zone, day + timedelta(seconds=second)) != clock
    )
    return day + timedelta(seconds=found)


def _clock(zone: ZoneInfo, instant: datetime) -> _Clock:
    local = instant.astimezone(zone)
    return _Clock(local.utcoffset() or timedelta(), local.tzname() or "", bool(local.dst()))


def _observance(
    change: datetime, before: _Clock, after: _Clock
) -> TimezoneDaylight | TimezoneStandard:
    part = TimezoneDaylight() if after.summer else TimezoneStandard()
    onset = change + before.offset  # by the clock until then
    part.add("dtstart", onset.replace(tzinfo=None))
    part.add("tzoffsetfrom", before.offset)
    part.add("tzoffsetto", after.offset)
    part.add("tzname", after.name)
    return part
