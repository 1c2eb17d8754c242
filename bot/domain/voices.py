"""The voice meter: whether every group of a visit is heard about as much as it is large.

Groups are countries or types of organisation, never people: a group of fewer than three is counted
among the others.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.domain.crowds import common

ENOUGH = 20  # contributions; of fewer one must not conclude anything
MUCH_LESS = 0.5  # of what a group's size would let one expect
CLEARLY = 0.1  # of all contributions that a group is short of
OTHERS = ""  # the name of the group of all who are in no other


@dataclass(frozen=True)
class Member:
    """Somebody who is there: where from, and how often they contributed."""

    country: str
    kind: str
    contributions: int


@dataclass(frozen=True)
class Group:
    """People who have something in common, with their share of people and of contributions.

    Shares are from 0 to 1.
    """

    name: str
    size: int
    of_people: float
    of_voices: float


def by_country(members: Sequence[Member]) -> tuple[Group, ...]:
    """Measure each country that enough people come from, the largest first, others last."""
    return _groups(members, lambda member: member.country)


def by_kind(members: Sequence[Member]) -> tuple[Group, ...]:
    """Measure each type of organisation that enough people come from."""
    return _groups(members, lambda member: member.kind)


def total(members: Iterable[Member]) -> int:
    """Count all contributions."""
    return sum(member.contributions for member in members)


def unheard(members: Sequence[Member]) -> Group | None:
    """Give the group that is heard much less than its size would let expect; none if none is."""
    if total(members) < ENOUGH:
        return None
    found = [*by_country(members), *by_kind(members)]
    short = [group for group in found if group.name != OTHERS and _is_unheard(group)]
    return max(short, key=_gap, default=None)


def _is_unheard(group: Group) -> bool:
    return group.of_voices <= group.of_people * MUCH_LESS and _gap(group) >= CLEARLY


def _gap(group: Group) -> float:
    return group.of_people - group.of_voices


def _groups(members: Sequence[Member], name_of: Callable[[Member], str]) -> tuple[Group, ...]:
    named = common([*map(name_of, members)])
    if not named:
        return ()
    inside: dict[str, list[Member]] = {}
    for member in members:
        name = name_of(member)
        inside.setdefault(name if name in named else OTHERS, []).append(member)
    said = total(members) or 1
    groups = (
        Group(name, len(those), len(those) / len(members), total(those) / said)
        for name, those in inside.items()
    )
    return tuple(sorted(groups, key=lambda group: (group.name == OTHERS, -group.size, group.name)))
