"""The plan's dates, moments and durations, read from words and written back the same way.

All are local: the plan says once, in `times_in`, in which zone.
"""

import re
from datetime import date, datetime, time, timedelta
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from bot.domain.plan.wording import wrong

CLOCK = "([01]?[0-9]|2[0-3]):[0-5][0-9]"
DATE = "20[0-9]{2}-[0-9]{2}-[0-9]{2}"
LENGTH = "[1-9][0-9]{0,4} (second|minute|hour|day|week)s?"
MOMENT = f"{DATE}[ T]{CLOCK}"
UNITS = {
    "day": timedelta(days=1),
    "hour": timedelta(hours=1),
    "minute": timedelta(minutes=1),
    "second": timedelta(seconds=1),
}
READ_UNITS = UNITS | {"week": timedelta(weeks=1)}
ABBREVIATED = {"s": "second", "m": "minute", "min": "minute", "h": "hour", "d": "day", "w": "week"}


def read_duration(given: object) -> timedelta:
    """Read a whole number of one unit."""
    if isinstance(given, timedelta):
        return given
    if not (isinstance(given, str) and re.fullmatch(LENGTH, given)):
        raise wrong("duration", _longhand(str(given)))
    number, unit = given.split()
    return int(number) * READ_UNITS[unit.removesuffix("s")]


def _longhand(given: str) -> str | None:
    parts = re.fullmatch("([1-9][0-9]{0,4}) ?(s|sec|m|min|h|d|w)[a-z]{0,6}[.]?", given.casefold())
    if parts is None:
        return None
    number, unit = parts.groups()
    whole = ABBREVIATED.get(unit, "second")
    return f"{number} {whole}" + ("s" if number != "1" else "")


def write_duration(length: timedelta) -> str:
    """Write a duration in the largest unit that divides it."""
    unit = next(unit for unit, one in UNITS.items() if length % one == timedelta())
    number = length // UNITS[unit]
    return f"{number} {unit}" + ("s" if number != 1 else "")


def read_date(given: object) -> date:
    """Read a date of this century."""
    if isinstance(given, date) and not isinstance(given, datetime):
        return given
    if isinstance(given, str) and re.fullmatch(DATE, given):
        try:
            return date.fromisoformat(given)
        except ValueError:
            raise wrong("date") from None
    raise wrong("date")


def read_clock(given: str) -> time:
    """Read hours and minutes that match `CLOCK`."""
    hour, minute = given.split(":")
    return time(int(hour), int(minute))


def read_moment(given: object) -> datetime:
    """Read a date and a time of the day, without zone."""
    if isinstance(given, datetime):
        return given
    if isinstance(given, str) and re.fullmatch(MOMENT, given):
        try:
            day = date.fromisoformat(given[:10])
        except ValueError:
            raise wrong("moment") from None
        return datetime.combine(day, read_clock(given[11:]))
    raise wrong("moment")


def write_moment(moment: datetime) -> str:
    """Write a date and a time, to the minute."""
    return moment.strftime("%Y-%m-%d %H:%M")


def _schema(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$"})


Duration = Annotated[
    timedelta, BeforeValidator(read_duration), PlainSerializer(write_duration), _schema(LENGTH)
]
LocalDate = Annotated[
    date, BeforeValidator(read_date), PlainSerializer(date.isoformat), _schema(DATE)
]
Moment = Annotated[
    datetime, BeforeValidator(read_moment), PlainSerializer(write_moment), _schema(MOMENT)
]
