"""What all simulated people of a rehearsal share: the time, the video calls, the dice."""

from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from bot.clock import Clock
from bot.domain.plan.model import Plan, Prompt


@dataclass
class VideoCall:
    """The video call of a visit, as far as it matters here.

    Attributes:
        screen: the word of the day, as a facilitator shows it; empty before.
        copied: what stands behind a button of the run sheet that somebody could copy.
    """

    screen: str = ""
    copied: str = ""


@dataclass
class World:
    """One visit as simulated people live through it.

    Attributes:
        seed: everything that is left to chance comes from it.
        over: when the visit has had its last effect on anybody.
        spots: what facilitators asked beside the plan, by key.
    """

    clock: Clock
    plan: Plan
    seed: int
    over: datetime
    call: VideoCall = field(default_factory=VideoCall)
    spots: dict[str, Prompt] = field(default_factory=dict)

    def now(self) -> datetime:
        """Give the present instant of the visit."""
        return self.clock.now()

    def dice(self, who: str, purpose: str) -> Random:
        """Give somebody's dice for one purpose; the same whenever they are asked for."""
        return Random(f"{self.seed}/{self.plan.visit}/{who}/{purpose}")  # noqa: S311 - no secret
