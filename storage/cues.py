"""Where the team is in the plan of a visit."""

from collections.abc import Collection as Keys
from typing import Any

from sqlalchemy import Row, bindparam, select

from storage.collection import Collection, upsert
from storage.tables.visits import Cue

_of = select(Cue.__table__).where(Cue.visit_id == bindparam("visit"))
_put = upsert(Cue, "visit_id", update={"next": "new", "skipped": "new", "led_by": "new"})


class Cues(Collection):
    """One cue for each visit whose team moved it; a visit without one follows its plan."""

    def of(self, visit_id: int) -> Row[Any] | None:
        """Give a visit's cue."""
        return self._one(_of, visit=visit_id)

    def put(self, visit_id: int, coming: str, skipped: Keys[str], led_by: int | None) -> None:
        """Write a visit's cue: the key that comes next, if any; those skipped; who leads."""
        self._run(
            self._upserting(_put),
            visit_id=visit_id,
            next=coming,
            skipped=dict.fromkeys(sorted(skipped), True),
            led_by=led_by,
        )
