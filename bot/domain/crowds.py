"""Groups that are large enough to hide in: nothing is told of fewer than three."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bot.domain.tallies import FEWEST

Part = tuple[str, str]  # author, part


def question_of(part: str) -> str:
    """Name what a part of an answer answers: `answer.2` is one of the answers to `answer`."""
    return part.partition(".")[0]


def crowds(parts: Iterable[Part]) -> dict[str, frozenset[str]]:
    """Give the authors of each question that enough of them answered."""
    authors: dict[str, set[str]] = defaultdict(set)
    for author, part in parts:
        authors[question_of(part)].add(author)
    return {asked: frozenset(by) for asked, by in authors.items() if len(by) >= FEWEST}


def common(group_of_each: Sequence[str]) -> frozenset[str]:
    """Give the groups that may be named: large enough, and so are those who are in none of them.

    Else one could tell who the others are. Who is in no group is in "".
    """
    sizes = Counter(filter(None, group_of_each))
    large = [group for group in sorted(sizes) if sizes[group] >= FEWEST]
    named = sorted(large, key=sizes.__getitem__, reverse=True)
    while named and 0 < len(group_of_each) - sum(sizes[group] for group in named) < FEWEST:
        named.pop()
    return frozenset(named)
