"""Looking for what is left of people who had all their data erased."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select

from bot.rehearsal.facts import Facts
from bot.rehearsal.stage import Stage
from bot.rehearsal.wire import sent_by
from storage.tables.base import Base
from storage.work import Reading


async def with_remains(stage: Stage, facts: Facts) -> Facts:
    """Add what is still found of those who were erased since."""
    erased = {
        person.reference: (person.name, person.email, _certificate_name(stage, person.reference))
        for person in facts.people
        if "erased" in person.diary.acts
    }
    return replace(
        facts, remains=await stage.database.read(_remains, erased), sent=sent_by(stage.servers)
    )


def _certificate_name(stage: Stage, reference: str) -> str:
    return next(
        actor.part.name_to_type or actor.part.invited.name
        for cast in stage.casts
        for actor in cast.participants
        if actor.name == reference
    )


def _remains(reading: Reading, erased: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """Look through every column of every table but the register of certificates."""
    found: dict[str, list[str]] = {reference: [] for reference in erased}
    for table in Base.metadata.sorted_tables:
        if table.name == "certificates":
            continue
        rows = [str(tuple(row)) for row in reading.connection.execute(select(table))]
        for reference, words in erased.items():
            hits = sum(any(word in row for word in words if word) for row in rows)
            if hits:
                found[reference].append(f"{table.name}: {hits}")
    return found
