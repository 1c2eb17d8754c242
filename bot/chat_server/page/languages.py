"""The words of the pages: one JSON file per language, all with the same keys."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "words"
LANGUAGES = ("en", "fr", "ar")

Words = dict[str, Any]


def words_in(language: str) -> Words:
    """All words by group and key, in that language or else in English.

    `language` may have a region (`fr-BE`). The group `language` tells code, direction and name.
    """
    code = language[:2].lower()
    return words_of(code if code in LANGUAGES else LANGUAGES[0])


@cache
def words_of(code: str) -> Words:
    """All words in a language that there are words for, read once."""
    words: Words = json.loads((FOLDER / f"{code}.json").read_text(encoding="utf-8"))
    return words


def offered() -> list[Words]:
    """What a menu of languages shows: code, dir and name of each."""
    return [words_in(code)["language"] for code in LANGUAGES]
