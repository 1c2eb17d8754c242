"""What the team decided about reminders, beside the plan."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, delete, select

from bot.domain.circumstances import Override
from storage.collection import Collection, upsert
from storage.tables.messaging import TimelineOverride

_rows = TimelineOverride.__table__
_of = select(_rows).where(_rows.c.visit_id == bindparam("visit"))
_decide = upsert(
    TimelineOverride,
    "visit_id",
    "about",
    update={"act": "new", "seconds": "new", "decided_by": "new", "at": "new"},
)
_forget = delete(TimelineOverride).where(
    _rows.c.visit_id == bindparam("visit"), _rows.c.about == bindparam("what")
)


class Overrides(Collection):
    """One decision about each reminder of each day, the newest."""

    def of(self, visit_id: int) -> Mapping[str, Override]:
        """Give what was decided in a visit, by what `bot.domain.timeline.about` gives."""
        return {row.about: _override(row) for row in self._all(_of, visit=visit_id)}

    def decide(
        self, visit_id: int, about: str, what: Override, by: int | None, now: datetime
    ) -> None:
        """Record a decision of a person; it takes the place of the one before."""
        told = what.occurrence if what.act == "now" else int(what.by.total_seconds())
        self._run(
            self._upserting(_decide),
            visit_id=visit_id,
            about=about,
            act=what.act,
            seconds=told,
            decided_by=by,
            at=what.at or now,
        )

    def forget(self, visit_id: int, about: str) -> None:
        """Let a reminder come as it is planned."""
        self._run(_forget, visit=visit_id, what=about)


def _override(row: Row[Any]) -> Override:
    if row.act == "now":
        return Override("now", at=row.at, occurrence=row.seconds)
    return Override(row.act, timedelta(seconds=row.seconds))
