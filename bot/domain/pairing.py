"""Who talks with whom after a vote: pairs of people who chose differently.

As many people as can be meet somebody who chose otherwise. Of the ways to do that, one is taken
in which few colleagues and, less important, few compatriots meet, and many share a language.
An odd voter makes one pair a trio. Who did not vote joins a pair as a third; those for whom no
pair is left make pairs of their own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from random import Random

_TRIES = 40  # other pairs with which a pair may swap; bounds the time for hundreds of people
_ROUNDS = 3
_ALIKE, _COLLEAGUES, _COMPATRIOTS, _NO_COMMON_LANGUAGE = 1000, 100, 10, 1  # one outweighs the rest


@dataclass(frozen=True)
class Talker:
    """Somebody who is to talk.

    Attributes:
        participant_id: who.
        choice: the option's key; empty for who did not vote.
        organisation, country, language: empty where not known.
    """

    participant_id: int
    choice: str = ""
    organisation: str = ""
    country: str = ""
    language: str = ""


Group = list[Talker]


def paired(people: Iterable[Talker], seed: int) -> list[Group]:
    """Put everybody in a group of two or three; the same for the same people and seed.

    Nobody is left out, unless there is but one person.
    """
    order = sorted(people, key=lambda one: one.participant_id)
    Random(seed).shuffle(order)  # noqa: S311 - who talks with whom is no secret
    groups, lone = _pairs_of_voters([one for one in order if one.choice])
    _swap(groups)
    silent = [one for one in order if not one.choice]
    if lone is not None and groups:
        _as_third(groups, lone)
    elif lone is not None:
        silent.append(lone)
    return _with_silent(groups, silent)


def differ(group: Sequence[Talker]) -> bool:
    """Tell whether somebody in a group chose otherwise than somebody else."""
    return len({one.choice for one in group if one.choice}) > 1


def _pairs_of_voters(voters: Group) -> tuple[list[Group], Talker | None]:
    """Pair as many as can be with somebody who chose otherwise; give who is left, too."""
    ordered = _largest_first(voters)
    half = len(ordered) // 2
    most = sum(one.choice == ordered[0].choice for one in ordered) if ordered else 0
    if most <= half:
        pairs = [[ordered[place], ordered[place + half]] for place in range(half)]
        return pairs, ordered[-1] if len(ordered) % 2 else None
    others = ordered[most:]
    pairs = [[one, other] for one, other in zip(ordered, others, strict=False)]
    alike = ordered[len(others) : most]
    pairs += [alike[place : place + 2] for place in range(0, len(alike) - 1, 2)]
    return pairs, alike[-1] if len(alike) % 2 else None


def _largest_first(voters: Group) -> Group:
    """Order people by what they chose, the most chosen option first."""
    by_choice = sorted(voters, key=lambda one: one.choice)
    blocks = [list(block) for _, block in groupby(by_choice, key=lambda one: one.choice)]
    return [one for block in sorted(blocks, key=len, reverse=True) for one in block]


def _swap(pairs: list[Group]) -> None:
    """Exchange partners between two pairs as long as that makes both together better."""
    for _ in range(_ROUNDS):
        swapped = [_improve(pairs, place) for place in range(len(pairs))]
        if not any(swapped):
            return


def _improve(pairs: list[Group], place: int) -> bool:
    """Exchange partners with the first pairs that gain by it, if this one has anything to gain."""
    (one, partner), swapped = pairs[place], False
    cost = _cost(one, partner)
    for step in range(1, min(_TRIES, len(pairs) - 1) + 1):
        if not cost:
            break
        there = (place + step) % len(pairs)
        first, second = pairs[there]
        now = cost + _cost(first, second)
        for near, far in ((first, second), (second, first)):
            if _cost(one, near) + _cost(partner, far) < now:
                pairs[place], pairs[there] = [one, near], [partner, far]
                partner, swapped = near, True
                cost = _cost(one, partner)
                break
    return swapped


def _cost(one: Talker, other: Talker) -> int:
    """Weigh what speaks against two people talking."""
    return (
        _ALIKE * (one.choice == other.choice)
        + _COLLEAGUES * (one.organisation == other.organisation != "")
        + _COMPATRIOTS * (one.country == other.country != "")
        + _NO_COMMON_LANGUAGE * (one.language != other.language)
    )


def _as_third(groups: list[Group], lone: Talker) -> None:
    """Let somebody join the pair in which they find somebody who chose otherwise, if there is."""

    def against(pair: Group) -> tuple[bool, int]:
        return not differ([*pair, lone]), sum(_cost(lone, one) for one in pair)

    min(groups, key=against).append(lone)


def _with_silent(groups: list[Group], silent: Group) -> list[Group]:
    """Let those who did not vote join pairs, then each other."""
    waiting = list(silent)
    for pair in groups:
        if waiting and len(pair) == 2:  # noqa: PLR2004 - a pair
            pair.append(waiting.pop())
    if len(waiting) % 2 and groups:  # each is in a trio by now; one of them gives its third
        waiting.append(groups[-1].pop())
    own = [waiting[place : place + 2] for place in range(0, len(waiting), 2)]
    if len(own) > 1 and len(own[-1]) == 1:
        last = own.pop()
        own[-1] += last
    return [*groups, *own]
