"""Who is heard in a visit, by country and by type of organisation, for its team."""

from collections import Counter
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Receipt
from bot.domain.voices import Member
from bot.errors import Refused
from bot.services.callers import Me
from bot.services.hands import spoken
from bot.services.signatures import TYPE
from storage.work import Reading, Work


def voices_card(visit_key: str) -> str:
    """Name the voice meter of a visit."""
    return f"voices:{visit_key}"


def bring(work: Work, me: Me, visit_id: int, _about: str) -> Receipt:
    """Put the voice meter at the end of a chat of the team."""
    visit = work.visits.by_id(visit_id)
    if visit is None:
        raise Refused("prompt-unknown", alert=True)
    work.refresh(me.address.id, voices_card(visit.key), anew=True)
    return Receipt("voices-below")


def members(reading: Reading, visit_id: int) -> list[Member]:
    """Give those who are there: who was, on any day so far, and who contributed.

    A prompt answered counts once, each further question of a prompt that takes several too, and
    each time somebody had the floor. Of anonymous prompts only that somebody answered is known,
    and counted once they are closed.
    """
    voices = Counter(reading.asked.voices(visit_id))
    voices.update(reading.answers.further_questions(visit_id))
    voices.update(spoken(reading, visit_id))
    came = {who for (who, _), row in reading.presence.of_visit(visit_id).items() if row.present}
    there = (
        participant
        for participant in reading.people.participants_of(visit_id)
        if participant.state == "joined" and (participant.id in came or voices[participant.id])
    )
    return [_member(reading, participant, voices[participant.id]) for participant in there]


def _member(reading: Reading, participant: Row[Any], contributions: int) -> Member:
    person = reading.people.by_id(participant.person_id)
    if person is None:
        return Member("", "", contributions)
    return Member(person.country, person.details.get(TYPE, ""), contributions)
