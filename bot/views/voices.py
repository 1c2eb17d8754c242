"""The voice meter as the team sees it."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.messages import Button, Say
from bot.domain.voices import ENOUGH, OTHERS, Group, Member, by_country, by_kind, total, unheard
from bot.services.voices import members
from bot.texts.countries import country
from bot.views.content import Content
from bot.views.reader import Reader
from bot.views.readers import reader_of
from storage.ids import short
from storage.work import Reading

_NATION = 2  # letters


def voices_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw the voice meter of a visit (its key) for its team."""
    visit = reading.visits.by_key(about)
    if visit is None or not reading.people.leads(address.person_id or 0, visit.id):
        return None
    reader, everybody = reader_of(reading, address, visit.id), members(reading, visit.id)
    again = Button(Say("voices-button-again"), press(Verb.SHEET, short(visit.id), "voices", ""))
    text = "\n".join(_lines(reader, everybody))
    return Content(text, reader.keyboard([[again]]))


def _lines(reader: Reader, everybody: Sequence[Member]) -> Iterator[str]:
    said = total(everybody)
    yield reader.say("voices-title", {"contributions": said, "people": len(everybody)})
    if said < ENOUGH:
        yield reader.say("voices-too-early", {"enough": ENOUGH})
        return
    yield from _measured(reader, "voices-by-country", by_country(everybody))
    yield from _measured(reader, "voices-by-type", by_kind(everybody))
    yield ""
    quiet = unheard(everybody)
    yield _hint(reader, quiet) if quiet else reader.say("voices-balanced")
    yield reader.say("voices-how")


def _measured(reader: Reader, key: str, groups: Sequence[Group]) -> Iterator[str]:
    if not groups:
        return
    yield ""
    yield reader.say(key)
    for group in groups:
        yield reader.say("voices-line", {"group": name_of(reader, group), **_shares(group)})


def _hint(reader: Reader, group: Group) -> str:
    return reader.say("voices-hint", {"group": name_of(reader, group), **_shares(group)})


def _shares(group: Group) -> dict[str, int]:
    return {"people": round(100 * group.of_people), "voices": round(100 * group.of_voices)}


def name_of(reader: Reader, group: Group) -> str:
    """Name a country, a type of organisation, or all others."""
    if group.name == OTHERS:
        return reader.plain("voices-others")
    if len(group.name) == _NATION and group.name.isupper():
        return country(group.name, reader.language)
    return group.name.replace("_", " ")
