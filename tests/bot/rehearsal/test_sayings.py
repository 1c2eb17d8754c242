"""Recognising texts of the catalogue in what arrives."""

import pytest

from bot.rehearsal.sayings import head, plain, saying, unmistakable
from bot.texts import catalogue


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_text_is_recognised_with_its_arguments(language: str) -> None:
    """What the catalogue says is found again, and what was put into it comes back."""
    said = plain(catalogue.say(language, "sheet-word", {"word": "dolphin"}))
    found = saying(language, "sheet-word", "word").search(f"before\n{said}\nafter")
    assert found is not None
    assert found[1] == "dolphin"


def test_another_text_is_not() -> None:
    """One text is not taken for another, nor one language for the other."""
    said = catalogue.plain("fr", "check-in-done", {"day": "Jour 1"})
    assert saying("en", "check-in-done", "day").search(said) is None
    assert saying("fr", "check-in-nearly").search(said) is None


def test_how_a_text_begins() -> None:
    """The head of a text is what stands before its argument, without markup."""
    assert head("en", "prompt-mine", "answer") == "✓ Your answer:"


def test_english_sentences_are_unmistakable() -> None:
    """Pieces of English texts are found in them, and in no French text."""
    pieces = unmistakable("en", "fr")
    assert len(pieces) > 200
    english = plain(catalogue.say("en", "hear-nothing-open", {"next": ""}))
    french = plain(catalogue.say("fr", "hear-nothing-open", {"next": ""}))
    assert any(piece in english for piece in pieces)
    assert not any(piece in french for piece in pieces)


def test_markup_and_entities_go() -> None:
    """A text reads as it stands in the chat."""
    assert plain("<b>A &amp; B</b> &lt;i&gt;") == "A & B <i>"
