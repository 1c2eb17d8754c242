"""Voting on each other's questions: the ballot paper, giving a vote and taking it back."""

import re
from typing import Any

from sqlalchemy import Row

from bot.domain import ballots
from bot.domain.ballots import Paper
from bot.domain.given import Given
from bot.domain.messages import Receipt
from bot.domain.phases import VOTING
from bot.domain.prompts import ANSWER, Answers
from bot.domain.tallies import FEWEST
from bot.errors import Refused
from bot.services import disclosure
from bot.services.answering import Sitting, save, say_refused, sit
from bot.services.authors import author_of, contribution_of
from bot.services.callers import Caller, someone
from bot.services.runs import prompt_card, prompt_of
from storage.work import Reading, Work

ON_A_PAGE = 4  # questions; with the way to the pages before and after, six buttons
PAGE = "page"  # an argument of a vote's button, in the place of a contribution
_BETWEEN = r"[\s,;.+&#]"
_NUMBERS = re.compile(rf"{_BETWEEN}*\d{{1,3}}(?:{_BETWEEN}+\d{{1,3}})*{_BETWEEN}*")


def is_voting(run: Row[Any]) -> bool:
    """Tell whether votes are taken for the questions of a run, and no questions any more."""
    return bool(run.state == "open" and run.phase == VOTING)


def may_start(reading: Reading, run: Row[Any]) -> bool:
    """Tell whether there is anything to vote on; in an anonymous run from at least three people."""
    _, asked = reading.asked.counts(run.id)
    return asked >= (FEWEST if prompt_of(run).anonymous else 1)


def questions(reading: Reading, run: Row[Any]) -> list[Given]:
    """Give all questions of a run, hidden and merged ones too, in an order that says nothing."""
    asked = (
        one
        for one in disclosure.contributions(reading, run)
        if one.part.partition(".")[0] == ANSWER
    )
    return sorted(asked, key=lambda one: one.contribution)


def paper_of(reading: Reading, run: Row[Any], participant_id: int, answers: Answers) -> Paper:
    """Lay out the ballot paper of a participant, given their own answers by part."""
    return ballots.paper(
        questions(reading, run),
        reading.curations.of_run(run.id),
        answers,
        own=own_contributions(run, participant_id, answers),
        most=prompt_of(run).votes,
    )


def own_contributions(run: Row[Any], participant_id: int, answers: Answers) -> set[str]:
    """Name what a participant contributed to a run; nothing once it is sealed."""
    author = author_of(run, participant_id)
    return {contribution_of(run, author, part) for part in answers} if author else set()


def vote(work: Work, caller: Caller, run_id: int, contribution: str) -> Receipt:
    """Vote for a question, or take the vote back; what cannot be is said, and the card mended.

    Raises:
        Refused: they were not asked.
    """
    sitting = sit(work, someone(work, caller), run_id)
    if not is_voting(sitting.run):
        return _mended(work, sitting, Refused("vote-closed"))
    try:
        changes = ballots.toggled(_paper(work, sitting), contribution)
    except Refused as refused:
        return _mended(work, sitting, refused)
    after = save(work, sitting, changes)
    left = paper_of(work, sitting.run, sitting.participant.id, after).left
    key = "vote-given" if any(value is not None for value in changes.values()) else "vote-taken"
    return Receipt(key, {"left": left, "most": sitting.prompt.votes})


def turn(work: Work, caller: Caller, run_id: int, page: int) -> Receipt:
    """Turn the ballot paper to a page, from 0.

    Raises:
        Refused: they were not asked.
    """
    sitting = sit(work, someone(work, caller), run_id)
    subject = prompt_card(run_id)
    if is_voting(sitting.run):
        work.card_pages.turn(sitting.me.address.id, subject, str(page))
    work.refresh(sitting.me.address.id, subject)
    return Receipt()


def fits(text: str) -> bool:
    """Tell whether a typed message can be meant as votes: nothing but numbers."""
    return bool(_NUMBERS.fullmatch(text.strip()))


def hear(work: Work, sitting: Sitting, text: str) -> None:
    """Take a typed message while votes are taken: numbers are votes, for more it is too late."""
    if not fits(text):
        say_refused(work, sitting, Refused("vote-no-questions-now"), "vote-not-taken")
        return
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    every = len(questions(work, sitting.run))
    try:
        changes = ballots.numbered(_paper(work, sitting), numbers, questions=every)
    except Refused as refused:
        say_refused(work, sitting, refused, "vote-not-taken")
        return
    save(work, sitting, changes, anew=True)


def _mended(work: Work, sitting: Sitting, refused: Refused) -> Receipt:
    """Say why not, and draw the card as it stands now."""
    work.refresh(sitting.me.address.id, prompt_card(sitting.run.id))
    return Receipt(refused.key, refused.text_args, alert=True)


def _paper(work: Work, sitting: Sitting) -> Paper:
    return paper_of(work, sitting.run, sitting.participant.id, sitting.answers)
