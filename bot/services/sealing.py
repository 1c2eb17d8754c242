"""Who said what, and that nobody can know it once an anonymous prompt is closed.

While such a prompt is open, an author is an HMAC of the participant under the run's own key:
one answer each, which can still be changed. On closing, the rows are written anew in a random
order, each under an author of its own, and the key is destroyed. What is left says neither who,
nor when, nor which answers belong together.
"""

import hmac
import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from storage.work import Reading, Work

KEY_BYTES = 32
CLOCKS_DIFFER = timedelta(minutes=1)  # at most, between the channel and us
_AUTHOR_BYTES = 16


def new_key() -> bytes:
    """Make the key of a run."""
    return secrets.token_bytes(KEY_BYTES)


def author_of(run: Row[Any], participant_id: int) -> str:
    """Give the name under which a participant's answers to a run are kept; none once sealed.

    A prompt that is not anonymous keeps them under the participant's id.
    """
    if run.definition["seen_by"] != "no_one":
        return str(participant_id)
    if run.seal_key is None:
        return ""
    return hmac.new(run.seal_key, str(participant_id).encode(), "sha256").hexdigest()


def is_sealed(run: Row[Any]) -> bool:
    """Tell whether a run's answers have no authors any more."""
    return run.seal_key is None and run.definition["seen_by"] == "no_one"


def seal(work: Work, run: Row[Any]) -> None:
    """Break the tie between people and their answers, for good."""
    rows = [
        {"author": secrets.token_hex(_AUTHOR_BYTES), "part": row.part, "value": row.value}
        for row in work.answers.everything(run.id)
    ]
    secrets.SystemRandom().shuffle(rows)
    work.answers.rewrite(run.id, rows)
    _forget_ties(work, run)


def destroy(work: Work, run: Row[Any]) -> None:
    """Remove all answers of a run and what tied them to people."""
    work.answers.rewrite(run.id, [])
    _forget_ties(work, run)


def forget(work: Work, participant_id: int) -> None:
    """Remove what somebody answered, wherever it can still be told that it is theirs."""
    for run in work.prompts.asked_of(participant_id):
        author = author_of(run, participant_id)
        if author:
            work.answers.remove_author(run.id, author)
    work.scrub()


def answers_of(reading: Reading, run: Row[Any], participant_id: int) -> dict[str, Any]:
    """Give a participant's own answers to a run by part; empty once it is sealed."""
    author = author_of(run, participant_id)
    return reading.answers.of_author(run.id, author) if author else {}


def may_tell(reading: Reading, person_id: int, written: datetime) -> bool:
    """Tell whether what somebody wrote by then may hold what they said in a sealed run.

    Args:
        reading: the runs in which they were asked.
        person_id: who.
        written: by the channel's clock.
    """
    return any(
        is_sealed(run) and (run.closed_at is None or written <= run.closed_at + CLOCKS_DIFFER)
        for part in reading.people.parts_of(person_id)
        for run in reading.prompts.asked_of(part.id)
    )


def _forget_ties(work: Work, run: Row[Any]) -> None:
    work.prompts.destroy_key(run.id)
    work.answers.forget_typed(run.id)
    work.answers.lose_run(run.id)
    # What waits for a place, or failed meanwhile, may have been meant for this run.
    work.answers.lose_drafts(run.visit_id)
    work.records.empty_parked(run.visit_id, run.opened_at)
    work.scrub()
