"""From what somebody calls the place they are in to time zones: a city, an island, a country."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

from babel import Locale

from bot.domain.zones import countries, zones_of
from bot.texts import catalogue, times

_SHORTEST_BEGINNING = 3  # letters from which the beginning of a name counts
_SHORTEST_MISSPELT = 4
_ALSO = {"GB": "uk"}  # the letters that people use where ISO 3166 has others


def zones_named(text: str) -> tuple[str, ...]:
    """Give the zones that a text may mean, the likeliest first; case and accents do not matter.

    It may be the name of a zone (Europe/Sofia), its city or island, or a country, in any of
    our languages; failing that its beginning, or something spelled nearly like it.
    """
    wanted, names = folded(text), _names()
    if wanted in names:
        return names[wanted]
    if len(wanted) >= _SHORTEST_BEGINNING:
        beginnings = [name for name in names if name.startswith(wanted)]
        if beginnings:
            return _united(names[name] for name in beginnings)
    if len(wanted) < _SHORTEST_MISSPELT:
        return ()
    long = [name for name in names if len(name) >= _SHORTEST_MISSPELT]
    return _united(names[name] for name in get_close_matches(wanted, long, n=3, cutoff=0.8))


def folded(text: str) -> str:
    """Write a name without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", letters.replace("_", " ")))


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    territories = [Locale.parse(language).territories for language in catalogue.languages()]
    for country in countries():
        zones = zones_of(country)
        spoken = (names.get(country, "") for names in territories)
        names = (country, _ALSO.get(country, ""), *spoken)
        for name in dict.fromkeys(map(folded, names)):
            found[name] += zones
        for zone in zones:
            for name in dict.fromkeys(map(folded, _names_of_zone(zone))):
                found[name].insert(0, zone)
    return _aliases() | {name: _united([zones]) for name, zones in found.items() if name}


def _aliases() -> dict[str, tuple[str, ...]]:
    """Give the names that the IANA data still knows: Europe/Kiev, UTC."""
    zones = sorted(available_timezones())
    return {folded(name): (zone,) for zone in zones for name in (zone.rpartition("/")[2], zone)}


def _names_of_zone(zone: str) -> tuple[str, ...]:
    cities = (times.city(zone, language) for language in catalogue.languages())
    return (zone, zone.rpartition("/")[2], *cities)


def _united(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(zone for group in groups for zone in group))
