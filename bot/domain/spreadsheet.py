"""Reading a table out of a file, in whatever way a spreadsheet wrote it as CSV."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from bot.domain.code_pages import CODE_PAGES, likeliest

Lines = list[tuple[int, list[str]]]  # the line each row begins in, from 1, and its cells

_SEPARATORS = ",;\t|"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class BadFile(ValueError):
    """The file as a whole cannot be read; the message says why and what would be right."""


def decoded(content: bytes, encoding: str = "") -> tuple[str, str, bool]:
    """Give a file's text, its encoding, and whether that is only a guess.

    Args:
        content: the file.
        encoding: how it was written, if somebody says so; then nothing is guessed.

    Raises:
        BadFile: it is no text, or not in this encoding.
    """
    if encoding:
        return _decode(content, encoding), encoding, False
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return _decode(content, marked), marked, False
    unmarked = _unicode(content)
    with suppress(UnicodeDecodeError):
        text = content.decode(unmarked)
        if "\0" not in text:
            return text, unmarked, False
    page = None if b"\0" in content else likeliest(content)
    if page is None:
        raise BadFile("This is no text. Save the table as CSV, in UTF-8 if you are asked.")
    return content.decode(page), page, True


def _unicode(content: bytes) -> str:
    """Tell which Unicode it is if it is any: the first character of a header is one byte's."""
    if b"\0" not in content:
        return "utf-8"
    return "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except LookupError:
        raise BadFile(
            f"Nobody knows the encoding {encoding}. Usual are {', '.join(CODE_PAGES)} and utf-8."
        ) from None
    except UnicodeDecodeError as error:
        raise BadFile(
            f"The file is said to be {encoding}, but it is not: {error.reason}. "
            "Save it again as CSV."
        ) from error


def table(text: str, fitting: Callable[[Sequence[str]], int]) -> tuple[list[str], Lines]:
    """Split a text into its header and its rows.

    Args:
        text: the file's.
        fitting: how well a header fits; the separator that makes it fit best is right.

    Raises:
        BadFile: it is empty, or no CSV.
    """
    said, _, rest = text.partition("\n")
    skipped = 0
    if said.strip().lower().startswith("sep="):  # how a spreadsheet may say its separator
        text, skipped = rest, 1
    try:
        tables = [list(_numbered(text, separator)) for separator in _SEPARATORS]
    except csv.Error as error:
        raise BadFile(f"The file is no CSV: {error}.") from error
    best = max(tables, key=lambda found: fitting(found[0][1]) if found else -1)
    if not best:
        raise BadFile("The file is empty.")
    return best[0][1], [(line + skipped, cells) for line, cells in best[1:]]


def _numbered(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield line, cells
        line = reader.line_num + 1
