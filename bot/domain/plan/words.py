"""The plan's one-word values: keys, languages, countries, zones, yes and no."""

import re
from functools import cache
from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import BeforeValidator, WithJsonSchema

from bot.domain.plan.wording import nearest, wrong

LANGUAGE = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
KEY_LENGTH, VISIT_KEY_LENGTH = 24, 40
YES_NO = {"yes": True, "true": True, "no": False, "false": False}


def _key_pattern(most: int) -> str:
    return f"^[a-z0-9][a-z0-9_-]{{0,{most - 1}}}$"


def read_key(given: object, most: int = KEY_LENGTH) -> str:
    """Read a stable key; suggests the same word in small letters with dashes."""
    if isinstance(given, str) and re.search(_key_pattern(most), given):
        return given
    tidy = re.sub(r"[^a-z0-9_]+", "-", str(given).casefold()).strip("-_")[:most]
    raise wrong("key", tidy or None, most=most)


def read_visit_key(given: object) -> str:
    """Read a visit's key, which may be longer because it does not travel on buttons."""
    return read_key(given, VISIT_KEY_LENGTH)


def read_language(given: object) -> str:
    """Read a language code in the shape of BCP 47."""
    if isinstance(given, str) and re.search(LANGUAGE, given):
        return given
    raise wrong("language", nearest(str(given)[:2], ["en", "fr"]))


def read_country(given: object) -> str:
    """Read two letters of ISO 3166, in capitals."""
    if isinstance(given, str) and re.fullmatch("[A-Za-z]{2}", given):
        return given.upper()
    raise wrong("country")


@cache
def known_zones() -> frozenset[str]:
    """Name the time zones of this machine's IANA data."""
    return frozenset(available_timezones())


def read_zone(given: object) -> str:
    """Read the name of a time zone; a city alone is suggested with its region."""
    if isinstance(given, str) and given in known_zones():
        return given
    raise wrong("zone", _suggest_zone(str(given)))


def _suggest_zone(given: str) -> str | None:
    by_city = {zone.rpartition("/")[2]: zone for zone in sorted(known_zones())}
    city = nearest(given.rpartition("/")[2].replace(" ", "_"), by_city)
    return nearest(given, known_zones()) or (by_city[city] if city else None)


def read_yes_no(given: object) -> bool:
    """Read yes, no, true or false in any case."""
    if isinstance(given, bool):
        return given
    if isinstance(given, str) and given.casefold() in YES_NO:
        return YES_NO[given.casefold()]
    raise wrong("yes_no", nearest(str(given), YES_NO))


def read_format(given: object) -> object:
    """Read the number of the file format, which stands in the first line."""
    if given in (1, "1"):
        return 1
    raise wrong("format", "1")


def _word(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern})


# an editor that reads `correct: 1` sees a number where we read a word
_KEY_SCHEMA = WithJsonSchema({"type": ["string", "integer"], "pattern": _key_pattern(KEY_LENGTH)})
_YES_NO_SCHEMA = WithJsonSchema({"enum": [True, False, *YES_NO]})

Key = Annotated[str, BeforeValidator(read_key), _KEY_SCHEMA]
VisitKey = Annotated[str, BeforeValidator(read_visit_key), _word(_key_pattern(VISIT_KEY_LENGTH))]
Language = Annotated[str, BeforeValidator(read_language), _word(LANGUAGE)]
CountryCode = Annotated[str, BeforeValidator(read_country), _word("^[A-Za-z]{2}$")]
ZoneName = Annotated[str, BeforeValidator(read_zone), _word("^[A-Za-z0-9_+/-]+$")]
YesNo = Annotated[bool, BeforeValidator(read_yes_no), _YES_NO_SCHEMA]
Format = Annotated[Literal[1], BeforeValidator(read_format)]
