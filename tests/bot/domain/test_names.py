"""Names as they are kept."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.names import LONGEST, BadName, checked_name, first_name, tidy


@pytest.mark.parametrize(
    "name",
    [
        "Saraswati",
        "ليان الزعتري",
        "Nguyễn Thị Ánh",
        "Maria da Conceição de Vasconcelos e Albuquerque Teles-Branco",
        "Fenna van der Wielen-\N{RIGHT SINGLE QUOTATION MARK}t Hart",
        'Ανδρέας "Λοΐζου',
        "ني\N{ZERO WIDTH NON-JOINER}رم",
        "O",
        "<b>&",
    ],
)
def test_names_of_any_script_are_kept_as_they_are(name: str) -> None:
    """Right to left, stacked marks, apostrophes, joiners and sixty letters are welcome."""
    assert checked_name(name) == name


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("  Anna \t\n  Ek ", "Anna Ek"),
        ("Zoe\u0308", "Zoë"),
        ("An\x00na\x07", "Anna"),
        ("\u202eAnna\u202c \u2066Ek\u2069", "Anna Ek"),
        ("\ufeffAnna\u200b", "Anna"),
        ("Anna \x1b Ek", "Anna Ek"),
    ],
)
def test_names_are_tidied(given_name: str, kept: str) -> None:
    """Blanks are folded, accents composed, control and direction characters removed."""
    assert checked_name(given_name) == kept


@pytest.mark.parametrize("text", ["", " \t", "\u202e\u2066", "...", "123", "🙂", "\u3164"])
def test_a_name_has_letters(text: str) -> None:
    """Without a letter there is no name."""
    with pytest.raises(BadName, match="name-blank"):
        checked_name(text)


def test_a_name_has_an_end() -> None:
    """Code points count, after composing: eighty fit, eighty-one do not."""
    assert checked_name("e\u0301" * LONGEST) == "é" * LONGEST
    with pytest.raises(BadName, match="name-long"):
        checked_name("é" * (LONGEST + 1))


@given(st.text())
def test_tidying_is_done_after_once(text: str) -> None:
    """A tidied text stays as it is, on one line, composed."""
    once = tidy(text)
    assert tidy(once) == once
    assert "\n" not in once
    assert unicodedata.is_normalized("NFC", once)


def test_first_names() -> None:
    """The first word greets somebody; without a name there is none."""
    assert first_name("Maria da Conceição") == "Maria"
    assert first_name("") == ""
