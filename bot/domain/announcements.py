"""What becomes of an announcement on its way to one person."""

from datetime import timedelta
from enum import StrEnum

TOO_LATE = timedelta(hours=1)  # after its time it does not leave by itself any more
LONGEST = 3000  # code points
DRAFT, WAITING, SENT, WITHDRAWN = "draft", "waiting", "sent", "withdrawn"


class Fate(StrEnum):
    """What became of it; the value names the text, after `announce-`."""

    SENT = "arrived"
    TOGETHER = "together"  # in one message with what else was due to the same person
    LEAVING = "on-its-way"
    MORNING = "morning"  # it waits for the end of their quiet hours
    UNREACHED = "unreached"
    KEPT_BACK = "kept-back"  # they paused, have had enough messages, or left meanwhile
    FORGOTTEN = "forgotten"  # it left, or was tried, so long ago that the letter is gone


_UNREACHED = {"not reachable", "unreachable"}
_OF_LETTERS = {"": Fate.FORGOTTEN, "sent": Fate.SENT}


def fate(entry: str, reason: str, letter: str, *, later: bool) -> Fate:
    """Tell what became of it.

    Args:
        entry: the state of the person's timeline entry.
        reason: why it was dropped, if it was.
        letter: the state of the letter in which it went; empty if there is none.
        later: whether that letter must wait.
    """
    if entry == "planned":
        return Fate.MORNING
    if entry == "failed" or reason in _UNREACHED:
        return Fate.UNREACHED
    if entry == "dropped" and reason != "merged":
        return Fate.KEPT_BACK
    if reason == "merged" and letter == "sent":
        return Fate.TOGETHER
    if letter == "waiting":
        return Fate.MORNING if later else Fate.LEAVING
    return _OF_LETTERS.get(letter, Fate.UNREACHED)
