"""Texts with marks for tests: what they cover, and random ones."""

from typing import Any

from hypothesis import strategies as st

Entity = dict[str, Any]

STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
ODD = ["🏟", "👩‍👩‍👧", "🇫🇮", "e\u0301", "שלום", "مرحبا", "\u200f", "\U0001d4b3", "👍🏽", "क्षि"]
WORDS = ["a", "b c", "\n", " ", ".", "_", "*", "\\", "`", "<", "&lt;", "#", "|", ">", "!", *ODD]


def texts(pieces: list[str] | None = None) -> st.SearchStrategy[str]:
    """Short texts of what is hard to measure and hard to mark up."""
    any_sign = st.characters(exclude_categories=["Cs"])
    return st.lists(st.sampled_from(pieces or WORDS) | any_sign, max_size=8).map("".join)


def length(text: str) -> int:
    """In UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, entity: Entity) -> str:
    """The part of a text that an entity covers."""
    wide = text.encode("utf-16-le")
    begin = 2 * entity["offset"]
    return wide[begin : begin + 2 * entity["length"]].decode("utf-16-le")


def covered(text: str, entities: list[Entity]) -> list[tuple[str, str]]:
    """Each entity's type and the part of the text that it covers."""
    return [(one["type"], cut(text, one)) for one in entities]
