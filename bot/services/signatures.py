"""What may stand beside an answer that is not anonymous: a name, or a type of organisation."""

from typing import Any

from sqlalchemy import Row

from bot.domain.plan.scalars import Localised
from bot.texts import catalogue
from storage.work import Reading

TYPE = "organisation_type"  # in the people file


def people_in(reading: Reading, run: Row[Any]) -> list[Row[Any]]:
    """Give the participants of a run's visit; in a rehearsal, those of the team too."""
    everybody = reading.people.participants_of(run.visit_id)
    return [*everybody, *reading.people.shadows_of(run.visit_id)] if run.ghost else everybody


def names_in(reading: Reading, run: Row[Any]) -> dict[str, str]:
    """Give what each participant is called, by their id as a text."""
    named = {}
    for participant in people_in(reading, run):
        person = reading.people.by_id(participant.person_id)
        named[str(participant.id)] = person.name if person else participant.reference
    return named


def types_in(reading: Reading, run: Row[Any]) -> dict[str, str]:
    """Give the type of each participant's organisation, by their id; empty if nobody knows."""
    types = {}
    for participant in people_in(reading, run):
        person = reading.people.by_id(participant.person_id)
        types[str(participant.id)] = person.details.get(TYPE, "") if person else ""
    return types


def others() -> Localised:
    """Give what stands beside an answer whose type would tell too much."""
    words = {one: catalogue.plain(one, "signature-other") for one in catalogue.languages()}
    return Localised(by_language=words)


def told(name: str) -> Localised:
    """Give a name with the mark that its owner told somebody of the team, who wrote it down."""
    args = {"name": name}
    words = {one: catalogue.plain(one, "signature-told", args) for one in catalogue.languages()}
    return Localised(by_language=words)
