"""What the team announces."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update

from storage.collection import Collection
from storage.tables.visits import Announcement

_rows = Announcement.__table__
_add = insert(Announcement)
_one = select(_rows).where(_rows.c.id == bindparam("which"))
_of_visit = (
    select(_rows)
    .where(_rows.c.visit_id == bindparam("visit"))
    .order_by(_rows.c.written_at, _rows.c.id)
)
_write = (
    update(Announcement)
    .where(_rows.c.id == bindparam("which"))
    .values(text=bindparam("words"), written_at=bindparam("now"))
)
_change = (
    update(Announcement)
    .where(_rows.c.id == bindparam("which"))
    .values(state=bindparam("becomes"), leaves_at=bindparam("leaves"))
)


class Announcements(Collection):
    """Messages of the team to everybody in a visit: draft, waiting, sent or withdrawn."""

    def add(self, announcement_id: int, visit_id: int, author_id: int, now: datetime) -> None:
        """Begin one, without a text yet."""
        self._run(
            _add,
            id=announcement_id,
            visit_id=visit_id,
            author_id=author_id,
            text="",
            state="draft",
            leaves_at=None,
            written_at=now,
        )

    def one(self, announcement_id: int) -> Row[Any] | None:
        """Give one."""
        return self._one(_one, which=announcement_id)

    def of_visit(self, visit_id: int) -> list[Row[Any]]:
        """Give all of a visit, the oldest first."""
        return self._all(_of_visit, visit=visit_id)

    def write(self, announcement_id: int, text: str, now: datetime) -> None:
        """Give it its text."""
        self._run(_write, which=announcement_id, words=text, now=now)

    def becomes(self, announcement_id: int, state: str, leaves_at: datetime | None) -> None:
        """Record in which state it is from now on, and when it leaves or left."""
        self._run(_change, which=announcement_id, becomes=state, leaves=leaves_at)
