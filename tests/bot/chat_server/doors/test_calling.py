"""Who is told by e-mail that something waits, at which instant."""

import pytest

from bot.chat_server.doors.calling import Attention, call_at

NOON = 1_800_000_000.0


@pytest.mark.parametrize(
    ("known", "seconds"),
    [
        (Attention(None), None),
        (Attention(None, here=True, seen_at=NOON, called_at=NOON), None),
        # somebody away is called after a minute, whatever they saw before
        (Attention(NOON), 60),
        (Attention(NOON, seen_at=NOON - 5), 60),
        # an open page has two minutes, from the message or from the last look
        (Attention(NOON, here=True), 120),
        (Attention(NOON, here=True, seen_at=NOON - 5), 120),
        (Attention(NOON, here=True, seen_at=NOON + 30), 150),
        # who did not come after an e-mail gets the next one half an hour later
        (Attention(NOON, called_at=NOON - 10), 1790),
        (Attention(NOON, called_at=NOON - 1790), 60),
        (Attention(NOON, here=True, called_at=NOON - 10), 1790),
        # who came is called again after five minutes at the earliest
        (Attention(NOON, seen_at=NOON - 9, called_at=NOON - 10), 290),
        (Attention(NOON, seen_at=NOON - 10, called_at=NOON - 900), 60),
        (Attention(NOON, seen_at=NOON - 901, called_at=NOON - 900), 900),
    ],
)
def test_when(known: Attention, seconds: float | None) -> None:
    """Each situation has its instant, counted here from noon."""
    due = call_at(known)
    assert (due if due is None else due - NOON) == seconds
