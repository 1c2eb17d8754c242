"""Texts of words and names alone take a short cut past Fluent, and nobody can tell."""

import pytest

from bot.texts import catalogue


@pytest.mark.parametrize("language", catalogue.languages())
def test_words_and_names_are_joined_as_fluent_joins_them(language: str) -> None:
    """A text of words and names alone reads the same with and without Fluent's resolver."""
    texts = [catalogue._text(language, key) for key in catalogue._files(language)]  # noqa: SLF001 - a short cut that must not be seen
    joined = [text for text in texts if text.words is not None]
    assert 0 < len(joined) < len(texts)
    for text in joined:
        args = {name: f"100 %({name})s & <b>" for name in text.names}
        said, errors = text.bundle.format_pattern(text.pattern, args)
        assert (text.words or "") % args == said
        assert not errors


def test_a_name_without_its_words() -> None:
    """A text of words and names alone that lacks a name is a fault."""
    with pytest.raises(catalogue.TextFault):
        catalogue.say("en", "prompt-title", {"other": "x"})
