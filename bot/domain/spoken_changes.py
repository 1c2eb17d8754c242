"""Reading how somebody says that a session moves: by minutes, or to a time of day."""

import re
from datetime import time

LONGEST_MOVE = 720  # minutes

_MINUTES = re.compile(
    r"(?P<sign>[+\-\N{MINUS SIGN}\N{EN DASH}])?\s*(?P<number>\d{1,3})\s*"
    r"(?:m|min|mn|minutes?)?\.?\s*(?P<way>later|earlier|plus tard|plus t[oô]t)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d{1,2})\s*[:.h]\s*(\d{2})?", re.IGNORECASE)
_EARLIER = ("earlier", "plus tot", "plus tôt")


def minutes_said(text: str) -> int | None:
    """Read minutes: 10, +10, -5, 10 min later, 5 minutes plus tôt; none if it says something else.

    Positive is later. None, too, for nothing at all and for more than `LONGEST_MOVE`.
    """
    found = _MINUTES.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    number = int(found["number"])
    backwards = bool(found["sign"] and found["sign"] != "+")
    backwards = backwards or (found["way"] or "").casefold() in _EARLIER
    return (-number if backwards else number) if 0 < number <= LONGEST_MOVE else None


def clock_said(text: str) -> time | None:
    """Read a time of day: 10:30, 10.30, 14h, 14h30; none if it says something else."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - a clock
