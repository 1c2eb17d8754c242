"""Instants in words: in the reader's zone and, where it differs, the host's beside it."""

from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import (
    format_date,
    format_skeleton,
    format_time,
    get_timezone_location,
)

_MINUTE = timedelta(minutes=1)
_REMEMBERED = 1000  # of each: an agenda's, which many read


@lru_cache(_REMEMBERED)
def day(when: date, language: str) -> str:
    """Write a date with its weekday: Tuesday 20 April."""
    return format_skeleton("MMMMEEEEd", _at_noon(when), locale=_locale(language))


def full_date(when: date, language: str) -> str:
    """Write a date with its year: 20 April 2027."""
    return format_date(when, "long", locale=_locale(language))


@lru_cache(_REMEMBERED)
def clock_time(instant: datetime, zone: str, language: str) -> str:
    """Write the time of day in a zone: 10:00."""
    return format_time(instant, "HH:mm", tzinfo=ZoneInfo(zone), locale=_locale(language))


def same_time(instant: datetime, one: str, other: str) -> bool:
    """Tell whether two zones' clocks agree at an instant."""
    return (
        instant.astimezone(ZoneInfo(one)).utcoffset()
        == instant.astimezone(ZoneInfo(other)).utcoffset()
    )


def offset(instant: datetime, zone: str) -> str:
    """Write how far a zone's clock is from UTC at an instant: UTC+1, UTC+5:30."""
    minutes = round((instant.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()) / _MINUTE)
    hours, rest = divmod(abs(minutes), 60)
    sign = "\N{MINUS SIGN}" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


@cache
def city(zone: str, language: str) -> str:
    """Name a zone by its city in a language: Helsinki."""
    return get_timezone_location(ZoneInfo(zone), locale=_locale(language), return_city=True)


@cache
def _locale(language: str) -> Locale:
    # Plain "en" would write American dates; the programme is European.
    return Locale.parse("en_GB" if language == "en" else language, sep="_")


def _at_noon(when: date) -> datetime:
    return datetime(when.year, when.month, when.day, 12)  # noqa: DTZ001 - a date, in no zone
