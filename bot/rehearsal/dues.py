"""What falls due next, for a clock of a rehearsal, without asking the database each time."""

from collections.abc import Callable
from datetime import datetime

from storage.database import Database
from storage.work import Effects, Reading


class NextDue:
    """The instant of the next timeline entry.

    Args:
        database: started or not.
        now: gives the present instant.
        changed: told, in the writer's thread, when it may be another one.
    """

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime],
        changed: Callable[[], object] = lambda: None,
    ) -> None:
        self._database, self._now, self._changed = database, now, changed
        self._due: datetime | None = None
        self._known = False
        database.on_commit(self._committed)

    def __call__(self) -> datetime | None:
        """Give it; none if nothing is planned."""
        if not self._known:
            self._known = True
            self._due = self._database.look(_next_due)
        if self._due is not None and self._due <= self._now():
            self._known = False
        return self._due

    def _committed(self, effects: Effects) -> None:
        if effects.timeline:
            self._known = False
            self._changed()


def _next_due(reading: Reading) -> datetime | None:
    return reading.timeline.next_due()
