"""Reading days as people type them, in English and French."""

import re
from datetime import date, timedelta

LONGEST_NAME = 7  # words: on Sunday the 25th of April 2027

_ON = re.compile(r"^(?:on|the|le)\s+")
_WEEKDAY = r"(?:[a-z]{3,9}\.? )?(?:the |le )?"
_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?: (?P<year>\d{4}))?"
_DAY_AND_MONTH = re.compile(rf"{_WEEKDAY}{_NUMBER} (?:of )?{_MONTH}{_YEAR}")
_MONTH_AND_DAY = re.compile(rf"{_WEEKDAY}{_MONTH} {_NUMBER}{_YEAR}")
_TODAY = {"today": 0, "aujourd'hui": 0, "tomorrow": 1, "demain": 1}
_NEXT_WEEK = ("next week", "la semaine prochaine", "semaine prochaine")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WEEKDAYS = (
    ("mon", "monday", "lun", "lundi"),
    ("tue", "tues", "tuesday", "mar", "mardi"),
    ("wed", "wednesday", "mer", "mercredi"),
    ("thu", "thur", "thurs", "thursday", "jeu", "jeudi"),
    ("fri", "friday", "ven", "vendredi"),
    ("sat", "saturday", "sam", "samedi"),
    ("sun", "sunday", "dim", "dimanche"),
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january janv janvier",
            "feb february fev fevr fevrier",
            "mar march mars",
            "apr april avr avril",
            "may mai",
            "jun june juin",
            "jul july juil juillet",
            "aug august aout",
            "sep sept september septembre",
            "oct october octobre",
            "nov november novembre",
            "dec december decembre",
        ),
        start=1,
    )
    for name in names.split()
}


def day_said(said: str, today: date) -> date | None:
    """Read a day: tomorrow, on Friday, next week, 21 April, mardi 1er mai, 2027-04-21.

    Args:
        said: in small letters without accents.
        today: the day it is where they are.

    Returns:
        A weekday is the next one after today, a day of a month the next one from today if no year
        is said; any date may be past. None if it names no day.
    """
    name = _ON.sub("", said)
    if name in _TODAY:
        return today + timedelta(days=_TODAY[name])
    if name in _NEXT_WEEK:
        return today + timedelta(days=7 - today.weekday())
    if found := _DATE.fullmatch(name):
        return _date(*map(int, found.groups()))
    for weekday, names in enumerate(_WEEKDAYS):
        if name in names:
            return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return _day_of_month(name, today)


def _day_of_month(name: str, today: date) -> date | None:
    """Read 21 April, April 21st, mardi 1er mai: the next one from today, if no year is said."""
    found = _DAY_AND_MONTH.fullmatch(name) or _MONTH_AND_DAY.fullmatch(name)
    month = found and _MONTHS.get(found["month"])
    if not (found and month):
        return None
    years = [int(found["year"])] if found["year"] else [today.year, today.year + 1]
    days = (_date(year, month, int(found["day"])) for year in years)
    return next((day for day in days if day is not None and day >= today), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
