"""What facilitators decide about single contributions, and what that leaves for others to see.

A contribution is a text, a question or a word (`bot.domain.wordings`). What was merged into another
one is counted as that; what is hidden, or waits for a facilitator, is not shown to anybody else.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from bot.domain.given import Given
from bot.domain.prompts import VOTE

SHOWN, HIDDEN, HELD = "shown", "hidden", "held"


@dataclass(frozen=True)
class Curation:
    """What was decided about one contribution.

    Attributes:
        state: shown, hidden, or held until a facilitator has looked at it.
        into: the contribution that it is counted as; empty: itself.
    """

    state: str = SHOWN
    starred: bool = False
    pinned: bool = False
    answered: bool = False
    into: str = ""


UNTOUCHED = Curation()
Curations = Mapping[str, Curation]


class Said(NamedTuple):
    """One part of an answer as it is kept."""

    author: str
    part: str
    value: Any


def vote_part(contribution: str) -> str:
    """Name the part of an answer that is a vote for a contribution."""
    return f"{VOTE}.{contribution}"


def voted_for(part: str) -> str:
    """Give the contribution that a part of an answer votes for; empty: it is no vote."""
    kind, _, contribution = part.partition(".")
    return contribution if kind == VOTE else ""


def counted_as(contribution: str, curations: Curations) -> str:
    """Follow what a contribution was merged into; what is hidden counts as nothing but itself."""
    seen = {contribution}
    while (decided := curations.get(contribution)) and decided.into and decided.state == SHOWN:
        if decided.into in seen:
            return contribution
        contribution = decided.into
        seen.add(contribution)
    return contribution


def is_shown(contribution: str, curations: Curations) -> bool:
    """Tell whether others see a contribution, be it as part of another one."""
    root = counted_as(contribution, curations)
    return curations.get(root, UNTOUCHED).state == SHOWN


def stands_alone(contribution: str, curations: Curations) -> bool:
    """Tell whether others see a contribution as itself."""
    return counted_as(contribution, curations) == contribution and is_shown(contribution, curations)


def merged_votes(rows: Iterable[Any], curations: Curations) -> list[Said]:
    """Let votes count for what was merged, one of each author; other parts stay as they are."""
    found: dict[tuple[str, str], Said] = {}
    for row in rows:
        target = voted_for(row.part)
        part = vote_part(counted_as(target, curations)) if target else row.part
        found.setdefault((row.author, part), Said(row.author, part, row.value))
    return list(found.values())


def apply(given: Iterable[Given], curations: Curations) -> tuple[Given, ...]:
    """Give what is shown to others: without what is hidden or merged away, starred first.

    Args:
        given: texts and questions; votes as `merged_votes` leaves them.
        curations: of the run.
    """
    if not curations:
        return tuple(given)
    return tuple(sorted(_kept(given, curations), key=lambda one: not one.starred))


def _kept(given: Iterable[Given], curations: Curations) -> Iterator[Given]:
    for one in given:
        target = voted_for(one.part)
        if target:
            if is_shown(target, curations):
                yield one
        elif stands_alone(one.contribution, curations):
            decided = curations.get(one.contribution, UNTOUCHED)
            yield replace(
                one,
                starred=decided.starred,
                pinned=decided.pinned,
                answered=decided.answered,
            )
