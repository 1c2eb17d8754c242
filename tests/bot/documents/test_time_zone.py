"""How zones are spelled out, and why icalendar does not do it for us."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from icalendar import Timezone

from bot.documents.time_zone import time_zone

FIRST, LAST = datetime(2022, 2, 6, tzinfo=UTC), datetime(2030, 12, 30, tzinfo=UTC)
HALF = timedelta(minutes=30)

Onsets = list[tuple[datetime, timedelta]]


def onsets(zone: Timezone) -> Onsets:
    """Read each change: its UTC instant and the offset that holds from then on (3.6.5)."""
    return sorted(
        (local - part.TZOFFSETFROM, part.TZOFFSETTO)
        for part in zone.subcomponents
        for local in (part.DTSTART, *(start for start, *_ in part.rdates))
    )


def changes(name: str) -> Onsets:
    """Find the changes of ten years by looking at the clock every half hour of some days."""
    zone, found = ZoneInfo(name), []
    instant = datetime(2021, 1, 2, tzinfo=UTC)
    while instant < LAST:
        after = instant + timedelta(days=1)
        if _offset(zone, instant) != _offset(zone, after):
            while _offset(zone, instant + HALF) == _offset(zone, instant):
                instant += HALF
            instant += HALF
            found.append((instant.replace(tzinfo=None), _offset(zone, instant)))
        instant = after
    return found


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()


@pytest.mark.parametrize(
    "name",
    [
        "Africa/Cairo",
        "Africa/Casablanca",
        "America/Asuncion",
        "America/St_Johns",
        "Antarctica/Troll",
        "Asia/Gaza",
        "Asia/Tehran",
        "Australia/Lord_Howe",
        "Europe/Brussels",
        "Europe/Dublin",
        "Pacific/Chatham",
    ],
)
def test_every_change_of_ten_years_stands_there(name: str) -> None:
    """Each at its instant, and no other."""
    written = onsets(time_zone(name, FIRST, LAST))
    found = [after for before, after in pairwise(written) if after[1] != before[1]]
    assert found == changes(name)


def test_every_zone_can_be_spelled_out() -> None:
    """Each name of the list, and each at the offset that the clock really has."""
    noon = datetime(2027, 7, 1, 12, tzinfo=UTC)
    for name in available_timezones() - {"localtime", "Factory"}:
        assert onsets(time_zone(name, noon, noon))[-1][1] == _offset(ZoneInfo(name), noon)


def test_why_the_library_does_not_spell_zones_out() -> None:
    """When this fails, icalendar has mended both faults, and `time_zone` may be its `from_tzid`."""
    theirs = {
        name: onsets(Timezone.from_tzid(name, first_date=date(2021, 1, 1), last_date=LAST.date()))
        for name in ("Africa/Casablanca", "Europe/Brussels")
    }
    assert len(theirs["Africa/Casablanca"][1:]) < len(changes("Africa/Casablanca"))
    summer = datetime(2027, 3, 28, 1)  # noqa: DTZ001 - UTC, as everything here
    assert summer in dict(changes("Europe/Brussels"))
    assert summer not in dict(theirs["Europe/Brussels"])
    assert summer + timedelta(hours=1) in dict(theirs["Europe/Brussels"])
