"""That nobody can know who said what once an anonymous prompt is closed.

On closing, the rows are written anew in a random order, each under the name of the contribution,
and the key is destroyed from which the authors were made (`bot.services.authors`). What is left
says neither who, nor when, nor which answers belong together.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from bot.domain.crowds import crowds, question_of
from bot.domain.curated import counted_once
from bot.domain.curating import Said
from bot.domain.phases import VOTING
from bot.domain.plan.model import Prompt
from bot.domain.prompts import is_vote, is_whole, question
from bot.domain.steps import left_alone
from bot.domain.tidying import fold
from bot.services.authors import author_of, by_author, contribution_of, is_sealed, moves_in_steps
from bot.services.runs import prompt_card, prompt_of
from storage.work import Reading, Work

CLOCKS_DIFFER = timedelta(minutes=1)  # at most, between the channel and us


def whole(prompt: Prompt, rows: Iterable[Said]) -> list[Said]:
    """Leave out the parts of answers that were only begun, such as a ranking with places left."""
    known = ((row, question(prompt, row.part)) for row in rows)
    return [row for row, asked in known if asked is None or is_whole(asked, row.value)]


def apart(run: Row[Any], rows: Iterable[Said]) -> list[Said]:
    """Take answers apart into contributions that nobody can put together again.

    What fewer than three people answered is left out, as it is shown to nobody, ever; so is what
    was only begun. Words stand alone: one of three may tell whose the other two are.

    Returns:
        the contributions under their names, in the order of these, which is random.
    """
    prompt = prompt_of(run)
    complete = whole(prompt, rows)
    enough = crowds((row.author, row.part) for row in complete)
    found = (
        Said(contribution_of(run, row.author, key), row.part, value)
        for row in complete
        if question_of(row.part) in enough
        for key, value in _pieces(prompt, row)
    )
    return sorted(found, key=lambda said: said.author)


def accompanied(rows: list[Row[Any]], shown: Iterable[Row[Any]]) -> list[Row[Any]]:
    """Leave out the one author who would be seen to come alone; see `bot.domain.steps`."""
    alone = left_alone(
        ((row.author, row.part) for row in rows), ((row.author, row.part) for row in shown)
    )
    return [row for row in rows if row.author != alone]


def seal(work: Work, run: Row[Any]) -> None:
    """Break the tie between people and their answers, for good."""
    rows = accompanied(work.answers.everything(run.id), work.live.of(run.id))
    said = counted_once(prompt_of(run), rows, work.curations.of_run(run.id))
    work.answers.rewrite(run.id, [one._asdict() for one in apart(run, said)])
    _shuffle_decisions(work, run)
    _forget_ties(work, run)


def destroy(work: Work, run: Row[Any]) -> None:
    """Remove all answers of a run and what tied them to people."""
    work.answers.rewrite(run.id, [])
    work.curations.forget(run.id)
    _forget_ties(work, run)


def forget(work: Work, participant_id: int) -> None:
    """Remove what somebody answered, wherever it can still be told that it is theirs."""
    for run in (
        *work.prompts.asked_of(participant_id),
        *work.prompts.rehearsed_by(participant_id),
    ):
        author = author_of(run, participant_id)
        if author:
            work.answers.remove_author(run.id, author)
        if moves_in_steps(run):
            _begin_again(work, run, author)
    work.scrub()


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


def _pieces(prompt: Prompt, row: Said) -> Iterator[tuple[str, Any]]:
    """Give what of an answer stands alone, each under what its name is made of."""
    asked = question(prompt, row.part)
    if asked is None or asked.kind != "words" or not isinstance(row.value, list):
        yield row.part, row.value
        return
    for word in row.value:
        yield f"{row.part}.{fold(word)}", [word]


def _begin_again(work: Work, run: Row[Any], gone: str) -> None:
    """Show nothing of a run until the next step: what is missing from it has just become known.

    While people vote, the questions of all others stay on the ballot paper; the votes wait.
    """
    asked = [row for row in work.live.of(run.id) if row.author != gone and not is_vote(row.part)]
    work.live.clear(run.id)
    work.asked.hide_all(run.id)
    if run.phase == VOTING:
        for author, parts in by_author(asked).items():
            work.live.put(run.id, author, parts)


def _shuffle_decisions(work: Work, run: Row[Any]) -> None:
    """Write decisions anew, in random order: what was held lies as it was written by people."""
    decided = work.curations.of_run(run.id)
    work.curations.forget(run.id)
    for name in sorted(decided):
        work.curations.put(run.id, name, decided[name])


def _forget_ties(work: Work, run: Row[Any]) -> None:
    work.prompts.destroy_key(run.id)
    work.asked.forget_marks(run.id)
    work.live.clear(run.id)
    # How often somebody's card was drawn would tell who changed their answer.
    work.cards.level(prompt_card(run.id))
    work.answers.forget_typed(run.id)
    work.answers.lose_run(run.id)
    # What waits for a place, or failed meanwhile, may have been meant for this run.
    work.answers.lose_drafts(run.visit_id)
    work.records.empty_parked(run.visit_id, run.opened_at)
    work.scrub()
