"""Texts that people wrote, as cells that a spreadsheet never runs."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.exports.cells import as_written, clean, harmless
from bot.documents.exports.csv_files import render_csv
from bot.documents.exports.model import Column, Table

SIGNS = "=+-@\t\r\n'＝＋－＠ \u00a0\u200b\ufeffaé1" + '",;|'  # noqa: RUF001 # full-width signs
NASTY = st.text(st.sampled_from(SIGNS), max_size=6) | st.text(max_size=12)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+33 1 23",
        "-5 degrees",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",  # noqa: RUF001 # a full-width sign
        "  =1",
        "\u200b=1",
        "'=1",
        '=HYPERLINK("https://example.org","tap")',
    ],
)
def test_what_begins_as_a_formula_is_only_a_text(text: str) -> None:
    """An apostrophe goes before it, and only one more than there was."""
    assert harmless(text) == "'" + text
    assert as_written(harmless(text)) == text


@pytest.mark.parametrize("text", ["", "5 - 3 = 2", "a@example.org", "'tis so", "Ünïcode", "’=1"])  # noqa: RUF001 # as people type
def test_other_texts_stay_as_they_are(text: str) -> None:
    """Signs inside a text do no harm."""
    assert harmless(text) == text
    assert as_written(text) == text


@settings(max_examples=150, deadline=None)
@given(st.lists(NASTY, min_size=1, max_size=3))
def test_a_csv_gives_every_text_back_and_runs_none(texts: list[str]) -> None:
    """Read by a program, a cell is the text as `clean` left it; none begins as a formula."""
    table = Table("t", (Column("text"),), tuple((text,) for text in texts))
    written = render_csv(table).decode("utf-8-sig")
    _, *rows = csv.reader(io.StringIO(written, newline=""))
    cells = [row[0] for row in rows]
    assert [as_written(cell) for cell in cells] == [clean(text) for text in texts]
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\n"}]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x00b\x07c\x1b[0m", "abc[0m"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("half \ud83d", "half \ufffd"),
        ("no \uffff character", "no \ufffd character"),
        ("tab\there 👍🏽 العربية", "tab\there 👍🏽 العربية"),
    ],
)
def test_only_what_no_format_holds_goes(text: str, cleaned: str) -> None:
    """Control characters and half characters go or are marked; emoji and all scripts stay."""
    assert clean(text) == cleaned
