"""The pages that are shared in the calls."""

from typing import Any

from sqlalchemy import Row, bindparam, select

from storage.collection import Collection, upsert
from storage.tables.visits import Board

_rows = Board.__table__
_of = select(_rows).where(_rows.c.visit_id == bindparam("visit"))
_by_token = select(_rows).where(_rows.c.token == bindparam("which"))
_put = upsert(
    Board,
    "visit_id",
    update={column.name: "new" for column in _rows.c if column.name != "visit_id"},
)


class Boards(Collection):
    """At most one board for each visit."""

    def of(self, visit_id: int) -> Row[Any] | None:
        """Give a visit's board."""
        return self._one(_of, visit=visit_id)

    def by_token(self, token: str) -> Row[Any] | None:
        """Find the board that has this address."""
        return self._one(_by_token, which=token)

    def put(self, **row: object) -> None:
        """Write a board, with every column of `boards`, over what there was."""
        self._run(self._upserting(_put), **row)
