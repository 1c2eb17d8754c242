"""Raised hands, who has the floor, and who had it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update

from storage.collection import Collection
from storage.ids import new_id
from storage.tables.visits import Hand

RAISED, SPEAKING, SPOKEN = "raised", "speaking", "spoken"

_rows = Hand.__table__
_this = _rows.c.id == bindparam("which")
_of_visit = (
    select(_rows)
    .where(_rows.c.visit_id == bindparam("visit"))
    .order_by(_rows.c.raised_at, _rows.c.id)
)
_raise = insert(Hand)
_turn = update(Hand).where(_this).values(state=bindparam("new_state"))
_lower = delete(Hand).where(_this, _rows.c.state == RAISED)
_lower_before = delete(Hand).where(
    _rows.c.state == RAISED, _rows.c.raised_at < bindparam("instant")
)
_forget = delete(Hand).where(_rows.c.visit_id == bindparam("visit"))
_visits = select(_rows.c.visit_id).distinct()


class Hands(Collection):
    """One row for each time that somebody raised their hand and did not lower it again."""

    def of_visit(self, visit_id: int) -> Sequence[Row[Any]]:
        """Give all hands of a visit, in the order in which they were raised."""
        return self._all(_of_visit, visit=visit_id)

    def raise_one(self, visit_id: int, participant_id: int, now: datetime) -> None:
        """Write down that somebody raised their hand."""
        self._run(
            _raise,
            id=new_id(),
            visit_id=visit_id,
            participant_id=participant_id,
            state=RAISED,
            raised_at=now,
        )

    def turn(self, hand_id: int, state: str) -> None:
        """Write down that somebody has the floor, or had it."""
        self._run(_turn, which=hand_id, new_state=state)

    def lower(self, hand_id: int) -> None:
        """Forget a raised hand."""
        self._run(_lower, which=hand_id)

    def lower_before(self, instant: datetime) -> None:
        """Forget the hands that were raised before an instant and never called."""
        self._run(_lower_before, instant=instant)

    def forget(self, visit_id: int) -> None:
        """Forget all hands of a visit, and who spoke."""
        self._run(_forget, visit=visit_id)

    def visits_with_any(self) -> list[int]:
        """Give the visits of which hands are kept."""
        return [row.visit_id for row in self._all(_visits)]
