"""Pairs of people who chose differently."""

from collections.abc import Iterator
from itertools import chain, combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.pairing import Group, Talker, differ, paired

PLACES = ("", "Ghent", "Oslo")


def talkers(choices: str, **same: str) -> list[Talker]:
    """Make people from their choices, one letter each; a dash has not voted."""
    return [Talker(place, one.strip("-"), **same) for place, one in enumerate(choices)]


def people(groups: list[Group]) -> list[int]:
    return sorted(one.participant_id for one in chain.from_iterable(groups))


def alone(groups: list[Group]) -> int:
    """Count the voters who meet nobody that chose otherwise."""
    return sum(
        all(other.choice in {one.choice, ""} for other in group)
        for group in groups
        for one in group
        if one.choice
    )


def divisions(rest: list[Talker]) -> Iterator[list[Group]]:
    """Give every way to divide people into pairs, one trio among them if they are odd."""
    if len(rest) in {0, 2, 3}:
        yield [rest] if rest else []
        return
    first, others = rest[0], rest[1:]
    for size in (1, 2) if len(rest) % 2 else (1,):
        for partners in combinations(others, size):
            left = [one for one in others if one not in partners]
            for more in divisions(left):
                yield [[first, *partners], *more]


@pytest.mark.parametrize("number", range(2, 8))
def test_as_many_meet_a_difference_as_can(number: int) -> None:
    """Of all divisions into pairs, none lets fewer people meet only those who agree."""
    for choices in {"".join(sorted(letters)) for letters in product("ABC", repeat=number)}:
        group = talkers(choices)
        best = min(alone(division) for division in divisions(group))
        assert alone(paired(group, seed=number)) == best, choices


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(*map(st.sampled_from, ("AB-", PLACES, PLACES))), max_size=40))
def test_everybody_talks_once(described: list[tuple[str, str, str]]) -> None:
    """Whoever votes what: everybody is in one group, of two or three; nobody sits alone."""
    group = [
        Talker(place, choice.strip("-"), organisation, country)
        for place, (choice, organisation, country) in enumerate(described)
    ]
    groups = paired(group, seed=1)
    assert people(groups) == list(range(len(group)))
    assert all(len(one) in {2, 3} for one in groups) or len(group) == 1


def test_colleagues_and_compatriots_are_kept_apart() -> None:
    """Where people who differ can also come from elsewhere, they do."""
    group = [
        Talker(
            number, "AB"[number % 2], organisation=f"City {number // 2}", country=f"C{number // 2}"
        )
        for number in range(20)
    ]
    for found in paired(group, seed=3):
        assert differ(found)
        assert len({one.organisation for one in found}) == len(found)
        assert len({one.country for one in found}) == len(found)


def test_a_shared_language_is_preferred() -> None:
    """All else being equal, people talk with those who speak as they do."""
    group = [Talker(n, "AB"[n % 2], language=("en", "fr")[n // 2 % 2]) for n in range(16)]
    assert all(len({one.language for one in found}) == 1 for found in paired(group, seed=5))


def test_colleagues_who_differ_talk_rather_than_those_who_agree() -> None:
    """That people differ counts more than where they come from."""
    group = [
        Talker(0, "A", "Ghent", "BE"),
        Talker(1, "B", "Ghent", "BE"),
        Talker(2, "A", "Oslo", "NO"),
        Talker(3, "A", "Oslo", "NO"),
    ]
    assert sum(map(differ, paired(group, seed=0))) == 1


@pytest.mark.parametrize(
    ("choices", "sizes"),
    [
        ("AB-", [3]),  # one who did not vote joins the pair
        ("AABB--", [3, 3]),
        ("AB---", [2, 3]),  # the others are a pair of their own
        ("AB----", [2, 2, 2]),
        ("ABB-", [2, 2]),  # a trio would leave somebody alone
        ("A-", [2]),
        ("---", [3]),
        ("-", [1]),
        ("", []),
    ],
)
def test_who_did_not_vote_finds_a_place(choices: str, sizes: list[int]) -> None:
    """They join pairs, then each other, and nobody sits alone."""
    group = talkers(choices)
    groups = paired(group, seed=2)
    assert sorted(map(len, groups)) == sizes
    assert people(groups) == list(range(len(group)))


def test_the_same_seed_gives_the_same_pairs() -> None:
    """Pairs do not depend on the order of the rows, and another seed gives others."""
    group = talkers("ABC" * 8)
    shuffled = group[5:] + group[:5]
    assert paired(shuffled, seed=1) == paired(group, seed=1)
    assert any(paired(group, seed=1) != paired(group, seed=seed) for seed in range(2, 6))


def test_hundreds_of_people_all_meet_a_difference() -> None:
    """A large visit is paired as well as a small one, also where all are colleagues."""
    group = [Talker(n, "ABC"[n % 3], "One city", "BE", "en") for n in range(500)]
    groups = paired(group, seed=1)
    assert len(groups) == 250
    assert all(map(differ, groups))
