"""Which time zones there are, by country, and which of them are worth offering to somebody.

Source: zone.tab and iso3166.tab of the IANA data, which list a country's zones with the most
populous first.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

MOST_OFFERED = 5  # with "Back" the six buttons that a participant sees at most


def zones_of(country: str) -> tuple[str, ...]:
    """Give the zones of a country (two letters, ISO 3166), none if it is unknown."""
    return _by_country().get(country.upper(), ())


@cache
def countries() -> Mapping[str, str]:
    """Give the English name of each country by its two letters."""
    return {row[0]: row[1] for row in _table("iso3166.tab")}


def offered(first: str, others: Iterable[str], now: datetime) -> tuple[str, ...]:
    """Choose what to offer: `first` if there is one, then those whose clocks differ.

    Args:
        first: the zone that is most likely; may be empty.
        others: more zones, the most likely first.
        now: clocks that agree through the year from here on count as the same.
    """
    chosen: dict[tuple[timedelta | None, ...], str] = {}
    for zone in filter(None, (first, *others)):
        chosen.setdefault(_clocks(zone, now), zone)
    return tuple(chosen.values())[:MOST_OFFERED]


def _clocks(zone: str, now: datetime) -> tuple[timedelta | None, ...]:
    months = (now + timedelta(days=30 * month) for month in range(12))
    return tuple(month.astimezone(ZoneInfo(zone)).utcoffset() for month in months)


@cache
def _by_country() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for code, _place, zone, *_comment in sorted(_table("zone.tab"), key=_is_minor):
        found[code].append(zone)
    return {code: tuple(zones) for code, zones in found.items()}


def _is_minor(row: list[str]) -> bool:
    return not row[-1].startswith("most ")  # the comment, e.g. "most of Ukraine"


def _table(name: str) -> list[list[str]]:
    text = (files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
