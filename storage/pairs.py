"""Who talks with whom between two votes."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, delete, select

from storage.collection import Collection, upsert
from storage.tables.prompts import Pair

_rows = Pair.__table__
_put = upsert(Pair, "run_id", "participant_id", update={"number": "new"})
_of_run = (
    select(_rows.c.participant_id, _rows.c.number)
    .where(_rows.c.run_id == bindparam("run"))
    .order_by(_rows.c.number, _rows.c.participant_id)
)
_forget = delete(Pair).where(_rows.c.run_id == bindparam("run"))


class Pairs(Collection):
    """The number of everybody's pair in a run; those with the same number talk."""

    def put(self, run_id: int, numbers: Mapping[int, int]) -> None:
        """Write participants' numbers over what was there."""
        rows: list[dict[str, Any]] = [
            {"run_id": run_id, "participant_id": who, "number": number}
            for who, number in numbers.items()
        ]
        self._run_all(self._upserting(_put), rows)

    def of_run(self, run_id: int) -> dict[int, int]:
        """Give the number of each participant who is in a pair."""
        return {row.participant_id: row.number for row in self._all(_of_run, run=run_id)}

    def forget(self, run_id: int) -> None:
        """Forget who talked with whom."""
        self._run(_forget, run=run_id)
