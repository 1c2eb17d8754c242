"""The facilitator's run sheet: one card that is edited in place, and always shows what is next."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Row

from bot.services import sheet_turning as pages
from bot.services.sheets import sheet_of
from bot.views.content import Content
from bot.views.readers import reader_of
from bot.views.sheet_checks import missing_page, outside_page, withdraw_page
from bot.views.sheet_list import further_page, item_page, list_page
from bot.views.sheet_main import main_page
from bot.views.sheet_more import files_page, note_page, notes_page, team_page, tools_page
from bot.views.sheet_scene import Drawn, SheetScene
from storage.work import Reading

_PAGES: Mapping[str, Callable[[SheetScene], Drawn]] = {
    pages.MAIN: main_page,
    pages.LIST: list_page,
    pages.ITEM: item_page,
    pages.FURTHER: further_page,
    pages.MISSING: missing_page,
    pages.WITHDRAW: withdraw_page,
    pages.OUTSIDE: outside_page,
    pages.TOOLS: tools_page,
    pages.FILES: files_page,
    pages.NOTE: note_page,
    pages.NOTES: notes_page,
    pages.TEAM: team_page,
}


def sheet_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw the run sheet of a visit (its key), at the page to which it was turned in this chat."""
    visit = reading.visits.by_key(about)
    person_id = address.person_id or 0
    if visit is None or not reading.people.leads(person_id, visit.id):
        return None
    page, subject = reading.sheet_pages.of(address.id, visit.id)
    reader = reader_of(reading, address, visit.id)
    scene = SheetScene(reading, reader, sheet_of(reading, visit.id), subject, person_id)
    text, rows = _PAGES.get(page, main_page)(scene)
    return Content(text, reader.keyboard(rows), pinned=True)
