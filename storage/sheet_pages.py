"""What a facilitator's run sheet shows in a chat."""

from sqlalchemy import bindparam, select

from storage.collection import Collection, upsert
from storage.tables.prompts import SheetPage

_turn = upsert(SheetPage, "address_id", "visit_id", update={"page": "new", "about": "new"})
_page = select(SheetPage.page, SheetPage.about).where(
    SheetPage.address_id == bindparam("address"), SheetPage.visit_id == bindparam("visit")
)


class SheetPages(Collection):
    """One page for each chat and visit; what a page's name means, the sheet's view knows."""

    def turn(self, address_id: int, visit_id: int, page: str, about: str) -> None:
        """Remember what a run sheet shows in a chat."""
        self._run(
            self._upserting(_turn),
            address_id=address_id,
            visit_id=visit_id,
            page=page,
            about=about,
        )

    def of(self, address_id: int, visit_id: int) -> tuple[str, str]:
        """Give what a run sheet shows in a chat: the page, and what it is about."""
        row = self._one(_page, address=address_id, visit=visit_id)
        return (row.page, row.about) if row else ("main", "")
