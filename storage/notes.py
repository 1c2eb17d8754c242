"""What facilitators want to remember for the report."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select

from storage.collection import Collection
from storage.ids import new_id
from storage.tables.visits import Note

_rows = Note.__table__
_add = insert(Note)
_of_visit = select(_rows).where(_rows.c.visit_id == bindparam("visit")).order_by(_rows.c.id.desc())
_remove = delete(Note).where(
    _rows.c.id == bindparam("which"), _rows.c.author_id == bindparam("whose")
)
_visits = select(_rows.c.visit_id).distinct()
_forget = delete(Note).where(_rows.c.visit_id == bindparam("visit"))


class Notes(Collection):
    """The team's notes; nobody else sees them."""

    def add(
        self, visit_id: int, run_id: int | None, author_id: int, text: str, now: datetime
    ) -> None:
        """Keep a note of a person, on the run during which it was written, if on one."""
        self._run(
            _add,
            id=new_id(),
            visit_id=visit_id,
            run_id=run_id,
            author_id=author_id,
            text=text,
            written_at=now,
        )

    def of_visit(self, visit_id: int) -> list[Row[Any]]:
        """Give all notes of a visit, the newest first."""
        return self._all(_of_visit, visit=visit_id)

    def visits_with_any(self) -> list[int]:
        """Give the visits of which notes are kept."""
        return [row.visit_id for row in self._all(_visits)]

    def remove(self, note_id: int, author_id: int) -> None:
        """Delete a note, if it is this person's."""
        self._run(_remove, which=note_id, whose=author_id)

    def forget(self, visit_id: int) -> None:
        """Delete all notes of a visit."""
        self._run(_forget, visit=visit_id)
