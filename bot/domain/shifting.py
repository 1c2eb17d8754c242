"""What a talk changed: the votes before and after it of those who voted twice."""

from collections import Counter
from collections.abc import Iterable

from bot.domain.items import Shift
from bot.domain.prompts import Question
from bot.domain.tallies import tally


def shift(question: Question, votes: Iterable[tuple[str, str]]) -> Shift:
    """Compare first and second votes, given as one pair of options for each person."""
    pairs = list(votes)
    moved = Counter((before, after) for before, after in pairs if before != after)
    return Shift(
        question,
        before=tally(question, [before for before, _ in pairs]),
        after=tally(question, [after for _, after in pairs]),
        moved=dict(moved.most_common()),
        people=len(pairs),
    )
