"""What, beside the plan, decides when somebody is reminded: themselves, and what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from bot.domain.plan.scalars import Quiet


@dataclass(frozen=True)
class Circumstances:
    """What of a person decides it.

    Attributes:
        zone: their IANA zone.
        joined_at: UTC instant; nothing is owed to them that was due before.
        quiet: their own quiet hours; none: those of the plan.
        excused: keys of the days on which they said that they cannot come.
        paused_until: UTC instant at which their pause ends, or ended; none: there was none.
        promised: keys of entries that are planned for them; those stay owed when a change of zone
            puts them before the joining.
    """

    zone: str
    joined_at: datetime
    quiet: Quiet | None = None
    excused: frozenset[str] = frozenset()
    paused_until: datetime | None = None
    promised: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Override:
    """What a facilitator decided about one reminder of one day.

    Attributes:
        by: with `move`, how much later; negative: earlier.
        at: with `now`, the UTC instant at which it was to be sent.
        occurrence: with `now`, how often the day's time had been announced by then; what is
            announced anew comes at its own time.
    """

    act: Literal["skip", "move", "now"]
    by: timedelta = timedelta()
    at: datetime | None = None
    occurrence: int = 1


@dataclass(frozen=True)
class Decisions:
    """What was decided in a visit beside its newest plan.

    Attributes:
        occurrences: how often each day's time was announced, by its key; once if it is not here.
        overrides: by what `bot.domain.timeline.about` gives.
    """

    occurrences: Mapping[str, int] = field(default_factory=dict)
    overrides: Mapping[str, Override] = field(default_factory=dict)


AS_PLANNED = Decisions()
