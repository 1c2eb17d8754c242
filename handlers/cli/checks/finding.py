"""What a check found."""

from dataclasses import dataclass
from enum import Enum


class State(Enum):
    """How a thing stands, with the mark that it gets in front."""

    GOOD = "good"
    WARNING = "warning"
    BROKEN = "broken"

    @property
    def mark(self) -> str:
        """Give the mark."""
        return {"good": "✓", "warning": "!", "broken": "✗"}[self.value]


@dataclass(frozen=True)
class Finding:
    """One line: what was looked at, how it stands, and what to do about it.

    Nothing in it may be a token, or anybody's name.
    """

    what: str
    state: State
    says: str
    mend: str = ""


def good(what: str, says: str) -> Finding:
    """Find that all is well."""
    return Finding(what, State.GOOD, says)


def doubtful(what: str, says: str, mend: str) -> Finding:
    """Find what may become a trouble, or is one that Hospes can live with."""
    return Finding(what, State.WARNING, says, mend)


def broken(what: str, says: str, mend: str) -> Finding:
    """Find what keeps Hospes from working."""
    return Finding(what, State.BROKEN, says, mend)
