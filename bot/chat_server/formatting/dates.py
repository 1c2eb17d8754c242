"""How a moment in a text is shown: relative, or its day, date and time, short or long."""

from typing import Any

from bot.chat_server.formatting.problems import MarkupError

_PARTS = ("w", "dD", "tT")
_LATEST = 2**31 - 1


def date_details(unix: int, shown_as: str) -> dict[str, Any] | None:
    """What a `date_time` entity needs besides its place; None if there is no such moment.

    Raises MarkupError for a format of unknown letters.
    """
    letters = _checked(shown_as)
    if not 0 < unix <= _LATEST:
        return None
    return {"unix_time": unix, "date_time_format": letters}


def _checked(shown_as: str) -> str:
    """The letters of a format in their order; raises MarkupError for others."""
    if shown_as in ("r", "R"):
        return "r"
    letters = shown_as.replace("W", "w")
    if set(letters) - set("".join(_PARTS)):
        raise MarkupError("Invalid date format used")
    return "".join(next((one for one in part if one in letters), "") for part in _PARTS)
