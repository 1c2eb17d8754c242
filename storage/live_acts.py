"""What the team did just now."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select

from storage.collection import Collection
from storage.ids import new_id
from storage.tables.visits import LiveAct

_rows = LiveAct.__table__
_add = insert(LiveAct)
_since = (
    select(_rows)
    .where(_rows.c.visit_id == bindparam("visit"), _rows.c.at >= bindparam("instant"))
    .order_by(_rows.c.id)
)
_named = (
    select(_rows)
    .where(_rows.c.visit_id == bindparam("visit"), _rows.c.act == bindparam("name"))
    .order_by(_rows.c.id)
)
_remove = delete(LiveAct).where(_rows.c.id == bindparam("which"))
_remove_from = delete(LiveAct).where(
    _rows.c.visit_id == bindparam("visit"), _rows.c.id >= bindparam("first")
)
_forget = delete(LiveAct).where(
    _rows.c.visit_id == bindparam("visit"),
    _rows.c.at < bindparam("instant"),
    _rows.c.act != bindparam("kept"),
)


class LiveActs(Collection):
    """The last minutes of the run sheet, act by act."""

    def add(
        self, visit_id: int, act: str, about: str, before: Mapping[str, Any], now: datetime
    ) -> None:
        """Write an act down, with what is needed to undo it."""
        self._run(
            _add, id=new_id(), visit_id=visit_id, act=act, about=about, before=dict(before), at=now
        )

    def since(self, visit_id: int, instant: datetime) -> list[Row[Any]]:
        """Give the acts in a visit from an instant on, the newest last."""
        return self._all(_since, visit=visit_id, instant=instant)

    def named(self, visit_id: int, act: str) -> list[Row[Any]]:
        """Give the acts of one name in a visit, the newest last."""
        return self._all(_named, visit=visit_id, name=act)

    def remove(self, act_id: int) -> None:
        """Forget an act: it was undone."""
        self._run(_remove, which=act_id)

    def remove_from(self, visit_id: int, act_id: int) -> None:
        """Forget an act and all that came after it."""
        self._run(_remove_from, visit=visit_id, first=act_id)

    def forget(self, visit_id: int, instant: datetime, but: str = "") -> None:
        """Forget a visit's acts from before an instant, but for those of one name."""
        self._run(_forget, visit=visit_id, instant=instant, kept=but)
