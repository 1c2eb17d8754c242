"""What countries are called in the reader's language."""

from functools import cache

from babel import Locale


@cache
def country(code: str, language: str) -> str:
    """Name a country (ISO 3166, two letters); the code itself where it has no name."""
    return str(Locale.parse(language).territories.get(code, code))
