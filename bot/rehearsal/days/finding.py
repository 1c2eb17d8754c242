"""What a look at the days finds."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.plan.model import Plan
from bot.rehearsal.days.walk import Walk


@dataclass(frozen=True)
class Finding:
    """One thing to mend before the visit, or to know.

    Attributes:
        about: a word or two, such as `night`.
        says: a sentence.
        mend: what would mend it, a sentence; empty: it is only to be known.
        people: the references of those whom it concerns.
    """

    about: str
    says: str
    mend: str = ""
    people: tuple[str, ...] = ()

    @property
    def fault(self) -> bool:
        """Tell whether something goes wrong unless it is mended."""
        return bool(self.mend)


@dataclass(frozen=True)
class Ahead:
    """Everything there is to look at.

    Attributes:
        plan: as it is held: without what is cancelled.
        walks: one for each zone.
    """

    plan: Plan
    walks: Sequence[Walk]
