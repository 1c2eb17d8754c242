"""What a steered clock showed at one instant, from which all it shows later is worked out."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Mark:
    """What the clock showed, and how it goes on from there.

    Attributes:
        real: real seconds at that instant.
        breath: seconds for pacing; they pass while the visit stands still, too.
        visit: seconds of the visit.
        breathing, running: how many of each pass in a second of real time.
    """

    real: float
    breath: float = 0.0
    visit: float = 0.0
    breathing: float = 1.0
    running: float = 0.0

    def at(self, real: float) -> "Mark":
        """Give what it shows at a later instant of real time, in seconds."""
        passed = real - self.real
        return replace(
            self,
            real=real,
            breath=self.breath + passed * self.breathing,
            visit=self.visit + passed * self.running,
        )
