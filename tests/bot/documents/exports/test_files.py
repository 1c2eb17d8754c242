"""Tables as files, read back by what knows only the format."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.exports.cells import clean
from bot.documents.exports.csv_files import render_csv, render_zip
from bot.documents.exports.json_file import render_json
from bot.documents.exports.model import Book, Table
from bot.documents.exports.workbook import LONGEST, render_xlsx
from tests.bot.documents.exports.books import BOOK, HEAD, MADE, ROW, Workbook


def book_of(text: str) -> Book:
    table = Table("Only", HEAD[:1], ((text,),))
    return Book("One text", "", MADE, (table,))


def test_a_csv_is_as_the_standard_says() -> None:
    """It has a mark, CRLF after each row, quotes around texts, and numbers as they are."""
    written = render_csv(BOOK.tables[0])
    assert (
        written
        == (
            '\ufeff"Text","Number","Share","Time"\r\n'
            '"\'=1+1",-3,0.25,"2027-04-21 09:30"\r\n'
            '"été ☀️",2.5,"",""\r\n'
        ).encode()
    )


def test_quotes_and_lines_in_a_csv_are_read_back() -> None:
    """Quotes, commas and line breaks in a text stay in its cell."""
    text = 'He said "no",\nthen; "yes"'
    written = render_csv(Table("t", HEAD[:1], ((text,),))).decode("utf-8-sig")
    assert [*csv.reader(io.StringIO(written, newline=""))][1] == [text]


def test_a_zip_has_a_csv_for_each_table() -> None:
    """The files are numbered in their order and named in ASCII, a note comes first."""
    with zipfile.ZipFile(io.BytesIO(render_zip(BOOK))) as folder:
        assert folder.namelist() == [
            "README.txt",
            "00-overview.csv",
            "01-what-is-hard-a-b.csv",
            "02-what-is-hard-a-b-2.csv",
        ]
        assert folder.read("README.txt").decode("utf-8-sig") == "Read me\nfirst"
        assert folder.read("00-overview.csv") == render_csv(BOOK.tables[0])


def test_a_workbook_is_read_back() -> None:
    """Each table is a sheet; texts are texts, numbers and times are numbers."""
    read = Workbook(render_xlsx(BOOK))
    assert read.sheets == ["Overview", "What is hard a b", "what is hard a b 2"]
    head, first, second = read.rows(1)
    assert head == ["Text", "Number", "Share", "Time"]
    assert first == ["=1+1", -3.0, 0.25, pytest.approx(46498.3958, abs=1e-4)]
    assert second == ["été ☀️", 2.5]


@pytest.mark.parametrize("render", [render_zip, render_xlsx])
def test_the_same_book_gives_the_same_bytes(render: object) -> None:
    """A file tells nothing but what is in it: no clock, no machine."""
    assert callable(render)
    assert render(BOOK) == render(replace(BOOK))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20) | st.sampled_from(["=1", "_x0041_", "{=1}", "https://example.org"]))
def test_a_workbook_gives_every_text_back(text: str) -> None:
    """No text becomes a formula, a number or a link; it is read back as `clean` left it."""
    read = Workbook(render_xlsx(book_of(text)))
    cells = [cell for row in read.rows(1)[1:] for cell in row]
    assert "".join(map(str, cells)) == clean(text)


def test_a_text_too_long_for_a_cell_is_cut() -> None:
    """A cell holds 32,767 units of UTF-16, and a sign shows that there was more."""
    for text in ("x" * (LONGEST + 1), "👍" * LONGEST):
        [[cell]] = Workbook(render_xlsx(book_of(text))).rows(1)[1:]
        assert isinstance(cell, str)
        assert len(cell.encode("utf-16-le")) <= 2 * LONGEST
        assert cell[-1] == "…"
        assert text.startswith(cell[:-1])
    [[whole]] = Workbook(render_xlsx(book_of("y" * LONGEST))).rows(1)[1:]
    assert whole == "y" * LONGEST


def test_json_has_instants_with_their_zone() -> None:
    """Instants are ISO 8601, texts are as they were written."""
    written = render_json({"at": datetime(2027, 4, 21, 7, 30, tzinfo=UTC), "text": "=été \x00"})
    assert json.loads(written) == {"at": "2027-04-21T07:30:00+00:00", "text": "=été \x00"}
    assert "été".encode() in written
    assert json.loads(render_json(["half \ud83d"])) == ["half ?"]


def test_json_of_something_else_is_a_mistake() -> None:
    """What has no shape in the file is not written as its name in the code."""
    with pytest.raises(TypeError, match="Book"):
        render_json(BOOK)  # type: ignore[arg-type]


def test_a_row_of_another_length_is_a_mistake() -> None:
    """A row has a cell for each column."""
    with pytest.raises(ValueError, match="zip"):
        render_xlsx(replace(BOOK, tables=(Table("t", HEAD, (ROW[:1],)),)))
