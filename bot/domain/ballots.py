"""Votes on questions: what one person may vote for, and what came out.

Every question has a number for as long as it is voted on, also where others before it were hidden
or merged; the same for everybody, and it says nothing of who asked or when.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.curating import (
    Curations,
    counted_as,
    is_shown,
    stands_alone,
    vote_part,
    voted_for,
)
from bot.domain.given import Given
from bot.domain.items import Ballot, Candidate
from bot.domain.prompts import Answers, Value
from bot.errors import Refused


@dataclass(frozen=True)
class Choice:
    """A question that somebody may vote for."""

    number: int
    contribution: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class Paper:
    """The ballot paper of one person.

    Attributes:
        choices: what they may vote for, by number; not their own questions.
        own: the names of their own questions.
        votes: the stored parts of their votes.
        most: how many votes they have.
    """

    choices: tuple[Choice, ...]
    own: frozenset[str]
    votes: tuple[str, ...]
    most: int
    curations: Curations

    @property
    def chosen(self) -> tuple[Choice, ...]:
        """Give what they vote for."""
        return tuple(choice for choice in self.choices if choice.chosen)

    @property
    def left(self) -> int:
        """Count the votes they have left."""
        return max(self.most - len(self.chosen), 0)


def paper(
    questions: Sequence[Given],
    curations: Curations,
    answers: Answers,
    own: Collection[str],
    most: int,
) -> Paper:
    """Lay out the ballot paper of one person.

    What was merged into their own question stays on it if they voted for it before.

    Args:
        questions: all of the run, hidden and merged ones too, in an order that stays.
        curations: of the run.
        answers: what this person said, by part: their votes are among it.
        own: the names of their own questions.
        most: how many votes everybody has.
    """
    votes = tuple(part for part in answers if voted_for(part))
    chosen = {counted_as(voted_for(part), curations) for part in votes}
    choices = tuple(
        Choice(number, one.contribution, str(one.value), one.contribution in chosen)
        for number, one in enumerate(questions, start=1)
        if stands_alone(one.contribution, curations)
        and (one.contribution not in own or one.contribution in chosen)
    )
    return Paper(choices, frozenset(own), votes, most, curations)


def toggled(on: Paper, contribution: str) -> Mapping[str, Value | None]:
    """Give the changes by which somebody votes for a question, or takes that vote back.

    A vote for what was merged meanwhile goes to what it was merged into.

    Raises:
        Refused: it is their own, is not there any more, or no vote is left.
    """
    target = counted_as(contribution, on.curations)
    choice = next((one for one in on.choices if one.contribution == target), None)
    if choice is None:
        raise Refused("vote-own" if target in on.own else "vote-gone", alert=True)
    if choice.chosen:
        return {part: None for part in on.votes if _counts_for(part, target, on.curations)}
    if not on.left:
        raise Refused("vote-none-left", alert=True, most=on.most)
    return {**_idle(on), vote_part(target): 1}


def numbered(on: Paper, numbers: Iterable[int], *, questions: int) -> Mapping[str, Value | None]:
    """Give the changes by which somebody votes for questions by their numbers, as far as new.

    Where these are more than the votes they have left, but no more than all, they take the place
    of the votes before: so who only types can change their mind.

    Args:
        on: their ballot paper.
        numbers: as they typed them.
        questions: how many numbers there are.

    Raises:
        Refused: a number is none, or of their own question, or there are more than all votes.
    """
    by_number = {choice.number: choice for choice in on.choices}
    wanted = list(dict.fromkeys(numbers))
    for number in wanted:
        if number not in by_number:
            hers = 1 <= number <= questions
            raise Refused("vote-not-this" if hers else "vote-no-number", number=number)
    new = [by_number[number] for number in wanted if not by_number[number].chosen]
    if len(wanted) > on.most:
        raise Refused("vote-too-many", most=on.most)
    given: dict[str, Value | None] = {vote_part(one.contribution): 1 for one in new}
    if len(new) > on.left:
        stay = {by_number[number].contribution for number in wanted}
        gone = (part for part in on.votes if counted_as(voted_for(part), on.curations) not in stay)
        given = {**dict.fromkeys(gone), **given}
    return {**_idle(on), **given} if new else {}


def ballot(given: Iterable[Given]) -> Ballot:
    """Give what came out: questions by votes, pinned ones first."""
    given = tuple(given)
    votes = Counter(voted_for(one.part) for one in given)
    found = (
        Candidate(
            contribution=one.contribution,
            text=str(one.value),
            name=one.name,
            votes=votes[one.contribution],
            pinned=one.pinned,
            answered=one.answered,
        )
        for one in given
        if not voted_for(one.part)
    )
    order = sorted(found, key=lambda one: (not one.pinned, -one.votes, one.contribution))
    return Ballot(tuple(order))


def _counts_for(part: str, target: str, curations: Curations) -> bool:
    return counted_as(voted_for(part), curations) == target


def _idle(on: Paper) -> dict[str, None]:
    """Name the votes that count for nothing now: they give way, or would count too many later."""
    kept: set[str] = set()
    idle: dict[str, None] = {}
    for part in on.votes:
        target = counted_as(voted_for(part), on.curations)
        if target in kept or not is_shown(target, on.curations):
            idle[part] = None
        kept.add(target)
    return idle
