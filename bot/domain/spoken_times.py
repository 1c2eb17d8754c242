"""Reading times as people type them: quiet hours, and until when to pause; English and French.

What cannot be read gives none: whoever asked says what would be right.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.plan.calendar import to_utc
from bot.domain.plan.scalars import Quiet
from bot.domain.spoken_days import LONGEST_NAME, day_said

MORNING = time(8)
LONGEST_PAUSE = timedelta(days=366)
LONGEST_QUIET = timedelta(hours=18)  # whoever wants more is better served by a pause

_CLOCK = r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})?)?\s*(am|pm|a\.m\.|p\.m\.|h)?"
_TO = r"\s*(?:-|\u2013|\u2014|>|to|till|until|and|a|au|jusqu'a|et)\s*"
_FROM_TO = re.compile(rf"(?:from|between|de|entre|du)?\s*{_CLOCK}{_TO}{_CLOCK}")
_AT = re.compile(rf"(?:(?:at|a|vers)\s+)?{_CLOCK}")
_FOR = re.compile(r"(?:for|pendant|pour)?\s*(\d{1,4}|an?|une?|one)\s*([a-z]+)")
_UNTIL = re.compile(r"^(?:until|till|to|jusqu'(?:a|au))\s+")
_HOURS = re.compile(r"(?:for|pendant|pour)?\s*([0-6])\s*h\s*([0-5]\d)")  # 7h30 is a clock's
_UNITS = {
    "m": timedelta(minutes=1),
    "min": timedelta(minutes=1),
    "mn": timedelta(minutes=1),
    "minute": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "hr": timedelta(hours=1),
    "hour": timedelta(hours=1),
    "heure": timedelta(hours=1),
    "d": timedelta(days=1),
    "day": timedelta(days=1),
    "j": timedelta(days=1),
    "jour": timedelta(days=1),
    "w": timedelta(weeks=1),
    "week": timedelta(weeks=1),
    "sem": timedelta(weeks=1),
    "semaine": timedelta(weeks=1),
}


def quiet_said(text: str) -> Quiet | None:
    """Read quiet hours: 22-7, 22:00-07:30, from 10 pm to 7 am, de 22h à 7h30.

    None, too, if they would be longer than `LONGEST_QUIET`, or of no length.
    """
    found = _FROM_TO.fullmatch(without_accents(text))
    if found is None:
        return None
    start, end = _clock(*found.groups()[:3]), _clock(*found.groups()[3:])
    if start is None or end is None:
        return None
    length = (datetime.combine(date.min, end) - datetime.combine(date.min, start)) % _A_DAY
    return Quiet(start, end) if timedelta() < length <= LONGEST_QUIET else None


def pause_said(text: str, now: datetime, zone: str) -> datetime | None:
    """Read until when to pause: 2 days, 1h30, until Friday, demain 9h, 18:00 on 21 April.

    Args:
        text: what was typed.
        now: the UTC instant; a time of day is the next one from here.
        zone: whose clock is meant.

    Returns:
        The UTC instant; a day without a time means its morning at eight. None if it cannot be
        read, is not to come, or further away than `LONGEST_PAUSE`.
    """
    said = without_accents(text)
    moment = _UNTIL.sub("", said)  # "3h" is a length, "jusqu'à 3h" is not
    length = _length(said, now) if moment == said else None
    return _ahead(length or _day_and_time(moment, now, zone), now)


def moment_said(text: str, now: datetime, zone: str) -> datetime | None:
    """Read when something is to happen: 17:00, tomorrow 9:00, le 21 avril à 14h, 2027-04-21 09:00.

    Args:
        text: what was typed.
        now: the UTC instant; a time of day is the next one from here.
        zone: whose clock is meant.

    Returns:
        As `pause_said`.
    """
    return _ahead(_day_and_time(without_accents(text), now, zone), now)


_A_DAY = timedelta(days=1)


def without_accents(text: str) -> str:
    """Give a text in small letters without accents, one blank between words."""
    letters = unicodedata.normalize(
        "NFKD", text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    )
    return " ".join("".join(one for one in letters if not unicodedata.combining(one)).split())


def _clock(hour: str, minute: str | None, half: str | None) -> time | None:
    hours, minutes = int(hour), int(minute or 0)
    if half and half[0] in "ap":
        if not 1 <= hours <= 12:  # noqa: PLR2004 - the hours on a dial
            return None
        hours = hours % 12 + (12 if half[0] == "p" else 0)
    if hours == 24 and not minutes:  # noqa: PLR2004 - midnight, as some say it
        hours = 0
    return time(hours, minutes) if hours < 24 and minutes < 60 else None  # noqa: PLR2004 - a clock


def _length(said: str, now: datetime) -> datetime | None:
    if found := _HOURS.fullmatch(said):
        return now + timedelta(hours=int(found[1]), minutes=int(found[2]))
    found = _FOR.fullmatch(said)
    unit = found and (_UNITS.get(found[2]) or _UNITS.get(found[2].removesuffix("s")))
    if not (found and unit):
        return None
    return now + (int(found[1]) if found[1].isdigit() else 1) * unit


def _ahead(moment: datetime | None, now: datetime) -> datetime | None:
    return moment if moment is not None and now < moment <= now + LONGEST_PAUSE else None


def _day_and_time(said: str, now: datetime, zone: str) -> datetime | None:
    today = now.astimezone(ZoneInfo(zone)).date()
    if clock := _at(said):
        soon = to_utc(datetime.combine(today, clock), zone)
        return soon if soon > now else to_utc(datetime.combine(today + _A_DAY, clock), zone)
    for day, rest in _days(said.replace(",", " ").split(), today):
        clock = _at(rest) if rest else MORNING
        # A day that is far away may lie outside of what a calendar has, once it is in UTC.
        if clock is not None and today <= day <= today + LONGEST_PAUSE:
            return to_utc(datetime.combine(day, clock), zone)
    return None


def _days(words: list[str], today: date) -> Iterator[tuple[date, str]]:
    """Give the days that the first or the last words name, the longest name first; and the rest."""
    for number in range(min(len(words), LONGEST_NAME), 0, -1):
        for name, rest in (
            (words[:number], words[number:]),
            (words[-number:], words[:-number]),
        ):
            day = day_said(" ".join(name), today)
            if day is not None:
                yield day, " ".join(rest)


def _at(said: str) -> time | None:
    found = _AT.fullmatch(said)
    return _clock(*found.groups()) if found else None
