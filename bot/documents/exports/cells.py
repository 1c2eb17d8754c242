"""Texts that people wrote, as cells that a spreadsheet shows and never runs."""

import unicodedata

_RUNS = frozenset("=+-@\t\r\n")
"""What may begin a formula or a command in some spreadsheet (OWASP, CSV injection)."""

_QUOTE = "'"
_UNSEEN = frozenset({"Zs", "Cf"})  # blanks, and what has no width
_KEPT = frozenset("\t\n")
_UNFIT = frozenset({"\ufffe", "\uffff"})  # no characters in XML 1.0 (2.2)


def clean(text: str) -> str:
    """Return a text that every format can hold.

    Control characters go, lines end with a line feed, and halves of characters become \ufffd.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(map(_fit, filter(_is_seen, lines)))


def harmless(text: str) -> str:
    """Return a text for a CSV, with an apostrophe if a spreadsheet would take it for a formula.

    A file read by a program gives the text back by `as_written`: what has such an apostrophe
    already gets another.
    """
    return _QUOTE + text if _may_run(text) else text


def as_written(cell: str) -> str:
    """Return the text that `harmless` was given."""
    return cell[1:] if cell.startswith(_QUOTE) and _may_run(cell[1:]) else cell


def _may_run(text: str) -> bool:
    """Tell whether it begins as a formula: behind blanks and apostrophes, in any width of signs."""
    seen = (one for one in text if one != _QUOTE and unicodedata.category(one) not in _UNSEEN)
    return unicodedata.normalize("NFKC", next(seen, ""))[:1] in _RUNS


def _is_seen(character: str) -> bool:
    return character in _KEPT or unicodedata.category(character) != "Cc"


def _fit(character: str) -> str:
    half = unicodedata.category(character) == "Cs"
    return "\ufffd" if half or character in _UNFIT else character
