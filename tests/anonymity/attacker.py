"""Somebody who wants to know who said what, and what they try."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from tests.anonymity.session import Frame

Claims = Mapping[str, str]  # who is said to have given which contribution


def by_moment(film: Sequence[Frame]) -> Claims:
    """Whoever is told to have answered alone gave what is new at that moment."""
    claims: dict[str, str] = {}
    for before, after in pairwise(film):
        came = after.told - before.told
        if len(came) == 1:
            claims |= dict.fromkeys(after.shown.keys() - before.shown.keys(), min(came))
    return claims


def by_leaving(film: Sequence[Frame]) -> Claims:
    """Whoever alone is no longer told to have answered gave what is gone at that moment."""
    claims: dict[str, str] = {}
    for before, after in pairwise(film):
        left = before.told - after.told
        if len(left) == 1:
            claims |= dict.fromkeys(before.shown.keys() - after.shown.keys(), min(left))
    return claims


def by_size(film: Sequence[Frame]) -> Claims:
    """What one person has said stands in no frame with fewer than two who are told."""
    claims: dict[str, str] = {}
    for frame in film:
        if len(frame.told) == 1:
            claims |= dict.fromkeys(frame.shown, min(frame.told))
    return claims


def by_elimination(film: Sequence[Frame], most: int = 1) -> Mapping[str, frozenset[str]]:
    """Give who may have given each contribution of the last frame, as far as logic goes.

    Nobody can have given what was shown before they are told to have answered, or who in the end
    is told not to have. And each gave at
    most one answer to a question, or `most` words: where it is known of some whose they are, that
    leaves fewer people for the others.
    """
    last = film[-1]
    may: dict[str, frozenset[str]] = {}
    for part in {part for part, _ in last.shown.values()}:
        those = [one for one, (its, _) in last.shown.items() if its == part]
        told = {one: _told_at_first(film, one) & last.told for one in those}
        # What appeared at the same moment is alike.
        possible = {who: _possible(one, told, most) for one, who in told.items()}
        may |= {one: possible[told[one]] for one in those}
    return may


def _told_at_first(film: Sequence[Frame], contribution: str) -> frozenset[str]:
    return next(frame.told for frame in film if contribution in frame.shown)


def _possible(one: str, told: Mapping[str, frozenset[str]], most: int) -> frozenset[str]:
    """Give for whom all the others can still be somebody's."""
    rest = {other: who for other, who in told.items() if other != one}
    return frozenset(who for who in told[one] if _fits(rest, who, most))


def _fits(told: Mapping[str, frozenset[str]], held_by: str, most: int) -> bool:
    """Tell whether everybody can have given what is theirs (Kuhn's algorithm).

    Args:
        told: who may have given each.
        held_by: whoever has given one more besides.
        most: how many one person may have given.
    """
    held: dict[str, list[str]] = {who: [] for who in frozenset[str]().union(*told.values())}
    held[held_by] = [""]

    def place(one: str, tried: set[str]) -> bool:
        for who in sorted(told[one] - tried):
            tried.add(who)
            if len(held[who]) < most:
                held[who].append(one)
                return True
            for other in filter(None, held[who]):
                if place(other, tried):
                    held[who][held[who].index(other)] = one
                    return True
        return False

    return all(place(one, set()) for one in told)


def in_turn(film: Sequence[Frame]) -> Claims:
    """Of those who are told now and what is new now, in some order, the first is the first's."""
    claims: dict[str, str] = {}
    for before, after in pairwise(film):
        came = sorted(after.told - before.told)
        for part in {part for part, _ in after.shown.values()}:
            new = [one for one, (its, _) in after.shown.items() if its == part]
            claims |= zip((one for one in new if one not in before.shown), came, strict=False)
    return claims


def right(claims: Claims, truth: Claims) -> int:
    """Count the claims that are true."""
    return sum(truth.get(one) == who for one, who in claims.items())
