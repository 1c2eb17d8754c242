"""What only the team may know of a visit: who answered how much, who is heard, what it noted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Row

from bot.domain.plan.model import Prompt
from bot.domain.voices import Group, by_country, by_kind
from bot.services import disclosure
from bot.services.runs import prompt_of
from bot.services.voices import members
from storage.work import Reading


@dataclass(frozen=True)
class Turnout:
    """How many prompts somebody was asked and answered; of how many they told us otherwise."""

    reference: str
    name: str
    asked: int
    answered: int
    told: int


@dataclass(frozen=True)
class TeamNote:
    """What a facilitator wrote down for the report, and on which prompt, if on one."""

    prompt: Prompt | None
    author: str
    text: str
    written_at: datetime


@dataclass(frozen=True)
class Voices:
    """How much each group of a visit was heard; never a person."""

    by: Literal["country", "organisation_type"]
    groups: tuple[Group, ...]


def turnouts(reading: Reading, visit_id: int, runs: list[Row[Any]]) -> Iterator[Turnout]:
    """Count for everybody who takes part; what is told of each prompt is what may be told now."""
    missing = {run.id: {one.id for one in disclosure.missing(reading, run)} for run in runs}
    asked = {
        run.id: {row.participant_id: row for row in reading.asked.in_run(run.id)}
        for run in runs
        if run.state != "retracted"
    }
    named = {run.id for run in runs if run.definition["seen_by"] != "no_one"}
    for one in reading.people.participants_of(visit_id):
        if one.state != "joined":
            continue
        mine = {run_id: rows[one.id] for run_id, rows in asked.items() if one.id in rows}
        person = reading.people.by_id(one.person_id)
        yield Turnout(
            reference=one.reference,
            name=person.name if person else "",
            asked=len(mine),
            answered=sum(one.id not in missing[run_id] for run_id in mine),
            told=sum(bool(row.proxy) for run_id, row in mine.items() if run_id in named),
        )


def voices(reading: Reading, visit_id: int) -> Iterator[Voices]:
    """Measure by country and by type of organisation, where enough people are of one."""
    everybody = members(reading, visit_id)
    measured = (
        Voices("country", by_country(everybody)),
        Voices("organisation_type", by_kind(everybody)),
    )
    yield from (one for one in measured if one.groups)


def notes(reading: Reading, visit_id: int) -> Iterator[TeamNote]:
    """Give the notes, the oldest first."""
    for note in reversed(reading.notes.of_visit(visit_id)):
        run = reading.prompts.run(note.run_id) if note.run_id else None
        author = reading.people.by_id(note.author_id) if note.author_id else None
        yield TeamNote(
            prompt=prompt_of(run) if run else None,
            author=author.name if author else "",
            text=note.text,
            written_at=note.written_at,
        )
