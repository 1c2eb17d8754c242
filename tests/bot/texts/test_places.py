"""Time zones by what people call their place."""

import pytest

from bot.texts import catalogue
from bot.texts.languages import own_name
from bot.texts.places import zones_named


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Sofia", "Europe/Sofia"),
        ("azores", "Atlantic/Azores"),
        ("AÇORES", "Atlantic/Azores"),
        ("Réunion", "Indian/Reunion"),
        ("la reunion", "Indian/Reunion"),
        ("new york", "America/New_York"),
        ("europe/sofia", "Europe/Sofia"),
        ("Athènes", "Europe/Athens"),
        ("athens!", "Europe/Athens"),
        ("Kiev", "Europe/Kiev"),
        ("uk", "Europe/London"),
        ("Belgique", "Europe/Brussels"),
        ("BE", "Europe/Brussels"),
        ("Luxem", "Europe/Luxembourg"),
        ("Lisbone", "Europe/Lisbon"),
        ("utc", "UTC"),
    ],
)
def test_places(text: str, zone: str) -> None:
    """Cities, islands, countries and zones are found in our languages, whatever the spelling."""
    assert zones_named(text)[0] == zone


def test_a_country_has_all_its_zones() -> None:
    """The most populous zone comes first."""
    assert zones_named("Portugal") == ("Europe/Lisbon", "Atlantic/Madeira", "Atlantic/Azores")


@pytest.mark.parametrize("text", ["", "  ", "!?", "bxl", "qwertz", "🙂"])
def test_what_is_no_place(text: str) -> None:
    """Nothing is guessed where nothing comes close."""
    assert zones_named(text) == ()


def test_languages_name_themselves() -> None:
    """Each language that we speak has its own name for a button."""
    assert [own_name(language) for language in catalogue.languages()] == ["English", "Français"]
