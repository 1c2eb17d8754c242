"""Tables as one XLSX, a sheet for each; texts are written as texts, whatever they look like."""

import io
from datetime import datetime
from typing import Any

from bot.documents.exports.cells import clean
from bot.documents.exports.model import Book, Cell, Column, Table
from bot.documents.exports.names import sheet_names

LONGEST = 32_767
"""Units of UTF-16 that a cell holds (Excel specifications and limits)."""

_NARROW, _WIDE = 16, 60  # of a column, in digits
_CUT = "…"

Styles = dict[str, Any]


def render_xlsx(book: Book) -> bytes:
    """Return the workbook. Takes some milliseconds of CPU: call it in a thread."""
    import xlsxwriter  # noqa: PLC0415 - a start that exports nothing need not wait for it

    held = io.BytesIO()
    workbook = xlsxwriter.Workbook(held, {"in_memory": True})
    workbook.set_properties({"title": clean(book.title), "created": book.made_at})
    styles = {
        name: workbook.add_format({"valign": "top", **look}) for name, look in _STYLES.items()
    }
    names = sheet_names([clean(table.title) for table in book.tables])
    for name, table in zip(names, book.tables, strict=True):
        _fill(workbook.add_worksheet(name), table, styles)
    workbook.close()
    return held.getvalue()


_STYLES: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "text_wrap": True},
    "text": {"text_wrap": True},
    "number": {},
    "share": {"num_format": "0%"},
    "time": {"num_format": "yyyy-mm-dd hh:mm"},
}


def _fill(sheet: Any, table: Table, styles: Styles) -> None:  # noqa: ANN401 - it has no types
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, _WIDE if column.wide else _NARROW)
        sheet.write_string(0, place, fitting(column.title), styles["head"])
    sheet.freeze_panes(1, 0)
    for line, row in enumerate(table.rows, 1):
        for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            _write(sheet, (line, place), cell, column, styles)


def _write(
    sheet: Any,  # noqa: ANN401 - as above
    place: tuple[int, int],
    cell: Cell,
    column: Column,
    styles: Styles,
) -> None:
    match cell:
        case str():
            sheet.write_string(*place, fitting(cell), styles["text"])
        case datetime():
            sheet.write_datetime(*place, cell, styles["time"])
        case int() | float():
            sheet.write_number(*place, cell, styles["share" if column.share else "number"])


def fitting(text: str) -> str:
    """Return a text as long as a cell holds, with a sign where it was cut."""
    plain = clean(text)
    units = plain.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return plain
    return units[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + _CUT
