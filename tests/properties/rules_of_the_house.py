"""What must hold in the database after every step; gives a line for whatever does not."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row, select

from bot.domain.tallies import FEWEST
from bot.rehearsal.invariants.outcomes import is_sound
from bot.services.authors import is_sealed
from bot.services.runs import home, prompt_card, prompt_of
from storage.tables.messaging import OutboxLetter
from storage.tables.people import Participant
from storage.work import Reading


def broken(reading: Reading) -> list[str]:
    """Hold the database against the rules of the house."""
    return [*_timeline(reading), *_prompts(reading), *_letters(reading), *_certificates(reading)]


def _timeline(reading: Reading) -> Iterator[str]:
    for row in reading.timeline.failed():
        yield f"{row.key} failed: {row.reason}"


def _prompts(reading: Reading) -> Iterator[str]:
    for visit in reading.visits.everything():
        runs = reading.prompts.runs_of(visit.id)
        opened = Counter(run.prompt_key for run in runs if run.state == "open")
        yield from (f"{key} is open {number} times" for key, number in opened.items() if number > 1)
        for run in runs:
            prompt = prompt_of(run)
            if prompt.anonymous and (run.seal_key is None) == (run.state == "open"):
                yield f"{run.prompt_key} is {run.state}, and its seal is not"
            yield from _unseen(reading, run) if run.state == "open" else ()
            authors = {row.author for row in reading.answers.everything(run.id)}
            asked, answered = reading.asked.counts(run.id)
            kept = FEWEST if is_sealed(run) else 1  # sealing keeps nothing of fewer
            if answered > asked or (answered >= kept and not authors):
                yield f"{run.prompt_key}: {answered} of {asked} answered, {len(authors)} authors"


def _unseen(reading: Reading, run: Row[Any]) -> Iterator[str]:
    """Whoever is asked and can be reached has the question before them, as it is now."""
    for asked in reading.asked.in_run(run.id):
        part = reading.people.participant(asked.participant_id)
        assert part is not None
        address_id = home(reading, part.person_id, run.visit_id)
        if part.state == "joined" and address_id is not None:
            card = reading.cards.of(address_id, prompt_card(run.id))
            if card is None and _left_alone(reading, run, part):
                continue
            if card is None or card.error or card.message_id is None or card.shown != card.wanted:
                yield f"{part.reference} does not see {run.prompt_key}"


def _left_alone(reading: Reading, run: Row[Any], part: Row[Any]) -> bool:
    """Tell whether somebody is asked later, or finds it on /now, since no session is on."""
    asks = [row for row in reading.timeline.of_participant(part.id) if row.kind == "ask"]
    mine = [row for row in asks if int(row.args["run"]) == run.id]
    reasons = {"daily cap", "merged", "paused"}
    return any(row.state == "planned" or row.reason in reasons for row in mine)


def _letters(reading: Reading) -> Iterator[str]:
    """Whoever has left is written to no more, but in answer to what they do."""
    gone = {
        address.id
        for part in reading.connection.execute(
            select(Participant.person_id).where(Participant.state == "left")
        )
        for address in reading.people.addresses_of(part.person_id)
    }
    waiting = select(OutboxLetter.address_id, OutboxLetter.text_key, OutboxLetter.lane).where(
        OutboxLetter.state == "waiting"
    )
    for row in reading.connection.execute(waiting):
        if row.address_id in gone and row.lane != "live":
            yield f"{row.text_key} waits for somebody who left"


def _certificates(reading: Reading) -> Iterator[str]:
    rows = reading.certificates.everything()
    if [row.sequence for row in rows] != list(range(1, len(rows) + 1)):
        yield "the numbers of the certificates have gaps, or come twice"
    yield from (f"{row.number} is not sound" for row in rows if not is_sound(row.number))
    holders = Counter(row.participant_id for row in rows)
    yield from (f"{who} has {number} certificates" for who, number in holders.items() if number > 1)
