"""To which page a card was turned in a chat."""

from sqlalchemy import bindparam, delete, select

from storage.collection import Collection, upsert
from storage.tables.prompts import CardPage

_rows = CardPage.__table__
_turn = upsert(CardPage, "address_id", "subject", update={"page": "new"})
_page = select(_rows.c.page).where(
    _rows.c.address_id == bindparam("address"), _rows.c.subject == bindparam("what")
)
_forget = delete(CardPage).where(_rows.c.subject == bindparam("what"))


class CardPages(Collection):
    """One page for each chat and card; what a page's name means, the card's view knows."""

    def turn(self, address_id: int, subject: str, page: str) -> None:
        """Have a card show a page in one chat, from the next drawing on."""
        self._run(self._upserting(_turn), address_id=address_id, subject=subject, page=page)

    def of(self, address_id: int, subject: str) -> str:
        """Give the page of a card in a chat; empty: the first one."""
        return str(self._scalar(_page, address=address_id, what=subject) or "")

    def forget(self, subject: str) -> None:
        """Forget in which chats a card was turned to which page."""
        self._run(_forget, what=subject)
