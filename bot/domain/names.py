"""What a person's name may be, as it stands on the certificate and in messages."""

from bot.domain.tidying import is_visible, tidied

LONGEST = 80  # code points


class BadName(ValueError):
    """A name that cannot be used; `key` names the text that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def tidy(text: str) -> str:
    """Write a line of text in one way: NFC, single blanks, nothing that steers the terminal."""
    return " ".join(tidied(text).split())


def checked_name(text: str) -> str:
    """Give a name in the way it is kept: any script, at most `LONGEST` code points.

    Raises:
        BadName: nothing to read is left of it, or it is too long.
    """
    name = tidy(text)
    if not any(character.isalpha() and is_visible(character) for character in name):
        raise BadName("name-blank")
    if len(name) > LONGEST:
        raise BadName("name-long")
    return name


def first_name(name: str) -> str:
    """Give the first word of a name, to greet somebody without naming them in full."""
    return next(iter(name.split()), "")
