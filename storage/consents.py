"""What people agreed to: append only."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, insert, select

from storage.collection import Collection
from storage.ids import new_id
from storage.tables.people import Consent

_rows = Consent.__table__
_add = insert(Consent)
_agreed = (
    select(_rows.c.text_version)
    .where(_rows.c.visit_id == bindparam("where"), _rows.c.act == "given")
    .distinct()
)
_of = select(Consent.__table__).where(_rows.c.person_id == bindparam("who")).order_by(_rows.c.id)


class Consents(Collection):
    """Consents given and withdrawn, each with the version of the text and the instant."""

    def add(
        self, person_id: int, visit_id: int | None, act: str, text_version: str, now: datetime
    ) -> None:
        """Record an act: given or withdrawn."""
        self._run(
            _add,
            id=new_id(),
            person_id=person_id,
            visit_id=visit_id,
            act=act,
            text_version=text_version,
            at=now,
        )

    def of(self, person_id: int) -> list[Row[Any]]:
        """Give all acts of a person, the oldest first."""
        return self._all(_of, who=person_id)

    def versions_of(self, visit_id: int) -> set[str]:
        """Give the versions of the text that somebody ever agreed to in a visit."""
        return {row.text_version for row in self._all(_agreed, where=visit_id)}

    def standing(self, person_id: int, visit_id: int | None) -> Row[Any] | None:
        """Give the consent that holds for a visit, none if it was withdrawn or never given."""
        acts = [row for row in self.of(person_id) if row.visit_id == visit_id]
        return acts[-1] if acts and acts[-1].act == "given" else None
