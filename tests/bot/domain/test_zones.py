"""Zones by country, and which to offer."""

from datetime import UTC, datetime

import pytest

from bot.domain.zones import MOST_OFFERED, countries, offered, zones_of

NOW = datetime(2027, 4, 1, tzinfo=UTC)


def test_zones_of_a_country() -> None:
    """The most populous comes first, case does not matter, no country has none."""
    assert zones_of("pt") == ("Europe/Lisbon", "Atlantic/Madeira", "Atlantic/Azores")
    assert zones_of("UA")[0] == "Europe/Kyiv"
    assert zones_of("") == ()


def test_countries() -> None:
    """Countries have an English name."""
    assert countries()["BG"] == "Bulgaria"


@pytest.mark.parametrize(
    ("first", "country", "choice"),
    [
        ("", "PT", ("Europe/Lisbon", "Atlantic/Azores")),
        ("Atlantic/Azores", "PT", ("Atlantic/Azores", "Europe/Lisbon")),
        ("Atlantic/Madeira", "PT", ("Atlantic/Madeira", "Atlantic/Azores")),
        ("", "DE", ("Europe/Berlin",)),
        ("Europe/Sofia", "", ("Europe/Sofia",)),
        ("", "", ()),
    ],
)
def test_what_is_offered(first: str, country: str, choice: tuple[str, ...]) -> None:
    """The imported zone comes first; zones whose clocks agree all year are one choice."""
    assert offered(first, zones_of(country), NOW) == choice


def test_clocks_that_agree_only_now_are_two_choices() -> None:
    """Phoenix and Denver agree in winter, so both are offered all year."""
    pair = ("America/Denver", "America/Phoenix")
    assert offered("", pair, datetime(2027, 1, 1, tzinfo=UTC)) == pair


def test_not_too_many_are_offered() -> None:
    """A country of many zones offers five at most."""
    assert len(offered("", zones_of("RU"), NOW)) == MOST_OFFERED
