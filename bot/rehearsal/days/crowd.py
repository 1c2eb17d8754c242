"""Whom a people file names, as far as the clock is concerned: how many live in which zone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.people import CHANNELS, Invitee

MOST_NAMED = 5


@dataclass(frozen=True)
class Crowd:
    """People on the same clock: whatever falls due for one of them does for all.

    Attributes:
        zone: their IANA zone.
        people: their references.
        by_channel: how many of them are met on which channel.
    """

    zone: str
    people: tuple[str, ...]
    by_channel: Mapping[str, int]


def crowds_of(people: Iterable[Invitee], host_zone: str) -> tuple[Crowd, ...]:
    """Put people together by their zones; who gives none counts as living where the host does."""
    found: dict[str, list[Invitee]] = defaultdict(list)
    for one in people:
        found[one.zone or host_zone].append(one)
    return tuple(_crowd(zone, found[zone]) for zone in sorted(found))


def named(people: Iterable[str]) -> str:
    """Write references for a sentence: a few of them, and how many more there are."""
    everybody = list(people)
    more = len(everybody) - MOST_NAMED
    first = ", ".join(everybody[:MOST_NAMED])
    return f"{first} and {more} more" if more > 0 else first


def counted(number: int, one: str = "person", many: str = "people") -> str:
    """Write how many there are."""
    return f"{number:,} {one if number == 1 else many}"


def _crowd(zone: str, people: list[Invitee]) -> Crowd:
    channels = Counter(one.channel or CHANNELS[0] for one in people)
    return Crowd(zone, tuple(one.reference for one in people), channels)
