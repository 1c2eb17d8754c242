"""What may be shown of an anonymous prompt that is open: answers as of some steps ago."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select

from storage.collection import Collection
from storage.tables.prompts import LiveAnswer

_live = LiveAnswer.__table__
_this_run = _live.c.run_id == bindparam("run")
_of = select(_live).where(_this_run).order_by(_live.c.author, _live.c.part)
_clear = delete(LiveAnswer).where(_this_run)
_take_out = delete(LiveAnswer).where(_this_run, _live.c.author == bindparam("whose"))
_insert = insert(LiveAnswer)


class Live(Collection):
    """Answers that were released, by run, author and part; only `disclosure` may show them."""

    def of(self, run_id: int) -> list[Row[Any]]:
        """Give what is shown of a run: author, part, value."""
        return self._all(_of, run=run_id)

    def put(self, run_id: int, author: str, parts: Mapping[str, Any]) -> None:
        """Put what one author says now in the place of what was shown of it."""
        self._run(_take_out, run=run_id, whose=author)
        rows = ({"part": part, "value": value} for part, value in parts.items())
        self._run_all(_insert, [{"run_id": run_id, "author": author, **row} for row in rows])

    def clear(self, run_id: int) -> None:
        """Show nothing of a run any more."""
        self._run(_clear, run=run_id)
