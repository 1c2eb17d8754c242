"""For whom a facilitator may write an answer down, and their place before the prompt."""

from typing import Any

from sqlalchemy import Row

from bot.domain.answers import fold
from bot.errors import Refused
from bot.services import forms
from bot.services.answering import Sitting
from bot.services.authors import answers_of
from bot.services.callers import Me
from bot.services.runs import prompt_of
from storage.ids import short
from storage.work import Reading

_TAG = 4  # letters of a participant's id on a button, so that no late tap is another's answer


def those_missing(reading: Reading, run: Row[Any]) -> list[tuple[Row[Any], str]]:
    """Give the participants for whom an answer can be written down, with their names in order."""
    people = {row.id: row for row in reading.people.people_in(run.visit_id)}
    open_ones = {row.participant_id for row in reading.asked.in_run(run.id) if _is_free(row)}
    named = [
        (one, people[one.person_id].name or one.reference)
        for one in reading.people.participants_of(run.visit_id)
        if one.id in open_ones and one.state == "joined"
    ]
    return sorted(named, key=lambda pair: fold(pair[1]))


def sit_for(reading: Reading, me: Me, run: Row[Any], participant_id: int) -> Sitting:
    """Put a facilitator before a prompt in the place of a participant.

    Raises:
        Refused: they were not asked, or have answered themselves.
    """
    participant = reading.people.participant(participant_id)
    asked = reading.asked.of(run.id, participant_id)
    person = reading.people.by_id(participant.person_id) if participant else None
    if participant is None or asked is None or person is None or participant.state != "joined":
        raise Refused("proxy-not-asked", alert=True)
    if not _is_free(asked):
        raise Refused("proxy-answered", alert=True, name=person.name)
    answers = answers_of(reading, run, participant_id)
    here = forms.position(reading, run, me.person.id, answers)
    them = Me(me.address, person)
    return Sitting(them, run, prompt_of(run), participant, asked, answers, here, me.person.id)


def tag_of(participant_id: int) -> str:
    """Give the letters by which a button knows whose answer it is."""
    return short(participant_id)[-_TAG:]


def _is_free(asked: Row[Any]) -> bool:
    """Tell whether somebody has not answered themselves."""
    return not asked.submitted and (not asked.answered or asked.proxy is not None)
