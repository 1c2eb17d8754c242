"""How what is shown of an open anonymous prompt moves: in steps, so that no step tells on anybody.

Those whose answer is not shown yet wait in a pool, and so do those who changed one that is shown.
Once a pool holds six, all but three of it, chosen by lot, are released together. Who sees a step
sees at least three answers and at least six who may have given each. The three that stay make
sure that the final result, too, differs from what was last shown by at least three people.
"""

from collections.abc import Callable, Iterable, Sequence

from bot.domain.crowds import Part
from bot.domain.tallies import FEWEST

STAY = FEWEST  # of a pool, when the others are released
ENOUGH = STAY + FEWEST  # in a pool, for a step
Lot = Callable[[Sequence[str], int], list[str]]  # as many of these, by chance: `Random.sample`


def released(pool: Sequence[str], lot: Lot) -> frozenset[str]:
    """Choose whose answers are shown now, of those that wait; nobody while they are too few."""
    if len(pool) < ENOUGH:
        return frozenset()
    return frozenset(lot(sorted(pool), len(pool) - STAY))


def may_be_counted(new: int) -> bool:
    """Tell whether it may be told that so many more people answered: never of one or two."""
    return new >= FEWEST


def still_needed(told: int, shown: int) -> int:
    """Count how many more must answer until a step, from what everybody may know.

    Args:
        told: how many are told to have answered.
        shown: how many answers are shown.
    """
    return max(ENOUGH - (told - shown), 1)


def left_alone(said: Iterable[Part], shown: Iterable[Part]) -> str:
    """Name the author who would be shown for the first time with nobody else's new answers.

    That happens at the end, if of those who stayed two took back what they said. Whoever is told
    to have answered at that moment would be known.

    Returns:
        the author, whose answers are shown to nobody; empty: there is no such author.
    """
    known = set(shown)
    before = {author for author, _ in known}
    new = {author for author, part in said if (author, part) not in known}
    return min(new) if before and len(new) == 1 and not new & before else ""
