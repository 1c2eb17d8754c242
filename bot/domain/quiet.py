"""Quiet hours: the stretch of a person's own day in which they are left alone.

They begin at `quiet.start` and end just before `quiet.end`, on the clock of an IANA zone; they
may cross midnight. Instants are aware datetimes in UTC.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
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
    again = _at(instant, 0, quiet.end, zone, fold=1)  # where that hour comes twice, so does quiet
    return min(end for end in (today, again, tomorrow) if end > instant and end >= today)


def allowed_before(instant: datetime, quiet: Quiet, zone: str) -> datetime:
    """Give the last minute up to this instant that is not quiet."""
    if not is_quiet(instant, quiet, zone):
        return instant
    before = max(_begun(instant, quiet, zone)) - MINUTE
    while is_quiet(before, quiet, zone):  # where the clock skips their first minute
        before -= MINUTE
    return before


def local_day(instant: datetime, zone: str) -> tuple[datetime, datetime]:
    """Give the instants between which a person's own calendar day runs; the second is excluded."""
    return _at(instant, 0, time(), zone), _at(instant, 1, time(), zone)


def _begun(instant: datetime, quiet: Quiet, zone: str) -> Iterator[datetime]:
    """Give when, up to an instant, they began on its day and the day before, or were going on."""
    for days in (0, -1):
        first, second = (_at(instant, days, quiet.start, zone, fold) for fold in (0, 1))
        if second < first:  # the clock skips their first minute
            yield from (min(first, instant),) if second <= instant else ()
        else:
            yield from (start for start in (first, second) if start <= instant)


def _at(instant: datetime, days: int, clock: time, zone: str, fold: int = 0) -> datetime:
    """Give when the clocks of a zone show a time, some days from an instant's own day there."""
    day = instant.astimezone(ZoneInfo(zone)).date() + timedelta(days=days)
    local = datetime.combine(day, clock)
    if fold:
        return local.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)
    return to_utc(local, zone)
