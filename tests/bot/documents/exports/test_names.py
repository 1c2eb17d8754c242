"""Names that every system takes."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.exports.cells import clean
from bot.documents.exports.names import (
    LONGEST_FILE,
    LONGEST_SHEET,
    file_name,
    sheet_names,
    slug,
    unique,
)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Où est le chantier ?", "ou-est-le-chantier"),
        ("Vue d\N{RIGHT SINGLE QUOTATION MARK}ensemble", "vue-d-ensemble"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\windows\\a.exe", "c-windows-a-exe"),
        ("CON", "con-"),
        ("lpt1", "lpt1-"),
        ("...", "table"),
        ("Къде?", "table"),
        ("🎉", "table"),
        ("a" * 200, "a" * LONGEST_FILE),
    ],
)
def test_a_title_becomes_a_name(title: str, name: str) -> None:
    """Letters lose their accents, all else is a hyphen; no device, no path, not too long."""
    assert slug(title) == name


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=3))
def test_a_file_name_is_safe(parts: list[str]) -> None:
    """Whatever the titles, it is lower-case ASCII with one dot, before the ending."""
    assert re.fullmatch(r"[a-z0-9-]{1,61}\.csv", file_name("csv", *parts))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_sheet_names_are_what_excel_takes(titles: list[str]) -> None:
    """At most 31 units, no sign that it forbids, no apostrophe at an end, each once, none empty."""
    names = sheet_names([clean(title) for title in titles])
    assert len({name.casefold() for name in names}) == len(titles)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) <= 2 * LONGEST_SHEET
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert name.strip("'") == name
        assert name.lower() != "history"


def test_equal_names_are_numbered() -> None:
    """A second one of a name gets a number, also where only the case of letters differs."""
    assert unique(["day", "Day", "day", "night"]) == ["day", "Day-2", "day-3", "night"]
    assert sheet_names(["x" * 40, "x" * 41]) == ["x" * 31, "x" * 29 + "-2"]
    assert sheet_names(["👍" * 20] * 2) == ["👍" * 15, "👍" * 14 + "-2"]
    assert sheet_names(["History", "", "'"]) == ["History_", "_", "_-2"]
