"""Who is heard: shares of groups, never of people."""

from bot.domain.voices import OTHERS, Member, by_country, by_kind, total, unheard


def some(number: int, country: str, kind: str, each: int) -> list[Member]:
    return [Member(country, kind, each)] * number


VISIT = [
    *some(4, "FI", "museum", 1),
    *some(3, "PL", "city", 6),
    *some(3, "PT", "city", 6),
]


def shares(groups: tuple[object, ...]) -> list[tuple[object, ...]]:
    return [tuple(vars(group).values()) for group in groups]


def test_shares_of_people_and_of_contributions() -> None:
    """Each group has its part of those who are there, and of what was said."""
    assert total(VISIT) == 40
    assert shares(by_country(VISIT)) == [
        ("FI", 4, 0.4, 0.1),
        ("PL", 3, 0.3, 0.45),
        ("PT", 3, 0.3, 0.45),
    ]


def test_small_groups_are_others() -> None:
    """Two from one country are not shown by themselves, nor is what remains if it is small."""
    four = [*VISIT, *some(2, "SE", "city", 5), *some(2, "", "city", 5)]
    assert [group.name for group in by_country(four)] == ["FI", "PL", "PT", OTHERS]
    two = [*VISIT, *some(2, "SE", "city", 5)]
    assert [(group.name, group.size) for group in by_country(two)] == [
        ("FI", 4),
        ("PL", 3),
        (OTHERS, 5),
    ]
    assert by_country(some(2, "FI", "museum", 30)) == ()


def test_the_quiet_group_is_named() -> None:
    """Four of ten who gave a tenth of the contributions are worth a word."""
    found = unheard(VISIT)
    assert found is not None
    assert (found.name, found.of_people, found.of_voices) == ("FI", 0.4, 0.1)


def test_no_hint_without_reason() -> None:
    """Neither from few contributions nor from a small difference, nor about the others."""
    few = [*some(4, "FI", "museum", 0), *some(6, "PL", "city", 3)]
    alike = [*some(4, "FI", "museum", 4), *some(6, "PL", "city", 6)]
    scattered = [*some(2, "SE", "", 0), *some(2, "NO", "", 0), *some(6, "PL", "city", 6)]
    assert total(few) == 18
    assert [unheard(members) for members in (few, alike, scattered)] == [None, None, None]


def test_a_country_of_one_type() -> None:
    """Types are measured like countries."""
    assert [group.name for group in by_kind(VISIT)] == ["city", "museum"]
