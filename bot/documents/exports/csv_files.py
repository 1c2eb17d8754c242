"""Tables as CSV (RFC 4180): one file each, together in a ZIP with a note for the reader."""

import csv
import io
import zipfile
from datetime import datetime

from bot.documents.exports.cells import clean, harmless
from bot.documents.exports.model import Book, Cell, Table
from bot.documents.exports.names import slug, unique

_BYTE_ORDER_MARK = "\ufeff"  # without it, spreadsheets take UTF-8 for something older
_ABOUT = "README.txt"


def render_csv(table: Table) -> bytes:
    """Return a CSV in UTF-8 with its mark; every text is quoted, numbers are not."""
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([harmless(clean(column.title)) for column in table.columns])
    writer.writerows([_cell(cell) for cell in row] for row in table.rows)
    return (_BYTE_ORDER_MARK + written.getvalue()).encode()


def render_zip(book: Book) -> bytes:
    """Return a ZIP of a CSV for each table, numbered in their order, and a note to read first."""
    names = unique([slug(table.title) for table in book.tables])
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as folder:
        _put(folder, book, _ABOUT, (_BYTE_ORDER_MARK + clean(book.about)).encode())
        for number, (name, table) in enumerate(zip(names, book.tables, strict=True)):
            _put(folder, book, f"{number:02}-{name}.csv", render_csv(table))
    return held.getvalue()


def _put(folder: zipfile.ZipFile, book: Book, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, book.made_at.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    folder.writestr(entry, content)


def _cell(cell: Cell) -> str | int | float | None:
    match cell:
        case str():
            return harmless(clean(cell))
        case datetime():
            return cell.isoformat(" ", "minutes")
        case _:
            return cell
