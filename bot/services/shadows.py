"""Who stands in for the participants while the team rehearses: the team itself.

Each of them has a row among the participants, a shadow, so that prompts are asked and answered as
ever. A shadow takes part in nothing else, and goes when the rehearsal ends.
"""

from typing import Any

from sqlalchemy import Row

from bot.services.runs import home
from storage.ids import short
from storage.work import Reading, Work

_STATE = "ghost"


def team(reading: Reading, visit_id: int) -> list[int]:
    """Give the people who run a visit and can be reached."""
    people = dict.fromkeys(role.person_id for role in reading.people.team_of(visit_id))
    return [one for one in people if home(reading, one, visit_id) is not None]


def stand_ins(work: Work, visit_id: int) -> list[Row[Any]]:
    """Give those who are asked in a rehearsal; whoever is no participant becomes a shadow."""
    found = []
    for person_id in team(work, visit_id):
        if work.people.participant_in(visit_id, person_id) is None:
            reference = f"{_STATE}.{short(person_id)}"
            work.people.add_participant(visit_id, person_id, reference, _STATE)
        participant = work.people.participant_in(visit_id, person_id)
        if participant is not None:
            found.append(participant)
    return found
