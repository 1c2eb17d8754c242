"""What languages call themselves."""

from functools import cache

from babel import Locale


@cache
def own_name(language: str) -> str:
    """Give a language's name as its speakers write it on a button: Français."""
    name = Locale.parse(language, sep="_").get_display_name() or language
    return name[:1].upper() + name[1:]
