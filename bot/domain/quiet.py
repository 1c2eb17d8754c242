"""Quiet hours: the stretch of a person's own day in which they are left alone.

They begin at `quiet.start` and end just before `quiet.end`, on the clock of an IANA zone; they
may cross midnight. Instants are aware datetimes in UTC.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.plan.calendar import to_utc
from bot.domain.plan.scalars import Quiet

MINUTE = timedelta(minutes=1)


def is_quiet(instant: datetime, quiet: Quiet, zone: str) -> bool:
    """Tell whether an instant lies in somebody's quiet hours."""
    clock = instant.astimezone(ZoneInfo(zone)).time()
    if quiet.start < quiet.end:
        return quiet.start <= clock < quiet.end
    return clock >= quiet.start or clock < quiet.end


def allowed_from(instant: datetime, quiet: Quiet, zone: str) -> datetime:
    """Give the first instant from this one on that is not quiet."""
    if not is_quiet(instant, quiet, zone):
        return instant
    today, tomorrow = (_at(instant, days, quiet.end, zone) for days in (0, 1))
    return today if today > instant else tomorrow


def allowed_before(instant: datetime, quiet: Quiet, zone: str) -> datetime:
    """Give the last minute up to this instant that is not quiet."""
    if not is_quiet(instant, quiet, zone):
        return instant
    today, yesterday = (_at(instant, days, quiet.start, zone) for days in (0, -1))
    return (today if today <= instant else yesterday) - MINUTE


def local_day(instant: datetime, zone: str) -> tuple[datetime, datetime]:
    """Give the instants between which a person's own calendar day runs; the second is excluded."""
    return _at(instant, 0, time(), zone), _at(instant, 1, time(), zone)


def _at(instant: datetime, days: int, clock: time, zone: str) -> datetime:
    """Give when the clocks of a zone show a time, some days from an instant's own day there."""
    day = instant.astimezone(ZoneInfo(zone)).date() + timedelta(days=days)
    return to_utc(datetime.combine(day, clock), zone)
