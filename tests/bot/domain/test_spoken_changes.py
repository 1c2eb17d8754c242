"""How people say that a session moves."""

from datetime import time

import pytest

from bot.domain.spoken_changes import clock_said, minutes_said


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("10", 10),
        ("+10", 10),
        ("- 5", -5),
        ("\N{MINUS SIGN}5 min", -5),
        ("10 minutes later", 10),
        ("15 min plus tard", 15),
        ("5 minutes earlier", -5),
        ("5 min plus tôt", -5),
        ("720", 720),
        ("721", None),
        ("0", None),
        ("", None),
        ("10:30", None),
        ("soon", None),
    ],
)
def test_minutes(text: str, minutes: int | None) -> None:
    """To later, unless something says earlier; nothing and too much are not understood."""
    assert minutes_said(text) == minutes


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("10:30", time(10, 30)),
        (" 9.05 ", time(9, 5)),
        ("14h", time(14)),
        ("14h30", time(14, 30)),
        ("14 h 30", time(14, 30)),
        ("24:00", None),
        ("10:60", None),
        ("10", None),
        ("ten", None),
    ],
)
def test_times(text: str, clock: time | None) -> None:
    """A time of day has minutes or an h; a number alone would be minutes."""
    assert clock_said(text) == clock
