"""Disagree and discuss: between two votes on the same question, people who differ talk in pairs.

Who talks with whom is worked out when the talk begins, from the votes and from who is there, and
forgotten when the prompt closes. That two people differ is told to them and to nobody else.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row

from bot.domain.happening import live_day
from bot.domain.messages import At
from bot.domain.pairing import Talker, paired
from bot.domain.phases import FIRST, TALKING, part_of
from bot.domain.prompts import AGAIN, ANSWER
from bot.errors import Refused
from bot.services.authors import author_of
from bot.services.outside import away_in
from bot.services.pair_lists import bring_pairs, refresh_pairs
from bot.services.runs import can_answer, prompt_card, prompt_of, refresh_mine
from storage.work import Reading, Work

FEWEST = 2  # votes; a talk needs two people


def may_start(reading: Reading, run: Row[Any]) -> bool:
    """Tell whether there are two people who voted and can talk."""
    return sum(bool(one.choice) for one in _talkers(reading, run)) >= FEWEST


def begin(work: Work, run: Row[Any]) -> None:
    """Put everybody who is there in a pair, and give the facilitators the list for the rooms."""
    for row in work.answers.everything(run.id):
        if row.part == AGAIN:  # from a talk before the prompt was opened again
            work.answers.take_back(run.id, row.author, AGAIN)
    work.pairs.forget(run.id)
    groups = paired(_talkers(work, run), seed=run.id + run.reopened)
    numbers = {
        one.participant_id: number for number, group in enumerate(groups, start=1) for one in group
    }
    work.pairs.put(run.id, numbers)
    bring_pairs(work, run)


def end(work: Work, run: Row[Any]) -> None:
    """Forget who talked with whom, once the prompt is closed or taken back."""
    if prompt_of(run).discuss:
        refresh_pairs(work, run)
        work.pairs.forget(run.id)


def must_be_votable(run: Row[Any], parts: Iterable[str]) -> None:
    """Make sure that these parts of an answer are taken in the phase in which a run is.

    Raises:
        Refused: people talk, or the first vote is over.
    """
    if not prompt_of(run).discuss or set(parts) <= {part_of(run.phase)}:
        return
    if run.phase == TALKING:
        raise Refused("discuss-talk-now", alert=True, until=At(run.closes_at))
    raise Refused("discuss-not-yet" if run.phase == FIRST else "discuss-vote-again", alert=True)


def companions(reading: Reading, run: Row[Any], participant_id: int) -> list[Row[Any]]:
    """Give the participants with whom somebody talks; none: nobody, or they are in no pair."""
    numbers = reading.pairs.of_run(run.id)
    mine = numbers.get(participant_id)
    others = [who for who, number in numbers.items() if number == mine and who != participant_id]
    rows = (reading.people.participant(who) for who in others)
    return [row for row in rows if row is not None and can_answer(run, row)]


def differ(reading: Reading, run: Row[Any], participants: Iterable[int]) -> bool:
    """Tell whether some of these chose differently at first; what they chose is not told."""
    votes = _votes(reading, run)
    return len({votes[who] for who in participants if who in votes}) > 1


def leave(work: Work, participant: Row[Any]) -> None:
    """Tell those with whom somebody talks that they are not there any more."""
    for run in work.prompts.open_for(participant.id):
        if run.phase == TALKING:
            for other in companions(work, run, participant.id):
                refresh_mine(work, other.person_id, prompt_card(run.id))
            refresh_pairs(work, run)


def _talkers(reading: Reading, run: Row[Any]) -> list[Talker]:
    """Give those who voted, and those who did not but are there."""
    votes, there, away = _votes(reading, run), _there(reading, run), away_in(reading, run.visit_id)
    found = []
    for row in reading.asked.in_run(run.id):
        participant = reading.people.participant(row.participant_id)
        if participant is None or not can_answer(run, participant):
            continue
        if participant.id in votes or (
            participant.id in there and participant.person_id not in away
        ):
            found.append(_talker(reading, participant, votes.get(participant.id, "")))
    return found


def _talker(reading: Reading, participant: Row[Any], choice: str) -> Talker:
    person = reading.people.by_id(participant.person_id)
    if person is None:
        return Talker(participant.id, choice)
    return Talker(participant.id, choice, person.organisation, person.country, person.language)


def _votes(reading: Reading, run: Row[Any]) -> dict[int, str]:
    """Give the first vote of each participant who gave one."""
    said = {r.author: str(r.value) for r in reading.answers.everything(run.id) if r.part == ANSWER}
    asked = (row.participant_id for row in reading.asked.in_run(run.id))
    return {who: said[author] for who in asked if (author := author_of(run, who)) in said}


def _there(reading: Reading, run: Row[Any]) -> set[int]:
    """Give the participants who have checked in today."""
    day = live_day(reading.visits.plan(run.visit_id), reading.now)
    return {
        who
        for (who, key), row in reading.presence.of_visit(run.visit_id).items()
        if day is not None and key == day.key and row.present
    }
