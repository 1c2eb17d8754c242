"""How somebody wants to be written to: in which zone, when not, how much, and from when on."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain import quiet as hours
from bot.domain.plan.scalars import Quiet

FOREVER = datetime(9999, 1, 1, tzinfo=UTC)  # until they say /resume
OF_FEWER = 1  # unsolicited messages a day for whoever asked for fewer


@dataclass(frozen=True)
class Wishes:
    """What counts for one person in one visit: their own choice, or else the plan's.

    Attributes:
        zone: their IANA zone.
        quiet: their quiet hours, on the clock of `zone`.
        own_quiet: they chose these hours themselves.
        fewer: they asked for fewer messages.
        at_most_a_day: how many unsolicited messages may begin in their own day.
        paused_until: UTC instant at which their pause ends, or ended; none: there was none.
    """

    zone: str
    quiet: Quiet
    own_quiet: bool = False
    fewer: bool = False
    at_most_a_day: int = 6
    paused_until: datetime | None = None

    def paused(self, instant: datetime) -> bool:
        """Tell whether nothing is to come at an instant."""
        return self.paused_until is not None and instant < self.paused_until

    def is_quiet(self, instant: datetime) -> bool:
        """Tell whether an instant lies in their quiet hours."""
        return hours.is_quiet(instant, self.quiet, self.zone)

    def allowed_from(self, instant: datetime) -> datetime:
        """Give the first instant from this one on that is not quiet."""
        return hours.allowed_from(instant, self.quiet, self.zone)

    def allowed_before(self, instant: datetime) -> datetime:
        """Give the last minute up to this instant that is not quiet."""
        return hours.allowed_before(instant, self.quiet, self.zone)

    def own_day(self, instant: datetime) -> tuple[datetime, datetime]:
        """Give the instants between which their calendar day runs; the second is excluded."""
        return hours.local_day(instant, self.zone)
