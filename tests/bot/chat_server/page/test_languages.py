"""The words of the pages: every language says the same things."""

import re
from pathlib import Path

import pytest

from bot.chat_server.page.languages import LANGUAGES, offered, words_in

STATIC = Path("bot/chat_server/page/static")
TEMPLATES = Path("bot/chat_server/page/templates")


def flat(language: str) -> dict[str, str]:
    """All words by group and key."""
    groups = words_in(language).items()
    return {f"{group}.{key}": text for group, words in groups for key, text in words.items()}


def placeholders(text: str) -> set[str]:
    """What is filled into a text."""
    return set(re.findall(r"\{(\w*)\}", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_keys_and_placeholders(language: str) -> None:
    """No text is missing, empty or left over, and each is filled with the same things."""
    english, other = flat("en"), flat(language)
    assert other.keys() == english.keys()
    assert all(text.strip() for text in other.values())
    for key, text in other.items():
        assert placeholders(text) == placeholders(english[key]), key


def test_whatever_language_is_asked_for() -> None:
    """A region does not matter, and what we do not speak is English."""
    assert words_in("fr-BE")["language"]["name"] == "Français"
    assert words_in("AR")["language"]["dir"] == "rtl"
    assert words_in("")["language"] == words_in("xx")["language"] == words_in("en")["language"]
    assert [one["code"] for one in offered()] == list(LANGUAGES)


def test_every_word_of_the_chat_is_used() -> None:
    """What scripts and templates of the chat ask for is there, and nothing else is."""
    scripts = "".join(file.read_text(encoding="utf-8") for file in STATIC.glob("*.js"))
    pages = "".join(file.read_text(encoding="utf-8") for file in TEMPLATES.glob("*.html"))
    said = set(re.findall(r"\b(?:say|words\.chat)\.(\w+)", pages))
    named = set(re.findall(r'"(\w+)"', scripts))
    called = set(re.findall(r'\bword\("(\w+)"', scripts))
    there = set(words_in("en")["chat"])
    assert said | called <= there
    elsewhere = {"app_name"}  # in the manifest
    assert there <= said | named | elsewhere
