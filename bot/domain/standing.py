"""How far somebody who was invited has come, in the words of the organiser's list."""

from enum import StrEnum


class Standing(StrEnum):
    """What the organiser sees of an invitation."""

    INVITED = "invited, not started"
    STARTED = "started"  # opened the link, has not gone through all steps
    JOINED = "joined"
    BLOCKED = "blocked"  # joined or started, but takes no messages now
    LEFT = "left"


def standing(state: str, *, opened: bool, reachable: bool) -> Standing:
    """Tell how far somebody has come.

    Args:
        state: their part's, see `storage.tables.people.Participant`.
        opened: whether the link was opened.
        reachable: whether any of their addresses takes messages.
    """
    if state == "left":
        return Standing.LEFT
    if not opened:
        return Standing.INVITED
    if not reachable:
        return Standing.BLOCKED
    return Standing.JOINED if state == "joined" else Standing.STARTED
