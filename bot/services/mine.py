"""What of a visit concerns one person: the days they came to, cannot come to, and owe an answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Words
from bot.services.coming import away_days
from bot.services.progress import presence
from bot.services.runs import prompt_of, title_of
from storage.work import Reading


@dataclass(frozen=True)
class Mine:
    """What an agenda marks as the reader's own.

    Attributes:
        there: keys of the days on which they were there.
        excused: keys of the days to which they said that they cannot come, and did not come.
        due: the open prompts that they have not answered: what each is called, by its key.
    """

    there: frozenset[str] = frozenset()
    excused: frozenset[str] = frozenset()
    due: Mapping[str, Words] = field(default_factory=dict)


NOTHING = Mine()


def mine(reading: Reading, participant: Row[Any] | None) -> Mine:
    """Gather it for a participant; whoever is none has nothing of their own."""
    if participant is None or participant.state != "joined":
        return NOTHING
    rows = reading.presence.of_participant(participant.id)
    asked = reading.prompts.asked_of(participant.id)
    return Mine(
        there=frozenset(day for day, row in rows.items() if presence(row).present),
        excused=away_days(reading, participant.id),
        due={
            run.prompt_key: title_of(prompt_of(run))
            for run in asked
            if run.state == "open" and not run.answered
        },
    )
